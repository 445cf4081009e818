"""axe-core over every type of page, Datasette's too: a desk in the light, a telephone in the dark, all folds open."""

import pytest
from addresses import DATASETTE, OWN
from axe_playwright_python.sync_playwright import Axe
from looks import WITH_SCRIPT
from playwright.sync_api import Page

VARIANTS = (
    "?q=zeppelin",
    "districts?students=1200&band=4",
    "districts?students=x",
    "districts?students=1200#narrow",
    "structures/s5",
    "staffing?students=1500&staff=3",
    "recommendations?agreement=divided&band=4",
    "recommendations?agreement=agreed",
    "recommendations/r1?band=7",
    "recommendations/r1?students=1500",
    "threads/t4?sure=90",
    "compare",
    "compare?mine=students:1500,staff:3,technicians:2",
    "brief",
    "brief?students=1500&staff=3",
    "wrong/recommendation/r1",
    "nothing/like/this",
    "kb/structures_browse?_facet=state",
)
"""Pages that show something else than their kind's first address does: a refusal, a choice, nothing."""

SHARED_OUT = [(look, below) for place, look in enumerate(WITH_SCRIPT) for below in VARIANTS[place :: len(WITH_SCRIPT)]]
"""Each of them as it is looked at: what differs from the other way is seen on the kind's first address."""

OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
"""WCAG 2.2's rule on the size of targets comes switched off."""


def violations(view: Page) -> list[tuple[str, str]]:
    found = Axe().run(view, options=OPTIONS).response["violations"]
    return [(each["id"], node["html"]) for each in found for node in each["nodes"]]


def violations_with_folds_open(view: Page) -> list[tuple[str, str]]:
    view.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    return violations(view)


@pytest.mark.parametrize("below", [*OWN, *DATASETTE])
def test_no_page_type_violates_a_rule(view: Page, address: str, below: str) -> None:
    view.goto(address + below)

    assert violations_with_folds_open(view) == []


@pytest.mark.parametrize(("look", "below"), SHARED_OUT, indirect=["look"])
def test_nothing_else_that_a_page_shows_violates_one(view: Page, address: str, below: str) -> None:
    view.goto(address + below)

    assert violations_with_folds_open(view) == []


def test_what_is_offered_while_somebody_types_violates_no_rule(view: Page, address: str) -> None:
    view.goto(address)
    view.locator("#q").press_sequentially("tick")
    view.get_by_role("option").first.wait_for()
    view.keyboard.press("ArrowDown")

    assert violations(view) == []
