import pytest
from spacy.language import Language

from extract.pipeline import extract_post

BODY = "We have 900 pupils and two aides. Buy spares early.\n\n"
FIELDS = ("name", "credentials", "title", "organization", "city", "state")


def signed(nlp: Language, text: str) -> dict[str, str] | None:
    signature = extract_post(nlp, id="p", text=text).signature
    return signature and {part: value for part in FIELDS if (value := getattr(signature, part))}


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        (
            "Ann Poe\nDirector of Technology\nFern Hill CUSD 12\nFern Hill, IL 61999\n217-555-0100",
            {
                "name": "Ann Poe",
                "title": "Director of Technology",
                "organization": "Fern Hill CUSD 12",
                "city": "Fern Hill",
                "state": "IL",
            },
        ),
        ("Thanks,\nAnn", {"name": "Ann"}),
        ("~Ann", {"name": "Ann"}),
        ("- ann", {"name": "ann"}),
        ("Regards, Ann", {"name": "Ann"}),
        (
            "Best regards,\n\nAnn A. Poe, Ed.D.\nChief Technology Officer\nFern Hill School District\n(she/her)",
            {
                "name": "Ann A. Poe",
                "credentials": "Ed.D.",
                "title": "Chief Technology Officer",
                "organization": "Fern Hill School District",
            },
        ),
        (
            "-- \nAnn Poe\nTechnology Coordinator\nFern Hill USD 999\n620.555.0199 | apoe@fernhill.example",
            {"name": "Ann Poe", "title": "Technology Coordinator", "organization": "Fern Hill USD 999"},
        ),
        (
            "Ann Poe | Director of IT | Fern Hill Academy | Fern Hill, KS",
            {
                "name": "Ann Poe",
                "title": "Director of IT",
                "organization": "Fern Hill Academy",
                "city": "Fern Hill",
                "state": "KS",
            },
        ),
        (
            "Ann Poe - Network Administrator - Fern Hill ISD",
            {"name": "Ann Poe", "title": "Network Administrator", "organization": "Fern Hill ISD"},
        ),
        (
            "Ann Poe, Tech Dir, Fern Hill ISD, TX",
            {"name": "Ann Poe", "title": "Tech Dir", "organization": "Fern Hill ISD", "state": "TX"},
        ),
        (
            "Ann Poe\nProgram Lead / Office of the CTO / Fern Hill County Schools",
            {"name": "Ann Poe", "title": "Program Lead", "organization": "Fern Hill County Schools"},
        ),
        (
            "Ann Poe The Fern School 201999-0100\nIT Manager\nFern Hill MI",
            {
                "name": "Ann Poe",
                "title": "IT Manager",
                "organization": "The Fern School",
                "city": "Fern Hill",
                "state": "MI",
            },
        ),
        (
            "Ann Poe CNE, A+\nDirector of Technology (CTO)\nFern Hill Schools (IN)",
            {
                "name": "Ann Poe",
                "credentials": "CNE, A+",
                "title": "Director of Technology (CTO)",
                "organization": "Fern Hill Schools",
                "state": "IN",
            },
        ),
        (
            "Ann Poe\nDirector of Technology\nFern Hill NY\n(555) 555-0100\nDirector of Technology",
            {"name": "Ann Poe", "title": "Director of Technology", "city": "Fern Hill", "state": "NY"},
        ),
        (
            "Ann Poe, Director, Learning Resources\nFern Hill SD",
            {"name": "Ann Poe", "title": "Director, Learning Resources", "organization": "Fern Hill SD"},
        ),
        (
            "Ann Poe, Director of Technology\nFern Hill School Corp.\n100 N. Main Street\n"
            "Fern Hill, Indiana 46999\nt: 260-555-0100 | w:",
            {
                "name": "Ann Poe",
                "title": "Director of Technology",
                "organization": "Fern Hill School Corp.",
                "city": "Fern Hill",
                "state": "Indiana",
            },
        ),
        ("Ann Poe\nTech Director\n\nSent from my iPhone", {"name": "Ann Poe", "title": "Tech Director"}),
        ('Ann Poe\nTech Director\n\n"A book is a boat."', {"name": "Ann Poe", "title": "Tech Director"}),
        ("ANN POE\nTECH DIRECTOR", {"name": "ANN POE", "title": "TECH DIRECTOR"}),
        (
            "Ann Poe\nDeputy Director, Technology\nFern Hill 61",
            {"name": "Ann Poe", "title": "Deputy Director, Technology", "organization": "Fern Hill 61"},
        ),
        (
            "Ann Poe\nFern Hill Community Unit 14",
            {"name": "Ann Poe", "organization": "Fern Hill Community Unit 14"},
        ),
        (
            "Ann Poe\nFern Hill Sch. Dist.\nFern Hill, Ore.",
            {"name": "Ann Poe", "organization": "Fern Hill Sch. Dist.", "city": "Fern Hill", "state": "Ore."},
        ),
        (
            "Ann Poe, OTR/L\nSupervisor of Therapists\nFern Hill Schools3",
            {
                "name": "Ann Poe",
                "credentials": "OTR/L",
                "title": "Supervisor of Therapists",
                "organization": "Fern Hill Schools",
            },
        ),
        (
            "Ann Poe\nNurse Manager, North Region\nFern Hill Unified",
            {"name": "Ann Poe", "title": "Nurse Manager, North Region", "organization": "Fern Hill Unified"},
        ),
        (
            "Ann Poe, Director of Technology, Fern Hill, VA",
            {
                "name": "Ann Poe",
                "title": "Director of Technology",
                "organization": "Fern Hill",
                "state": "VA",
            },
        ),
        (
            "Ann Poe\nTechnology Department\nFern Hill School",
            {"name": "Ann Poe", "title": "Technology Department", "organization": "Fern Hill School"},
        ),
        (
            "Mrs. Ann O'Dell\nKeeper of the Wires\nFern Hill School",
            {
                "name": "Mrs. Ann O'Dell",
                "title": "Keeper of the Wires",
                "organization": "Fern Hill School",
            },
        ),
    ],
)
def test_a_closing_signature_is_read_in_its_parts(nlp, closing, expected):
    assert signed(nlp, BODY + closing) == expected


