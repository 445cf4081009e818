"""A public site in a real browser: the block of JSON-LD runs nowhere and the strict policy has nothing to say."""

from pathlib import Path

from browser import served
from playwright.sync_api import Browser, expect

PAGES = ["", "threads/t1", "threads/t3", "recommendations/r1", "about", "kb/posts", "kb?sql=select+1"]


def test_a_public_site_is_silent(chromium: Browser, community: Path) -> None:
    said: list[str] = []
    with served(community, "--public", "--contact", "privacy@board.example") as address:
        view = chromium.new_page()
        view.on("console", lambda message: said.append(f"{message.text} ({view.url})"))
        view.on("pageerror", lambda error: said.append(f"{error} ({view.url})"))
        for below in PAGES:
            view.goto(address + below)
        view.goto(address + "threads/t1")
        expect(view.locator('script[type="application/ld+json"]')).to_have_count(1)
        view.close()

    assert said == []


def test_a_site_of_facts_alone_shows_them_and_no_word(chromium: Browser, community: Path) -> None:
    with served(community, "--people", "none", "--without-quotes") as address:
        view = chromium.new_page()
        view.goto(address + "threads/t1")
        expect(view.get_by_role("heading", level=1)).to_have_text("Thread of 2 March 2026")
        expect(view.locator("main")).to_contain_text("about 1,850 students")
        expect(view.locator("main")).not_to_contain_text("hallway")
        expect(view.get_by_role("heading", level=2).first).to_have_text("Post 1")
        view.close()
