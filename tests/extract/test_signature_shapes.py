"""Signatures of further shapes, fields and countries, and what only looks like one."""

import pytest
from growth import grows_linearly
from spacy.language import Language

from extract.pipeline import extract_post

BODY = "We have 900 pupils and two aides. Buy spares early.\n\n"
FIELDS = ("name", "credentials", "title", "organization", "city", "state")


def signed(nlp: Language, text: str) -> tuple[str | None, ...] | None:
    signature = extract_post(nlp, id="p", text=text).signature
    return signature and tuple(getattr(signature, part) for part in FIELDS)


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        (
            "Nan Oberly\nLibrary Director\nWrenfield Historical Soc.\nWrenfield, Minn.",
            ("Nan Oberly", None, "Library Director", "Wrenfield Historical Soc.", "Wrenfield", "Minn."),
        ),
        (
            "Otis Pell RN-BC\nNurse Informaticist\nGull Point Memorial, Orley, Vt.",
            ("Otis Pell", "RN-BC", "Nurse Informaticist", "Gull Point Memorial", "Orley", "Vt."),
        ),
        (
            "Bess, Coffee Boss of Bosses\nFour Corners Community Kitchen",
            ("Bess", None, "Coffee Boss of Bosses", "Four Corners Community Kitchen", None, None),
        ),
        (
            "Dora Ann Lyle, RN\nDistrict Lead Nurse\nFallow Area Schools",
            ("Dora Ann Lyle", "RN", "District Lead Nurse", "Fallow Area Schools", None, None),
        ),
        ("Ngā mihi\nRewi Tamahere\nTe Kura o Rangi", ("Rewi Tamahere", None, None, "Te Kura o Rangi", None, None)),
        (
            "Tom Ashby MSc\nNetwork Manager | Hollin Vale High School",
            ("Tom Ashby", "MSc", "Network Manager", "Hollin Vale High School", None, None),
        ),
        (
            "~ Lena (tech coordinator, Otter Creek CSD)",
            ("Lena", None, "tech coordinator", "Otter Creek CSD", None, None),
        ),
        ("vic", ("vic", None, None, None, None, None)),
        ("xo Mandy", ("Mandy", None, None, None, None, None)),
        (
            "Lois Fair\nTech Dir. (ret. in June!!)\nOrley Bend RSU",
            ("Lois Fair", None, "Tech Dir.", "Orley Bend RSU", None, None),
        ),
        (
            "Lois Fair\nOrley Creek S.D.",
            ("Lois Fair", None, None, "Orley Creek S.D.", None, None),
        ),
        (
            "Lois Fair, Lead Nurse, Orley Schools (38 schools, 12,400 students)",
            ("Lois Fair", None, "Lead Nurse", "Orley Schools", None, None),
        ),
        (
            "Kim Orr ~ Media Specialist ~ Rosedale Elementary ~ Rosedale, GA",
            ("Kim Orr", None, "Media Specialist", "Rosedale Elementary", "Rosedale", "GA"),
        ),
        (
            "Kim Orr\nDirector of Technology for Rosedale Public Schools",
            ("Kim Orr", None, "Director of Technology", "Rosedale Public Schools", None, None),
        ),
        (
            'Cora Wick           cwick@ns.example\nPinder Heights School District  "Look twice"',
            ("Cora Wick", None, None, "Pinder Heights School District", None, None),
        ),
        (
            "Systems Librarian, Otter Bay Public Library",
            (None, None, "Systems Librarian", "Otter Bay Public Library", None, None),
        ),
        ("A. Quimby", ("A. Quimby", None, None, None, None, None)),
        ("K.", ("K.", None, None, None, None, None)),
        ("-- jw", ("jw", None, None, None, None, None)),
        ("Winnie, somewhere in Ohio", ("Winnie", None, None, None, None, "Ohio")),
        (
            "Data Coordinator\nKim Orr\nRosedale Unified School District",
            ("Kim Orr", None, "Data Coordinator", "Rosedale Unified School District", None, None),
        ),
        (
            "Rosedale Unified\nOffice of Technology\nKim Orr, Web Manager\nRosedale, CA",
            ("Kim Orr", None, "Web Manager", "Rosedale Unified", "Rosedale", "CA"),
        ),
        ("Supt. Kim Orr", ("Kim Orr", None, "Supt.", None, None, None)),
        (
            "/s/ Kim Orr\nTreasurer\nRosedale Charter Schools, Inc.",
            ("Kim Orr", None, "Treasurer", "Rosedale Charter Schools, Inc.", None, None),
        ),
        ("V/r\nMaj Kim Orr\nHelp Desk Manager", ("Maj Kim Orr", None, "Help Desk Manager", None, None, None)),
        ("Thanks, Winnie at the front office", ("Winnie", None, None, None, None, None)),
        (
            "Kim Orr\nNetwork Manager\nRosedale Area SD | 2,150 pupils | 5 schools\nRosedale PA",
            ("Kim Orr", None, "Network Manager", "Rosedale Area SD", "Rosedale", "PA"),
        ),
        ("Kim Orr, Rosedale H.S. (Rosedale, Ohio)", ("Kim Orr", None, None, "Rosedale H.S.", "Rosedale", "Ohio")),
        ("Support Team\nRosedale Division No. 14", (None, None, None, "Rosedale Division No. 14", None, None)),
        (
            "Kim Orr\nTrust Data Lead\nRosedale Partnership of Schools\nMill Road, Rosedale",
            ("Kim Orr", None, "Trust Data Lead", "Rosedale Partnership of Schools", "Rosedale", None),
        ),
        (
            "KIM ORR\nDP MGR\nUPPER ROSEDALE JOINT VOCATIONAL SCHOOL DIST.",
            ("KIM ORR", None, "DP MGR", "UPPER ROSEDALE JOINT VOCATIONAL SCHOOL DIST.", None, None),
        ),
    ],
)
def test_a_closing_of_any_shape_is_read(nlp: Language, closing: str, expected: tuple[str | None, ...]) -> None:
    assert signed(nlp, BODY + closing) == expected


