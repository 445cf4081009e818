"""What a page of Reddit's redesign keeps for its scripts: who wrote each of its posts, and the moment to the second."""

import json
import re
from collections.abc import Mapping
from typing import cast

from crawler.dates.shown import epoch_moment
from crawler.items import Moment
from crawler.markup.json_text import JsonObject, number_at, object_at, text_at
from crawler.page import Page

_STATE = re.compile(r"window\.___r ?= ?(?=\{)")


def kept_posts(page: Page) -> Mapping[str, JsonObject]:
    """Return what is kept of the submission and of each comment by its name ("t1_c95lpk0"); nothing where none is."""
    begins = _STATE.search(page.text)
    if begins is None:
        return {}
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(page.text, begins.end())
    except (ValueError, RecursionError):
        return {}
    state = cast("JsonObject", found)
    models = [
        object_at(object_at(holder, kind), "models")
        for holder in (state, object_at(state, "features"))
        for kind in ("posts", "comments")
    ]
    return {key: object_at(kept, key) for kept in models for key in kept}


def kept_author(kept: JsonObject) -> str | None:
    """Return who wrote a post."""
    return text_at(kept, "author")


def kept_moment(kept: JsonObject) -> Moment | None:
    """Return when a post was written."""
    created = number_at(kept, "created")
    return None if created is None else epoch_moment(created)
