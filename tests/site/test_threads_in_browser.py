"""Reads a thread in a real browser: its facts are folded until somebody wants them, and stay behind on paper."""

import pytest
from looks import Look
from playwright.sync_api import Page, expect


@pytest.fixture(scope="module", params=[Look(1280, "light", script=False), Look(360, "light", script=False)], ids=str)
def look(request: pytest.FixtureRequest) -> Look:
    return request.param


@pytest.fixture
def view(view: Page, address: str) -> Page:
    view.goto(address + "threads/t1")
    return view


def test_a_correction_is_reached_by_keyboard(view: Page) -> None:
    wrong = view.locator("#note-p2-5").get_by_role("link", name="This is wrong: Network Technician", exact=True)
    expect(wrong).to_be_hidden()
    view.locator("#post-p2 .notes > summary").focus()
    view.keyboard.press("Enter")
    expect(wrong).to_be_visible()
    link = wrong.element_handle()
    for _ in range(40):
        view.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break

    expect(wrong).to_be_focused()


def test_a_number_in_the_words_opens_what_it_stands_for(view: Page) -> None:
    note = view.locator("#note-p2-1")
    expect(note).to_be_hidden()
    view.locator("#post-p2 sup a").first.click()

    expect(note).to_be_visible()


def test_the_facts_of_every_post_are_opened_and_folded_at_once(view: Page) -> None:
    view.get_by_role("link", name="open those of every post").click()
    expect(view.locator("#post-p1 .missing")).to_be_visible()
    expect(view.locator("#note-p2-1")).to_be_visible()
    view.get_by_role("link", name="fold those of every post").click()

    expect(view.locator("#note-p2-1")).to_be_hidden()


def test_the_posts_alone_are_printed(view: Page) -> None:
    view.get_by_role("link", name="open those of every post").click()
    view.emulate_media(media="print")

    expect(view.locator("#post-p2 .words")).to_be_visible()
    expect(view.locator("#post-p2 mark").first).to_be_visible()
    for left_behind in (".notes", ".post sup", ".key", ".to-facts", ".wrong"):
        assert view.locator(f"{left_behind}:visible").count() == 0, left_behind
