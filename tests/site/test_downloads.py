import csv
import io
import re
import zipfile
from collections.abc import Sequence

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st
from read_pages import page, words

from kb.site.downloads import Listing, Value, as_csv, as_xlsx

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=20)


def listing(*rows: Sequence[Value]) -> Listing:
    columns = {"name": "what it is called", "amount": "how many"}
    return Listing(name="things", title="Things", columns=columns, rows=rows, notes=["Counted by hand."])


def sheets(workbook: bytes) -> tuple[BeautifulSoup, BeautifulSoup, list[str]]:
    """Return both sheets of a workbook as XML, and its shared strings."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        read = [BeautifulSoup(parts.read(f"xl/worksheets/sheet{number}.xml"), "xml") for number in (1, 2)]
        strings = BeautifulSoup(parts.read("xl/sharedStrings.xml"), "xml")
    return read[0], read[1], [each.text for each in strings.select("si")]


@given(st.lists(st.tuples(TEXT, st.none() | st.integers(-(10**9), 10**9))))
def test_what_is_written_as_csv_is_read_again(rows: list[tuple[str, int | None]]) -> None:
    read = list(csv.reader(io.StringIO(as_csv(listing(*rows)), newline="")))

    assert read[0] == ["name", "amount"]
    assert [(name.removeprefix("'") if name.startswith("'") else name, amount) for name, amount in read[1:]] == [
        (name.removeprefix("'") if name.startswith("'") else name, "" if amount is None else str(amount))
        for name, amount in rows
    ]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@sum(a1)", "\t=1"])
def test_words_that_a_spreadsheet_would_run_stay_words(words: str) -> None:
    name = next(csv.reader(io.StringIO(as_csv(listing((words, 1))).split("\r\n", 1)[1], newline="")))[0]
    rows, _, strings = sheets(as_xlsx(listing((words, 1))))

    assert name == f"'{words}"
    assert not rows.select("f")
    assert words in strings


def test_numbers_are_numbers_also_below_zero() -> None:
    assert as_csv(listing(("a", -2.5))).splitlines()[1] == "a,-2.5"
    rows, _, _ = sheets(as_xlsx(listing(("a", -2.5))))
    assert [cell.v.text for cell in rows.select("c[r=B2]")] == ["-2.5"]


def test_a_workbook_says_what_its_columns_mean() -> None:
    _, about, strings = sheets(as_xlsx(listing(("a", 1))))

    assert {"Things", "Counted by hand.", "what it is called", "how many"} <= set(strings)
    assert about.select("c")


def test_days_are_days_in_a_workbook_and_what_only_looks_so_is_words() -> None:
    rows, _, strings = sheets(as_xlsx(listing(("2026-03-01", 1), ("2026-99-99", 2))))

    assert [cell.v.text for cell in rows.select("c[r=A2]")] == ["46082"]
    assert "2026-99-99" in strings


async def test_files_are_joined_by_the_id_of_the_district(staffed_site: Datasette) -> None:
    addresses = ("/districts.json", "/staffing/ratios.json", "/compare.json?ids=sAsh,sFir")
    lists = [(await staffed_site.client.get(address)).json()["rows"] for address in addresses]
    (known,) = (await staffed_site.client.get("/kb/districts_now.json?organization=Ash+Schools&_shape=array")).json()

    ids = [row["district_id"] for rows in lists for row in rows if "Ash Schools" in row.values()]
    assert ids == 3 * [known["id"]]


def test_words_too_long_for_a_cell_are_cut_and_not_lost() -> None:
    _, _, strings = sheets(as_xlsx(listing(("x" * 40_000, 1))))

    assert max(map(len, strings)) == 32_767


def test_a_workbook_of_nothing_opens() -> None:
    rows, _, _ = sheets(as_xlsx(listing()))

    assert len(rows.select("row")) == 1


async def test_each_format_says_what_it_is(app: Datasette) -> None:
    answers = {format_: await app.client.get(f"/districts.{format_}") for format_ in ("json", "csv", "xlsx")}

    assert answers["json"].json()["total"] == 3
    assert answers["csv"].headers["content-type"] == "text/csv; charset=utf-8"
    assert answers["csv"].headers["content-disposition"] == 'attachment; filename="districts.csv"'
    assert zipfile.is_zipfile(io.BytesIO(answers["xlsx"].content))
    assert {answer.headers["x-content-type-options"] for answer in answers.values()} == {"nosniff"}


async def test_a_page_leads_to_every_file_of_a_long_list(app: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.site.paging.IN_A_FILE", 2)

    shown = (await page(app, "/districts?students=1200")).select(".files")
    sheets = [await app.client.get(str(each.select("a")[0]["href"])) for each in shown]

    assert [words(each).partition(" as a file")[0] for each in shown] == ["Rows 1 to 2", "Rows 3 to 3"]
    assert [len(list(csv.DictReader(sheet.text.splitlines()))) for sheet in sheets] == [2, 1]


async def test_a_file_leads_to_its_other_parts(app: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.site.paging.IN_A_FILE", 2)

    first = await app.client.get("/districts.json?students=1200")
    second = (await app.client.get(first.json()["next"])).json()
    sheet = await app.client.get("/districts.csv?students=1200&page=2")

    assert (len(first.json()["rows"]), first.json()["previous"]) == (2, None)
    assert first.json()["next"] == "/districts.json?students=1200&page=2"
    assert (len(second["rows"]), second["next"], second["previous"]) == (1, None, "/districts.json?students=1200")
    assert re.findall(r'<([^>]*)>; rel="(\w+)"', sheet.headers["link"]) == [("/districts.csv?students=1200", "prev")]
