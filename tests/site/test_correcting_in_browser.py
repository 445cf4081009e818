"""The operator corrects in a real browser: what is said there holds after a build from scratch and a new extractor."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import served_to_curate
from playwright.sync_api import Browser, Locator, Page, StorageState, expect
from told_threads import NewerExtractor, build_told

from kb.correcting.corrections import corrections_path, read_corrections
from kb.database.store import one_builder, open_to_read
from kb.exporting.export import select_records

TECHNICIANS = "select id from positions where title like '%Technician%'"


@pytest.fixture(scope="module")
def served_once(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, str, StorageState]]:
    """A database that is served, its address, and the cookies of the operator, who signed in."""
    database = build_told(tmp_path_factory.mktemp("told") / "kb.db")
    with served_to_curate(database) as (address, sign_in):
        context = chromium.new_context()
        context.new_page().goto(sign_in)
        state = context.storage_state()
        context.close()
        yield database, address, state


@pytest.fixture
def database(served_once: tuple[Path, str, StorageState]) -> Iterator[Path]:
    """The database that is served; a test leaves it as it was."""
    database = served_once[0]
    with closing(sqlite3.connect(":memory:")) as before:
        with closing(sqlite3.connect(database)) as built:
            built.backup(before)
        yield database
        with closing(sqlite3.connect(database)) as corrected:
            before.backup(corrected)
    corrections_path(database).unlink(missing_ok=True)


@pytest.fixture
def view(chromium: Browser, database: Path, served_once: tuple[Path, str, StorageState]) -> Iterator[Page]:
    """A telephone without JavaScript, on the first page, on which the operator is signed in."""
    _, address, state = served_once
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, java_script_enabled=False, base_url=address, storage_state=state
    )
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


def one(database: Path, sql: str) -> str:
    ((value,),) = rows(database, sql)
    return str(value)


def send(view: Page, button: str, name: str = "Jo Vale") -> None:
    """Send the form that has this button, with a name where it asks for one."""
    form = view.locator("form", has=view.get_by_role("button", name=button, exact=True))
    if form.get_by_label("Your name").count():
        form.get_by_label("Your name").fill(name)
    form.get_by_role("button", name=button, exact=True).click()


def technicians_in_export(database: Path) -> tuple[object, object]:
    with open_to_read(database) as connection:
        exported = [row for row in select_records(connection, "positions") if "Technician" in row["title"]]
    ((count, corrected),) = [(row["count"], row["corrected"]) for row in exported]
    return count, corrected


def built_from_scratch(database: Path, folder: Path) -> Path:
    """Build the threads anew, with nothing of the database but the corrections beside it."""
    folder.mkdir()
    shutil.copy(corrections_path(database), folder)
    return build_told(folder / database.name)


def test_a_correction_outlives_builds_and_can_be_undone(view: Page, database: Path, tmp_path: Path) -> None:
    view.goto(f"threads/{one(database, 'select thread_id from posts where number = 2')}?facts=open")
    view.get_by_role("link", name="This is wrong: Network Technician", exact=True).click()
    view.get_by_label("People", exact=True).first.fill("3")
    view.get_by_label("Why").first.fill("one was counted with the others")
    send(view, "Correct")

    expect(view.get_by_role("status")).to_contain_text("count = 3")
    expect(view.locator("tbody tr")).to_contain_text("Jo Vale")
    expect(view.locator("tbody tr")).to_contain_text("“Network Technician”, Bellwether Unified School District")
    expect(view.locator("tbody tr")).to_contain_text("People: 3 (extracted: 2)")
    assert technicians_in_export(database) == (3.0, True)

    build_told(database, NewerExtractor())
    assert technicians_in_export(database) == (3.0, True)
    assert technicians_in_export(built_from_scratch(database, tmp_path / "corrected")) == (3.0, True)

    view.goto(f"wrong/position/{one(database, TECHNICIANS)}")
    assert view.get_by_label("Your name").count() == 0
    view.get_by_role("link", name="Undo: set position").click()
    send(view, "Undo")

    expect(view.get_by_role("status")).to_contain_text("is taken back")
    expect(view.locator("tbody tr")).to_contain_text("undone")
    assert technicians_in_export(database) == (2.0, False)
    assert technicians_in_export(built_from_scratch(database, tmp_path / "undone")) == (2.0, False)


def tab_to(view: Page, wanted: Locator) -> None:
    """Press Tab until what is wanted has the focus."""
    element = wanted.element_handle()
    for _ in range(60):
        view.keyboard.press("Tab")
        if element.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"{wanted} is out of reach of the keyboard")


def test_a_fact_is_corrected_with_the_keyboard_alone(view: Page, database: Path) -> None:
    view.goto(f"wrong/structure/{one(database, 'select id from structures')}")
    form = view.locator("form", has=view.get_by_role("button", name="Correct", exact=True))
    tab_to(view, form.get_by_label("Students"))
    view.keyboard.type("about 2,450")
    tab_to(view, form.get_by_label("Your name"))
    view.keyboard.type("Jo Vale")
    view.keyboard.press("Enter")

    expect(view.get_by_role("status")).to_contain_text("enrollment = about 2,450")
    assert rows(database, "select enrollment, enrollment_approx from structures") == [(2450, 1)]


def test_a_fact_is_rejected_and_another_one_added(view: Page, database: Path) -> None:
    view.goto(f"wrong/reporting_line/{one(database, 'select id from reporting_lines')}")
    send(view, "Reject")
    view.goto(f"wrong/structure/{one(database, 'select id from structures')}")
    view.locator("section[aria-labelledby=add-position] summary").click()
    added = view.locator("section[aria-labelledby=add-position]")
    added.get_by_label("Title").fill("Intern")
    added.get_by_label("Employment").select_option("student")
    added.get_by_role("button", name="Add").click()

    assert rows(database, "select id from reporting_lines") == []
    assert ("Intern", "student") in rows(database, "select title, employment from positions")


def test_organizations_and_recommendations_are_merged_and_advice_moved_with_its_side(
    view: Page, database: Path
) -> None:
    first, second = (id_ for (id_,) in rows(database, "select id from recommendations order by rank"))
    view.goto(f"wrong/recommendation/{second}?find={first}")
    view.get_by_label("Is the same as").select_option(first)
    send(view, "Correct")
    merged = rows(database, "select recommendation_id from advice group by recommendation_id")
    assert len(merged) == 1
    view.goto("corrections")
    expect(view.locator("tbody tr")).to_contain_text(re.compile("“.+” Is the same as: “.+”"))

    view.goto(f"recommendations/{second}")
    view.get_by_role("link", name="This is wrong: I recommend").click()
    view.get_by_label("Its side of the recommendation").select_option("against")
    send(view, "Correct")
    expect(view.get_by_role("status")).to_contain_text("stance = against")
    assert ("against",) in rows(database, "select stance from advice")

    view.goto(f"wrong/organization/{one(database, '''select id from organizations where name like 'Lark%' ''')}")
    view.get_by_label("an organization by its name").fill("bellwether")
    view.get_by_role("button", name="Look").click()
    view.get_by_label("Is the same as").select_option(label="Bellwether Unified School District, Bellwether, OR")
    send(view, "Correct")
    assert len(rows(database, "select id from organizations")) == 1


@pytest.mark.parametrize(
    ("field", "value", "said"), [("People", "many", "write a number"), ("Title", "", "it needs words")]
)
def test_what_cannot_be_meant_is_refused_in_the_form(
    view: Page, database: Path, field: str, value: str, said: str
) -> None:
    view.goto(f"wrong/position/{one(database, TECHNICIANS)}")
    view.get_by_label(field, exact=True).first.fill(value)
    view.get_by_label("Why").first.fill("kept while it is mended")
    send(view, "Correct")

    expect(view.get_by_role("alert")).to_contain_text(said)
    expect(view.get_by_label("Why").first).to_have_value("kept while it is mended")
    assert not corrections_path(database).exists()


def test_a_correction_waits_while_another_process_builds(view: Page, database: Path) -> None:
    view.goto(f"wrong/reporting_line/{one(database, 'select id from reporting_lines')}")
    with one_builder(database):
        send(view, "Reject")

    expect(view.get_by_role("alert")).to_contain_text("another process is building this database")
    assert rows(database, "select count(*) from reporting_lines") == [(1,)]


def test_the_pages_of_curating_violate_no_rule_and_stay_within_a_telephone(
    chromium: Browser, view: Page, database: Path
) -> None:
    view.goto(f"wrong/position/{one(database, TECHNICIANS)}")
    view.get_by_label("People", exact=True).first.fill("4")
    send(view, "Correct")
    context = chromium.new_context(viewport={"width": 360, "height": 800}, storage_state=view.context.storage_state())
    page = context.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    address = view.url.partition("corrections")[0]
    structure = one(database, "select id from structures")
    advice = one(database, "select id from advice limit 1")
    for below in ("corrections", f"wrong/structure/{structure}", f"wrong/advice/{advice}", f"structures/{structure}"):
        page.goto(address + below)
        page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
        found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}}).response["violations"]
        assert [(each["id"], node["html"]) for each in found for node in each["nodes"]] == [], below
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, below
    assert messages == []
    context.close()


def test_nobody_corrects_who_did_not_sign_in_or_comes_from_another_site(view: Page, database: Path) -> None:
    address = view.url
    id_ = one(database, TECHNICIANS)
    wrong = f"{address}wrong/position/{id_}"
    cookies = {each["name"]: each["value"] for each in view.context.cookies()}
    view.goto(wrong)
    token = view.locator("input[name=csrftoken]").first.get_attribute("value") or ""
    cookies |= {each["name"]: each["value"] for each in view.context.cookies()}
    form = {"do": "set", "field.count": "9", "who": "Mallory"}
    with httpx.Client(trust_env=False) as client:
        assert client.post(wrong, data=form).status_code == 403
        client.cookies.update(cookies)
        assert client.post(wrong, data=form).status_code == 403
        elsewhere = {"sec-fetch-site": "cross-site"}
        with_token = {**form, "csrftoken": token}
        assert client.post(wrong, data=with_token, headers=elsewhere).status_code == 403
        assert client.post(f"{address}kb/positions", data=with_token).status_code == 405
        assert client.post(wrong, content=b"x" * 70_000).status_code == 413
        assert not corrections_path(database).exists()
        assert client.post(wrong, data=with_token).status_code == 303
    (kept,) = read_corrections(corrections_path(database)).corrections
    assert (kept.who, dict(kept.values)) == ("Mallory", {"count": 9})
