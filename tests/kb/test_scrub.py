"""The privacy border: what is taken out, and which numbers stay because they are facts."""

import base64
import random
import re

import pytest
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st
from made_threads import made_post, made_thread

from crawler.items import Attachment, Author, Origin, Post, Quote, Thread
from kb.privacy.personal_data import match_personal_data
from kb.privacy.scrub import bare_words, scrub, scrub_file_name, scrub_thread

TELEPHONES = [
    "(330) 555-0142",
    "330-555-0142",
    "330.555.0142",
    "330 555 0142",
    "330/555-0142",
    "330–555–0142",
    "330\u00a0555\u00a00142",
    "+1 330 555 0142",
    "1-330-555-0142",
    "1 (330) 555-0142",
    "3305550142",
    "(330)555-0142",
    "(330) 555-0142 ext. 12",
    "330-555-0142 x4410",
    "330-555-0142, extension 7",
    "555-0142",
    "555-0142 x31",
    "800-555-HELP",
    "1-800-CALLNOW",
    "+44 20 7946 0958",
    "+49 (30) 901820",
    "020 7946 0958",
    "01632 960123",
]
EMAILS = [
    "wanda.oakes@pinewater.k12.oh.us",
    "w_oakes+list@pinewater.example",
    "mailto:wanda@pinewater.example",
    "wanda(at)pinewater(dot)example",
    "wanda [at] pinewater.example",
    "wanda at pinewater dot example",
    "WOAKES@PINEWATER.ORG",
    "o'neil@pinewater.org",
]
ADDRESSES = [
    "807 East Marrow Avenue South",
    "12 Main St.",
    "1400 N. 5th Street",
    "4512 Old Mill Road, Suite 200",
    "1 Technology Drive",
    "One Education Plaza",
    "221B Harrow Lane",
    "W6636 County Road 5",
    "P.O. Box 118",
    "PO Box 7",
    "Post Office Box 12",
    "Rural Route 2, Box 33",
    "300 Broadway",
    "55 Dr. King Blvd",
    "1200 State Highway 61",
    "99 Lakeview Dr NW",
]
FACTS = [
    "We have 17,200 students in 14 buildings.",
    "about 1700 students and 350-400 in each school",
    "between 600-1200 students, now 800-1100",
    "25-30k students, 10 thousand devices",
    "230-1200 students",
    "We are 1:1 in grades 4-12 (K-12 next year).",
    "1 tech : 2,000 devices, 1:60 for laptops",
    "from 2015-2016 to 2018, since 1998-99",
    "2.5 FTE, .5 each, 0.628 per 1,000, 1/2 time",
    "a budget of $250-1000 or $1,250,000; $40K for the engineer",
    "due on 2018-08-15, 8/15/2018 or 15.08.2018 at 10:30-11:45",
    "ISBN 978-0-306-40615-7 and ISBN 0306406152",
    "account 100-2580-0000",
    "version 10.15.7, build 19H2026, 192.168.100.254",
    "Techs x4, (2) Technicians, 12 - Building Technicians",
    "230 450 1200",
    "a 187-day contract, 19 hours a week, 40 % of his time",
    "District 88, R-III, USD 500, PS 118",
    "2 Google Drive trainers and 3 Network Drive shares",
    "1 Director, 2 Managers, Dr. Oakes and 4 aides",
    "1200 Students St. Vrain style",
    "4 techs down the road, 5 schools across the street",
    "One Director and Two Technicians Drive the work",
    "We looked at classlink.com and asked @edtechguy on the list.",
    "2 techs @ HS, 1 tech@elementary",
    "zoom.example/j/12345678901?x=5550142",
]


@pytest.mark.parametrize("telephone", TELEPHONES)
@pytest.mark.parametrize("around", ["{}", "Call me at {}.", "t: {} | w:", "Cell {}\nPinewater OH", "Wanda Oakes {}"])
def test_a_telephone_number_is_taken_out(telephone: str, around: str) -> None:
    text = scrub(around.format(telephone)).text

    assert text == around.format("[telephone]")