@pytest.mark.parametrize(
    ("told", "name", "organization"),
    [
        ("Kim Orr Rosedale School District 14", "Kim Orr", "Rosedale School District 14"),
        ("Upper Rosedale School District 14", None, "Upper Rosedale School District 14"),
    ],
)
def test_a_name_before_an_organization_that_begins_with_its_city_is_parted(
    nlp: Language, told: str, name: str | None, organization: str
) -> None:
    facts = extract_post(
        nlp, id="p", text="Buy spares early.", signature=f"{told}\nTechnology Coordinator\nRosedale WI"
    )
    assert facts.signature is not None
    assert (facts.signature.name, facts.signature.organization) == (name, organization)


def test_a_name_behind_a_dash_may_bring_its_place(nlp: Language) -> None:
    told = "We have 900 pupils and two aides. -Kim Orr, Rosedale, IA"
    assert signed(nlp, told) == ("Kim Orr", None, None, None, "Rosedale", "IA")


@pytest.mark.parametrize(
    "closing",
    [
        "Breakdown\n- CIO x1\n- Techs x18",
        "Wi-Fi - vendor.\nEveryone in house reports to the Director of Operations, who has been surprisingly good.",
        "I. Administration\nA. Director of Technology",
        "Personally, I'd aim for the president",
        "Technician, level two, Dryford 40 hours",
        "Our people:\n\nNetwork Manager, Otter Bay Schools",
        "The staff is below.\n\nNetwork Manager, Otter Bay Schools",
        "Our staff is below.\n\nTechnology Director\nKim Orr\nNetwork Technician\nJoe Fox",
        "Who does what:\n\nRosedale High School\nKim Orr\nDryford Middle School",
        "Printers in the lab",
        "Thanks, everyone in the group",
        "Principal Engineer",
        "| Level | # |\n| K-5 | 4 |\n| All schools | 9 |",
        "Map Librarian, Main Library\n\nSystems Librarian, Otter Bay Public Library",
    ],
)
def test_what_only_looks_like_a_signature_is_none(nlp: Language, closing: str) -> None:
    assert signed(nlp, BODY + closing) is None


def test_a_run_of_capitals_behind_a_name_is_read_in_linear_time(nlp: Language) -> None:
    def read(size: int) -> None:
        signed(nlp, f"{BODY}Nan Oberly, A.{'A' * size}!\nLibrary Director")

    assert grows_linearly(read, 40)
