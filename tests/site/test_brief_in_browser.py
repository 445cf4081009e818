"""Prints the page for the board through a real browser: two sheets at most, whatever is in it."""

from io import BytesIO
from pathlib import Path

import pytest
from browser import served
from playwright.sync_api import Browser
from pypdf import PdfReader
from staffed_districts import COACH, DIRECTOR, add_district, add_recommendation, technicians

from kb.database.store import open_to_write


@pytest.fixture(scope="module")
def wordy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More peers than the page shows, and everything in as many words as people write."""
    path = tmp_path_factory.mktemp("wordy") / "kb.db"
    long_name = "The Consolidated Independent Community Unified School District of the Upper Valley and Its Hamlets"
    long_words = "we have come to think after many years that nobody should ever do without it, whatever it costs, "
    with open_to_write(path) as opened, opened.db.atomic():
        for place in range(24):
            add_district(
                opened.db,
                f"D{place}",
                1_200 + 50 * place,
                staff=10 + place % 7,
                positions=[DIRECTOR, technicians(3), COACH],
                superior="Assistant Superintendent of Finance",
                name=f"{long_name} {place}",
                subject=f"{long_words * 2} {place}",
            )
        for place in range(8):
            statement = f"{place} {long_words}"[:119]
            voices = [(f"D{each}", "for", f"{each} {long_words * 4}") for each in range(4)]
            against = [(f"D{each}", "against", f"{each} {long_words * 4}") for each in (5, 6)] if place > 5 else []
            add_recommendation(opened.db, f"r{place}", place + 1, statement, [*voices, *against])
    return path


@pytest.mark.parametrize("database", ["wordy", "staffed", "community", "empty"])
def test_it_prints_on_two_sheets_at_most(request: pytest.FixtureRequest, chromium: Browser, database: str) -> None:
    with served(request.getfixturevalue(database)) as address:
        view = chromium.new_page(color_scheme="dark")
        view.goto(f"{address}brief?students=1500&staff=12")
        printed = {paper: PdfReader(BytesIO(view.pdf(format=paper))) for paper in ("A4", "Letter")}
        view.close()

    assert {paper: len(pdf.pages) <= 2 for paper, pdf in printed.items()} == {"A4": True, "Letter": True}
    text = " ".join(" ".join(sheet.extract_text() for sheet in printed["A4"].pages).split())
    assert "Technology staffing in districts near 1,500 students" in text
    assert "Washington State: RCW 28A.150.260" in text
    assert "Make the page" not in text


def test_the_axis_keeps_its_numbers_on_paper(staffed: Path, chromium: Browser) -> None:
    with served(staffed) as address:
        view = chromium.new_page()
        view.emulate_media(media="print")
        view.goto(f"{address}brief?students=1500")
        ticks = view.locator(".strip .tick")
        shown = [ticks.nth(place).is_visible() for place in range(ticks.count())]
        view.close()

    assert len(shown) > 2
    assert all(shown)