@pytest.mark.parametrize("email", EMAILS)
@pytest.mark.parametrize("around", ["{}", "Write to {} please", "e-mail: {}", "<{}>", "Pinewater OH\n{}\n"])
def test_an_e_mail_address_is_taken_out(email: str, around: str) -> None:
    assert scrub(around.format(email)).text == around.format("[e-mail]")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("around", ["{}", "Pinewater Schools\n{}\nPinewater, OH 44000", "{}, Pinewater OH"])
def test_a_street_address_is_taken_out_and_the_city_stays(address: str, around: str) -> None:
    assert scrub(around.format(address)).text == around.format("[address]")


@pytest.mark.parametrize("fact", FACTS)
def test_numbers_that_are_facts_stay(fact: str) -> None:
    assert scrub(fact).text == fact


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("wanda at pinewater.org", "[e-mail]"),
        ("From: <wanda.oakes at pinewater.org>", "From: <[e-mail]>"),
        ("look at pinewater.org for our chart", "look at pinewater.org for our chart"),
        ("ext. 4410", "ext. [telephone]"),
        ("Fax: 5550142", "Fax: [telephone]"),
        ("The Birch School 201703-3991", "The Birch School [telephone]"),
        ("tel:+13305550142", "tel:[telephone]"),
    ],
)
def test_what_decides_is_what_stands_around(text: str, kept: str) -> None:
    assert scrub(text).text == kept


BLOB = base64.b64encode(random.Random(1).randbytes(100_000)).decode()


@pytest.mark.parametrize(
    ("before", "repeated"),
    [
        pytest.param("", "x", id="a word"),
        pytest.param("", BLOB, id="a blob"),
        pytest.param("", "a.", id="dots"),
        pytest.param("", "a@", id="at signs"),
        pytest.param("a@", "x.", id="a host"),
        pytest.param("", "a at b.org ", id="a line of sites"),
        pytest.param("330-555-0142", " ", id="blanks after a number"),
        pytest.param("", "330-555-0142 ", id="numbers"),
        pytest.param("phone", " ", id="blanks after a cue"),
        pytest.param("12 Main St ", "A", id="a word after a street"),
    ],
)
def test_time_grows_with_the_length_of_the_text_alone(before: str, repeated: str) -> None:
    assert grows_linearly(lambda size: scrub(before + (repeated * (1 + size // len(repeated)))[:size]), 100_000)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("402-555-\n0149", "[telephone]"),
        ("402-\n555-0149", "[telephone]"),
        ("(402)\n555-0149", "[telephone]"),
        ("> call 402-555-\n> 0149 today", "> call [telephone] today"),
        ("bo@\nexample.org", "[e-mail]"),
        ("bo\n@example.org", "[e-mail]"),
        ("bo@example.\norg", "[e-mail]"),
        ("Write to bo@example.org.\nUs too.", "Write to [e-mail].\nUs too."),
        ("grades 350-\n1200 students", "grades 350-\n1200 students"),
    ],
)
def test_what_a_line_end_broke_is_taken_out(text: str, kept: str) -> None:
    assert scrub(text).text == kept


@pytest.mark.parametrize(
    "text",
    [
        "\uff14\uff10\uff12-\uff15\uff15\uff15-\uff10\uff11\uff14\uff18",
        "\u0664\u0660\u0662-\u0665\u0665\u0665-\u0660\u0661\u0664\u0668",
    ],
)
def test_digits_of_any_script_make_a_telephone_number(text: str) -> None:
    assert scrub(text).text == "[telephone]"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("bo.jones@example.org 402-555-0156.txt", "[e-mail] [telephone].txt"),
        ("402-555-0156_notes.txt", "[telephone]_notes.txt"),
        ("bad\udcff.txt", "bad\\udcff.txt"),
        ("list/2026-03.mbox", "list/2026-03.mbox"),
    ],
)
def test_a_name_of_a_file_is_kept_without_personal_data(name: str, kept: str) -> None:
    assert scrub_file_name(name) == kept
    assert scrub_file_name(kept) == kept


words = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
personal = st.sampled_from([*TELEPHONES[:8], *EMAILS[:3], *ADDRESSES[:3]])


@given(st.text(max_size=300))
def test_scrubbing_twice_is_scrubbing_once(text: str) -> None:
    once = scrub(text).text

    assert scrub(once).text == once


@given(st.lists(st.tuples(words, personal), max_size=4), words)
def test_offsets_lead_to_the_same_characters(parts: list[tuple[str, str]], tail: str) -> None:
    text = "\n".join(f"{before}\n{found}" for before, found in parts) + "\n" + tail
    scrubbed = scrub(text)
    inside = {offset for edit in scrubbed.edits for offset in range(edit.start, edit.end)}

    for offset, character in enumerate(text):
        if offset not in inside:
            assert scrubbed.text[scrubbed.start_at(offset)] == character


@given(
    st.integers(200, 989).filter(lambda area: area % 10),
    st.integers(200, 999),
    st.integers(0, 9999),
    st.sampled_from(["({}) {}-{}", "{}-{}-{}", "{}.{}.{}", "+1 {} {} {}", "1-{}-{}-{}"]),
)
def test_every_number_of_the_north_american_plan_is_taken_out(area: int, exchange: int, line: int, form: str) -> None:
    text = f"Wanda Oakes\nPinewater OH\n{form.format(area, exchange, f'{line:04}')}\n"

    assert not re.search(r"\d", scrub(text).text)


@given(
    st.integers(1, 200_000), st.integers(1, 99), st.sampled_from(["{:,} students", "{} kids", "enrollment of {:,}."])
)
def test_no_enrollment_is_taken_for_personal_data(students: int, schools: int, form: str) -> None:
    assert not match_personal_data(f"We have {form.format(students)} in {schools} schools")


def test_every_text_of_a_thread_is_scrubbed() -> None:
    call = "call 330-555-0142 or wanda@pinewater.org, 12 Main Street"
    made = made_thread(1)
    post = Post(
        id="p",
        number=1,
        author=Author(name="Wanda Oakes <wanda@pinewater.org>", profile={"organization": "Pinewater 330-555-0142"}),
        posted=None,
        reply_to=None,
        text=call,
        quotes=(Quote(text=call, author="amos@harrow.org", at=len(call)),),
        signature=call,
        attachments=(Attachment(name="330-555-0142.pdf", url="mailto:wanda@pinewater.org"),),
        url="https://board.example/p?by=wanda@pinewater.org",
        subject=call,
        message_id="<1@pinewater.org>",
    )
    thread = Thread(
        id=made.id,
        subject=call,
        url=made.url,
        platform="mail",
        board=call,
        posts=(post,),
        origins=(Origin(source=call, path=call, reader="mail"),),
        notes=(call,),
    )

    clean = scrub_thread(thread)

    assert "555" not in repr(clean)
    assert "pinewater.org" not in repr(clean)
    assert "Main Street" not in repr(clean)
    assert clean.posts[0].author
    assert clean.posts[0].author.name == "Wanda Oakes"
    assert clean.posts[0].quotes[0].author == "amos"
    assert clean.posts[0].quotes[0].at == len(clean.posts[0].text)


def test_names_signatures_and_ids_stay() -> None:
    post = made_post("t", 1, "We have 900 students.")

    clean = scrub_thread(Thread(**{**_parts(made_thread(1)), "posts": (post,)})).posts[0]

    assert clean.id == post.id
    assert clean.author == post.author
    assert clean.signature == "Wanda Oakes\nDirector of Technology\nPinewater Public Schools\nPinewater OH\n[telephone]"


@pytest.mark.parametrize("written", ["IT Manager [telephone]", "IT Manager ([telephone])", "IT Manager, <[e-mail]>"])
def test_a_title_is_bare_of_placeholders(written: str) -> None:
    assert bare_words(written) == "IT Manager"


def _parts(thread: Thread) -> dict[str, object]:
    return {name: getattr(thread, name) for name in Thread.__dataclass_fields__}
