"""Looks at departments side by side on a telephone: each figure stands with all who tell it, nothing slides."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

THREE_AND_MINE = "compare?ids=sAsh,sFir,sDogwood&mine=students:1200,staff:3"


@pytest.fixture(scope="module")
def address(staffed_address: str) -> str:
    return staffed_address


@pytest.fixture
def telephone(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    yield page
    page.close()


def test_each_figure_stands_with_all_departments_that_tell_it(telephone: Page, address: str) -> None:
    telephone.goto(address + THREE_AND_MINE)
    table = telephone.get_by_role("region", name="Table: departments side by side")

    assert table.evaluate("box => box.scrollWidth <= box.clientWidth")
    (staff,) = table.locator("tr", has=telephone.get_by_text("Technology staff", exact=True)).all()
    names = staff.locator("td").evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
    assert names == ['"Yours"', '"Ash Schools"', '"Fir Schools"', '"Dogwood Schools"']
    assert staff.locator("td").all_inner_texts() == ["3", "4 (stated)", "4 (listed)", "4 (stated)"]


def test_what_nobody_tells_takes_no_line_and_names_still_lead_to_their_departments(
    telephone: Page, address: str
) -> None:
    telephone.goto(address + THREE_AND_MINE)

    for cell in telephone.locator(".compare tbody td").get_by_text("–", exact=True).all():
        expect(cell).to_be_hidden()
    telephone.get_by_role("link", name="Fir Schools", exact=True).first.click()
    expect(telephone).to_have_url(address + "structures/sFir?students=1200&staff=3")


def test_the_menu_takes_two_lines(telephone: Page, address: str) -> None:
    telephone.goto(address)
    links = telephone.get_by_role("navigation", name="Site").get_by_role("link")

    assert len({round(box["y"]) for link in links.all() if (box := link.bounding_box())}) == 2


def test_a_mark_is_named_in_full_below_its_chart(telephone: Page, address: str) -> None:
    telephone.goto(address + THREE_AND_MINE)

    expect(telephone.locator(".marks").get_by_text("Dogwood Schools").first).to_be_visible()


def test_on_paper_no_department_is_cut_off_and_nothing_asks_for_a_click(telephone: Page, address: str) -> None:
    telephone.set_viewport_size({"width": 680, "height": 900})  # A4 between our margins
    telephone.emulate_media(media="print")
    telephone.goto(address + THREE_AND_MINE)
    table = telephone.locator(".compare table")

    assert table.evaluate("table => table.getBoundingClientRect().right") <= 680
    expect(table.get_by_role("columnheader", name="Dogwood Schools OH")).to_be_visible()
    for asking in (telephone.get_by_text("Take out"), telephone.locator("main form"), telephone.locator("summary")):
        for each in asking.all():
            expect(each).to_be_hidden()


def test_the_button_that_compares_follows_once_a_district_is_ticked(telephone: Page, address: str) -> None:
    telephone.goto(address + "districts?students=1200")
    button = telephone.get_by_role("button", name="Compare the ticked")
    expect(button).not_to_be_in_viewport()
    telephone.get_by_role("checkbox").first.check()

    expect(button).to_be_in_viewport()
