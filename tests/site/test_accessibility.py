"""axe-core over every type of page, Datasette's too: a desk in the light, a telephone in the dark, all folds open."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PAGES = [
    "",
    "?q=ticket",
    "?q=zeppelin",
    "districts",
    "districts?students=1200&band=4",
    "districts?students=x",
    "structures/s1",
    "structures/s5",
    "staffing",
    "staffing?students=1500&staff=3",
    "recommendations",
    "recommendations?agreement=divided&band=4",
    "recommendations?agreement=agreed",
    "recommendations/r1",
    "recommendations/r1?band=7",
    "recommendations/r1?students=1500",
    "practices",
    "districts?students=1200#narrow",
    "threads/t1",
    "threads/t4?sure=90",
    "compare",
    "compare?ids=s1,s2",
    "compare?mine=students:1500,staff:3,technicians:2",
    "brief",
    "brief?students=1500&staff=3",
    "about",
    "corrections",
    "wrong/position/n2",
    "wrong/recommendation/r1",
    "nothing/like/this",
    "kb",
    "kb/posts",
    "kb/structures_browse?_facet=state",
    "kb/posts/p2",
    "kb/search?q=ticket",
    "kb?sql=select+1",
]

OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
"""WCAG 2.2's rule on the size of targets comes switched off."""


def violations(view: Page) -> list[tuple[str, str]]:
    found = Axe().run(view, options=OPTIONS).response["violations"]
    return [(each["id"], node["html"]) for each in found for node in each["nodes"]]


@pytest.mark.parametrize("below", PAGES)
def test_no_page_type_violates_a_rule(view: Page, address: str, below: str) -> None:
    view.goto(address + below)
    view.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")

    assert violations(view) == []


def test_what_is_offered_while_somebody_types_violates_no_rule(view: Page, address: str) -> None:
    view.goto(address)
    view.locator("#q").press_sequentially("tick")
    view.get_by_role("option").first.wait_for()
    view.keyboard.press("ArrowDown")

    assert violations(view) == []
