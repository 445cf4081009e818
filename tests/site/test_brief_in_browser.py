"""Prints the page for the board through a real browser: two sheets at most, whatever is in it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from browser import served
from looks import Look
from playwright.sync_api import Page
from pypdf import PdfReader
from staffed_districts import COACH, DIRECTOR, add_district, add_recommendation, technicians

from kb.database.store import open_to_write

ALIGNED = "cell => getComputedStyle(cell).textAlign"
FONT_SIZE = "words => getComputedStyle(words).fontSize"


@pytest.fixture
def wordy_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """More peers than the page shows, others who advise, and everything in as many words as people write."""
    path = tmp_path_factory.mktemp("wordy") / "kb.db"
    long_name = "The Consolidated Independent Community Unified School District of the Upper Valley and Its Hamlets"
    long_words = "we have come to think after many years that nobody should ever do without it, whatever it costs, "
    with open_to_write(path) as opened, opened.db.atomic():
        for place in range(60):
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
            speaking = [f"D{24 + 4 * place + each}" for each in range(4)]
            opposing = [f"D{44 + 2 * place + each}" for each in range(2)] if place > 5 else []
            voices = [(who, "for", f"{who} {long_words * 4}") for who in speaking]
            against = [(who, "against", f"{who} {long_words * 4}") for who in opposing]
            add_recommendation(opened.db, f"r{place}", place + 1, statement, [*voices, *against])
    with served(path) as address:
        yield address


@pytest.fixture
def empty_address(empty: Path) -> Iterator[str]:
    with served(empty) as address:
        yield address


@pytest.fixture(scope="module")
def look() -> Look:
    return Look(1280, "dark")


@pytest.mark.parametrize("at", ["wordy_address", "staffed_address", "address", "empty_address"])
def test_it_prints_on_two_sheets_at_most(request: pytest.FixtureRequest, view: Page, at: str) -> None:
    view.goto(f"{request.getfixturevalue(at)}brief?students=1500&staff=12")
    printed = {paper: PdfReader(BytesIO(view.pdf(format=paper))) for paper in ("A4", "Letter")}

    assert {paper: len(pdf.pages) <= 2 for paper, pdf in printed.items()} == {"A4": True, "Letter": True}
    text = " ".join(" ".join(sheet.extract_text() for sheet in printed["A4"].pages).split())
    assert "Technology staffing in districts near 1,500 students" in text
    assert "Washington State: RCW 28A.150.260" in text
    assert "Make the page" not in text


def test_every_source_that_is_cited_is_named(wordy_address: str, view: Page) -> None:
    view.goto(f"{wordy_address}brief?students=1500")
    cited = {int(number.strip("[]")) for number in view.locator("a.source").all_text_contents()}

    assert len(cited) > 12
    assert cited == set(range(1, view.locator(".sources li").count() + 1))


def test_the_axis_keeps_its_numbers_on_paper(staffed_address: str, view: Page) -> None:
    view.emulate_media(media="print")
    view.goto(f"{staffed_address}brief?students=1500")
    ticks = view.locator(".strip .tick")
    shown = [ticks.nth(place).is_visible() for place in range(ticks.count())]

    assert len(shown) > 2
    assert all(shown)
    sizes = {f"{kind}": view.locator(f".strip .{kind}").first.evaluate(FONT_SIZE) for kind in ("tick", "axis")}
    assert sizes["tick"] == sizes["axis"]


def test_its_table_fits_a_tablet_and_words_begin_on_the_left(staffed_address: str, view: Page) -> None:
    view.set_viewport_size({"width": 820, "height": 1180})
    view.goto(f"{staffed_address}brief?students=1500&staff=5")
    table = view.get_by_role("region", name="Peers' staffing")

    assert table.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert table.get_by_role("columnheader", name="As of").evaluate(ALIGNED) == "left"
