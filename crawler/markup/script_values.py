"""Values that a page keeps for its script: JSON, but for `undefined` and dates that are made on the spot."""

import re
from json import JSONDecoder
from typing import cast

from crawler.markup.json_text import JsonObject

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|new Date\((?P<date>"[^"]*")\)|(?P<nothing>\bundefined\b)')


def json_of_script(text: str) -> JsonObject | None:
    """Return the object with which the text opens, whatever follows it; None where it opens with none."""
    plain = _TOKEN.sub(lambda found: found["date"] or ("null" if found["nothing"] else found[0]), text)
    try:
        value, _ = JSONDecoder(strict=False).raw_decode(plain)
    except (ValueError, RecursionError):
        return None
    return cast("JsonObject", value) if isinstance(value, dict) else None
