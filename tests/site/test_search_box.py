"""The search box while somebody types: with the keyboard, heard by a screen reader, and harmless."""

import pytest
from looks import Look
from playwright.sync_api import Page, expect


@pytest.fixture(scope="module")
def look() -> Look:
    return Look(1280, "light")


@pytest.fixture
def view(view: Page, address: str) -> Page:
    view.goto(address)
    return view


def test_arrow_and_enter_lead_to_what_is_offered(view: Page, address: str) -> None:
    box = view.get_by_role("combobox")
    box.fill("every requ")
    expect(view.get_by_role("listbox")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(view.get_by_role("status")).to_contain_text("found")

    box.press("ArrowDown")
    chosen = view.locator("[role=option][aria-selected=true]")
    expect(chosen).to_contain_text("Put every request into a ticket")
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "none")
    box.press("Enter")
    expect(view).to_have_url(address + "recommendations/r1")


def test_an_answer_that_comes_late_takes_no_choice_away(view: Page, address: str) -> None:
    box = view.get_by_role("combobox")
    box.fill("every")
    chosen = view.locator("[role=option][aria-selected=true]")
    expect(view.get_by_role("listbox")).to_be_visible()

    box.press_sequentially(" re")
    box.press("ArrowDown")
    words = chosen.inner_text()
    view.wait_for_timeout(1_000)

    expect(chosen).to_have_text(words, use_inner_text=True)


def test_escape_closes_and_enter_alone_searches_for_all(view: Page, address: str) -> None:
    box = view.get_by_role("combobox")
    box.press_sequentially("ticket")
    expect(view.get_by_role("listbox")).to_be_visible()

    box.press("Escape")
    expect(view.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("ticket")
    box.press("Enter")
    expect(view).to_have_url(address + "?q=ticket")


def test_going_up_from_the_first_returns_to_the_words_typed(view: Page) -> None:
    box = view.get_by_role("combobox")
    box.press_sequentially("ticket")
    expect(view.get_by_role("listbox")).to_be_visible()
    box.press("ArrowDown")
    box.press("ArrowUp")

    expect(view.locator("[role=option][aria-selected=true]")).to_have_count(0)
    expect(box).not_to_have_attribute("aria-activedescendant", "q-offered-1")


def test_leaving_the_box_closes_what_is_offered(view: Page) -> None:
    box = view.get_by_role("combobox")
    box.press_sequentially("ticket")
    expect(view.get_by_role("listbox")).to_be_visible()
    box.press("Tab")

    expect(view.get_by_role("listbox")).to_be_hidden()


def test_a_click_leads_to_what_is_offered(view: Page, address: str) -> None:
    view.get_by_role("combobox").press_sequentially("tallow")
    view.get_by_role("option", name="Tallow Creek ISD").click()

    expect(view).to_have_url(address + "structures/s2")


def test_markup_in_subjects_is_offered_as_text(view: Page) -> None:
    said: list[str] = []
    view.on("console", lambda message: said.append(message.text))
    view.get_by_role("combobox").press_sequentially("very")

    expect(view.get_by_role("option")).to_contain_text(["Very small <districts>"])
    assert said == []