def test_a_name_behind_a_dash_at_the_end_of_the_text_signs_it(nlp):
    assert signed(nlp, "Great list, thank you! - Ann") == {"name": "Ann"}


@pytest.mark.parametrize(
    "ending",
    [
        "Good luck!",
        "Let me know if you want the template.",
        "Students: 900\nSchools: 3",
        "Director of Technology\nNetwork Manager\nTwo aides",
        "Thank you Ann",
        "Anonymous in Ohio",
        "u/some_handle",
        "Title     Count\nAide      2\nClerk     1",
    ],
)
def test_what_only_looks_like_a_signature_is_none(nlp, ending):
    assert signed(nlp, BODY + ending) is None


def test_the_signature_of_quoted_mail_is_not_the_authors(nlp):
    quoted = "From: Bob Roe\nSent: Monday\nTo: list\nSubject: aides\n\nWe have forty.\n\nBob Roe\nClerk"
    assert signed(nlp, f"We have two.\n\nAnn\n\n{quoted}") == {"name": "Ann"}


def test_a_header_above_the_post_is_no_signature(nlp):
    assert signed(nlp, "From: Bob Roe\nSent: Monday\nTo: list\n\nWe have two aides here.") is None


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        (
            "Ann Poe\nTechnology Coordinator, science\nFern Hill School",
            {"name": "Ann Poe", "title": "Technology Coordinator, science", "organization": "Fern Hill School"},
        ),
        (
            "Ann Poe\nNetwork Manager (yes, on paper)\nFern Hill Schools",
            {"name": "Ann Poe", "title": "Network Manager (yes, on paper)", "organization": "Fern Hill Schools"},
        ),
        (
            "Ann Poe, RN, MSN, NCSN, Lead Nurse\nFern Hill School",
            {
                "name": "Ann Poe",
                "credentials": "RN, MSN, NCSN",
                "title": "Lead Nurse",
                "organization": "Fern Hill School",
            },
        ),
        (
            "Ann Poe, CETL (!!)\nFern Hill School",
            {"name": "Ann Poe", "credentials": "CETL", "organization": "Fern Hill School"},
        ),
        (
            "Ann Poe, CETL (!) / Fern Hill School",
            {"name": "Ann Poe", "credentials": "CETL", "organization": "Fern Hill School"},
        ),
        ("Ann Poe\nformerly Fern Hill School District", {"name": "Ann Poe"}),
        ("Ann Poe, formerly Fern Hill School District", {"name": "Ann Poe"}),
        (
            "Ann Poe\nNetwork Manager\nSAU 207 Fern Hill",
            {"name": "Ann Poe", "title": "Network Manager", "organization": "SAU 207 Fern Hill"},
        ),
    ],
)
def test_an_aside_or_a_former_place_is_no_organization(nlp, closing, expected):
    assert signed(nlp, BODY + closing) == expected
