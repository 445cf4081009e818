"""Looks at the pages with charts with a real browser: widths, colours, keyboard, silence and accessibility."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PAGES = (
    "staffing?students=1500&staff=3",
    "compare?mine=students:1500,staff:3,technicians:2",
    "brief?students=1500&staff=3",
)
"""With as much on them as there can be; tests/site/test_accessibility.py looks at the bare ones too."""


@pytest.fixture(scope="module")
def address(staffed_address: str) -> str:
    return staffed_address


@pytest.mark.parametrize("below", PAGES)
def test_pages_fit_are_silent_and_accessible(view: Page, address: str, below: str) -> None:
    said: list[str] = []
    asked: list[str] = []
    view.on("console", lambda message: said.append(message.text))
    view.on("request", lambda request: asked.append(request.url))

    view.goto(address + below)
    view.evaluate("document.querySelectorAll('#content details').forEach(each => { each.open = true })")

    assert view.locator("html").evaluate("page => page.scrollWidth") <= view.viewport_size["width"]  # type: ignore[index]
    assert {urlsplit(each).netloc for each in asked} == {urlsplit(address).netloc}
    assert said == []
    violations = Axe().run(view, options={"rules": {"target-size": {"enabled": True}}}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []


def test_words_of_a_chart_stay_inside_it(view: Page, address: str) -> None:
    for below in PAGES:
        view.goto(address + below)
        outside = view.evaluate(OUTSIDE)
        assert outside == [], below


@pytest.mark.parametrize("below", [*PAGES, "compare?mine=students:1500,staff:0.5"])
def test_on_a_narrow_screen_no_words_lie_over_points_or_lines(view: Page, address: str, below: str) -> None:
    view.goto(address + below)
    is_narrow = view.viewport_size["width"] < 1000  # type: ignore[index]
    listed = view.locator(".marks").filter(has_text="Washington State").first

    if is_narrow:
        expect(listed).to_be_visible()
        assert view.evaluate(OVER) == []
    else:
        expect(listed).to_be_hidden()
        expect(view.locator("svg.chart text.law").first).to_contain_text("Washington State")
    assert view.evaluate(OUTSIDE) == []


def test_on_a_narrow_screen_the_page_for_the_board_leaves_out_what_is_not_known(view: Page, address: str) -> None:
    view.goto(address + "brief?students=1500&staff=3")
    unknown = view.locator(".as-cards td", has_text=re.compile("^–$"))
    assert unknown.count()

    is_narrow = view.viewport_size["width"] < 1000  # type: ignore[index]
    assert [cell.is_visible() for cell in unknown.all()] == [not is_narrow] * unknown.count()


def test_a_point_is_reached_and_opened_by_keyboard(view: Page, address: str) -> None:
    view.goto(address + "staffing?band=4")
    view.locator(".scatter a").first.focus()
    view.keyboard.press("Tab")
    view.keyboard.press("Enter")

    expect(view).to_have_url(address + "structures/sAsh")


def test_the_keyboard_can_pass_over_the_points(view: Page, address: str) -> None:
    view.goto(address + "staffing?band=4")
    view.get_by_role("link", name="Past the points").focus()
    view.keyboard.press("Enter")
    view.keyboard.press("Tab")

    expect(view.locator(":focus")).to_have_text("How this was counted")


def test_a_leader_types_a_district_and_gets_a_page_to_print(view: Page, address: str) -> None:
    view.goto(address + "compare")
    view.get_by_label("Students", exact=True).fill("1,500")
    view.get_by_label("Technology staff").fill("3")
    view.locator("#content").get_by_role("button", name="Compare").click()
    expect(view.locator(".compare thead")).to_contain_text("Dogwood Schools")
    view.get_by_role("link", name="A page to print for the board").click()

    expect(view).to_have_url(address + "brief?students=1500&staff=3")
    expect(view.get_by_role("article")).to_contain_text("We have 3")


OUTSIDE = """() => [...document.querySelectorAll('svg.chart')].flatMap(chart => {
  const frame = chart.getBoundingClientRect();
  return [...chart.querySelectorAll('text')].filter(text => {
    const words = text.getBoundingClientRect();
    return words.width && (words.left < frame.left - 8 || words.right > frame.right + 8);
  }).map(text => text.textContent);
})"""
"""Returns the words of charts that reach further than 8 pixels out of their chart, beyond the frame's padding."""

OVER = """() => [...document.querySelectorAll('svg.chart')].flatMap(chart => {
  const drawn = [...chart.querySelectorAll('circle, line.rule')].map(each => each.getBoundingClientRect());
  return [...chart.querySelectorAll('text.words')].filter(text => {
    const words = text.getBoundingClientRect();
    return words.width && drawn.some(each => each.left < words.right - 1 && each.right > words.left + 1
      && each.top < words.bottom - 4 && each.bottom > words.top + 4);
  }).map(text => text.textContent);
})"""
"""Returns the words of marks that lie over a point or a line of their chart."""
