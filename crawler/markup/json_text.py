"""Texts in JSON, read leniently: what boards answer to their own scripts, where any key may be missing or null."""

import json
import math
from collections.abc import Mapping
from typing import cast

from crawler.dates.shown import epoch_moment, moment_of_text
from crawler.items import Moment
from crawler.page import Page

JsonObject = Mapping[str, object]


def json_object(text: str) -> JsonObject | None:
    """Return the object that the text holds, or None where it holds none."""
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return cast("JsonObject", found) if isinstance(found, dict) else None


def json_list(text: str) -> tuple[JsonObject, ...] | None:
    """Return the objects in the list that the text holds, or None where it holds none."""
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return _objects_in(found) if isinstance(found, list) else None


def object_at(holder: JsonObject, key: str) -> JsonObject:
    """Return the object at a key, an empty one where there is none."""
    found = holder.get(key)
    return cast("JsonObject", found) if isinstance(found, dict) else {}


def objects_at(holder: JsonObject, key: str) -> tuple[JsonObject, ...]:
    """Return the objects in the list at a key."""
    found = holder.get(key)
    return _objects_in(found) if isinstance(found, list) else ()


def text_at(holder: JsonObject, *keys: str) -> str | None:
    """Return the first text at one of the keys that is not empty; a number is a text too."""
    for key in keys:
        found = holder.get(key)
        if isinstance(found, str) and found.strip():
            return found.strip()
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
    return None


def number_at(holder: JsonObject, key: str) -> int | None:
    """Return the whole number at a key."""
    found = holder.get(key)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def moment_at(holder: JsonObject, key: str, page: Page) -> Moment | None:
    """Return the moment at a key: an epoch number or a date in words."""
    found = holder.get(key)
    if isinstance(found, int | float) and not isinstance(found, bool) and math.isfinite(found):
        return epoch_moment(int(found))
    return moment_of_text(found, page) if isinstance(found, str) else None


def _objects_in(values: list[object]) -> tuple[JsonObject, ...]:
    return tuple(cast("JsonObject", value) for value in values if isinstance(value, dict))
