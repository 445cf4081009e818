"""Kinds of saying how large a place is: figures whose noun is left out, labels, asides; and figures of other things."""

import pytest
from spacy.language import Language
from told import only


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("We run two buildings in sheep country with 930 pupils.", 930, 930),
        ("We sit at 3,150 and shrinking, four buildings.", 3150, 3150),
        ("14,300 and falling.", 14300, 14300),
        ("I'm at a 12k district with nine techs.", 12000, 12000),
        ("Dryford (K-8, ~640). I am the tech coordinator.", 640, 640),
        ("1,610 K-12, two campuses and a bus barn.", 1610, 1610),
        ("That's for 41,275 in 60 buildings.", 41275, 41275),
        ("Dryford - 4,745 - 7 bldgs", 4745, 4745),
        ("Technology for 6,800: a director and a clerk.", 6800, 6800),
        ("We are seven for almost 8k.", None, 8000),
        ("As for numbers, 6,050, and climbing.", 6050, 6050),
        ("2,060, that's students.", 2060, 2060),
        ("A shade over 14,000, and by that I mean kids.", 14000, None),
        ("Size: under 2,000", None, 2000),
        ("System size 22,500 (down a bit).", 22500, 22500),
        ("Pupils in the district ....... 2,410", 2410, 2410),
        ("kids:: 19.6k", 19600, 19600),
        ("How many kids: thirty-two hundred", 3200, 3200),
        ("Enrollment Oct. 1: 3,926", 3926, 3926),
        ("Enrollment's about 2,700.", 2700, 2700),
        ("Students 9,940 not 9,490", 9940, 9940),
        ("Students are 12,480, down only 200.", 12480, 12480),
        ("A day school with 510 boys and one technician.", 510, 510),
        ("We feed about 2,300 enrolled students out of six schools.", 2300, 2300),
    ],
)
def test_an_enrollment_is_found_in_its_kinds(nlp: Language, text: str, low: int | None, high: int | None) -> None:
    structure = only(nlp, text)
    assert structure is not None
    assert structure.enrollment is not None
    assert (structure.enrollment.min, structure.enrollment.max) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Salary is 62,000 with benefits, director plus one tech here.",
        "Of 611 children screened 74 were referred to our nurse.",
        "We take care of 2,200 IEP students and have two clerks.",
        "I see 620 kids a week in the library.",
        "Town served: 38,000",
        "This country with 9,400,000 students has no plan.",
        "Circulation last year: 88,000. We are two librarians.",
        "1 HS (1,240)",
        "At Dryford, 1996 to 2011, I was the director.",
        "We have two techs. Tickets 1,204, 1,198 of them closed.",
    ],
)
def test_other_figures_are_no_enrollment(nlp: Language, text: str) -> None:
    structure = only(nlp, text)
    assert structure is None or structure.enrollment is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("About 6,000 students, twelve in the department.", 12),
        ("Of the nineteen people in IT eleven are techs.", 19),
        ("Information Technology = 21 FTE", 21),
        ("Q5 Central technology employees: 37", 37),
        ("Authorized total 52.", 52),
        ("28.25 FTE for 15,850 students.", 28.25),
        ("Three of us in the office and two in the field, so 5 all in.", 5),
        ("Seven, counting Marge.", 7),
        ("People: 2.5", 2.5),
        ("Tech ........... 3 (Director, Technician, Clerk)", 3),
        ("We run this place with 3.5 FTE.", 3.5),
        ("IT org: 19 FTE and some students", 19),
        ("Six of us in tech, not 9.", 6),
    ],
)
def test_a_staff_total_is_found_in_its_kinds(nlp: Language, text: str, count: float) -> None:
    structure = only(nlp, text)
    assert structure is not None
    assert structure.staff_total is not None
    assert structure.staff_total.count == count


@pytest.mark.parametrize(
    "text",
    [
        "Tech staff: 1 IT Coordinator, 1 Support Specialist",
        "One of us, the printer guy, is out sick.",
        "There are just two of us RNs here.",
        "The Technology Manager has a crew of seven.",
        "Total 98 67,925 28",
        "The county IT department has 310 people.",
        "Ours isn't a one-person shop any more.",
    ],
)
def test_other_crews_are_no_staff_total(nlp: Language, text: str) -> None:
    structure = only(nlp, text)
    assert structure is None or structure.staff_total is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Buildings, 10.", 10),
        ("Attendance centers: 12", 12),
        ("Diocese schools, 17 of them, and about 6,000 kids.", 17),
        ("We are a county district with some 140 schools.", 140),
        ("3 of our 7 schools are elementary.", 7),
        ("We restore from one off site copy.", None),
        ("The switch took down 3 buildings.", None),
    ],
)
def test_sites_are_found_in_their_kinds(nlp: Language, text: str, count: int | None) -> None:
    structure = only(nlp, text)
    assert (structure.sites.count if structure is not None and structure.sites else None) == count


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("Every student is issued one device, 3rd on up.", "3-12"),
        ("1:1 - 4th and up", "4-12"),
        ("1:1 = grades 6 thru 12, since 2014", "6-12"),
        ("1:1 starts in fifth.", "5-12"),
        ("We've got about 2,650 kids and a 1:1 from 4th through 12th.", "4-12"),
        ("We are one to one from fourth grade through twelfth with carts below that.", "4-12"),
        ("Fully one-to-one, kindergarten through seniors.", "K-12"),
        ("One to one 3rd through 12th here, carts in K-2.", "3-12"),
        ("1:1: TK-12", "TK-12"),
        ("1-to-1 in 5-12 (tubs in K-4).", "5-12"),
        ("iPads one to one in K-1, laptops one to one 2-12.", "K-12"),
        ("We went one-to-one five years ago, grades 6-12.", "6-12"),
        ("Students 4-12 have their own; K-3 are in carts.", "4-12"),
        ("Nearly 4,000 students, fully 1:1 in grades 6-12.", "6-12"),
        ("1:1: 5-12", "5-12"),
        ("Each girl is issued a tablet.", None),
        ("Grades 3 through 12 still take home.", "3-12"),
        ("Every kid in grades 2-12 has a laptop that goes home; K and 1 have sets.", "2-12"),
    ],
)
def test_a_programme_is_found_in_its_kinds(nlp: Language, text: str, grades: str | None) -> None:
    structure = only(nlp, text)
    assert structure is not None
    assert structure.device_program is not None
    assert structure.device_program.grades == grades


@pytest.mark.parametrize(
    "text",
    [
        "If the bond passes: 1:1 down to second grade.",
        "1 to 1: 9th grade starts next fall",
        "We make every kid write it up before they get the next one.",
    ],
)
def test_no_programme_is_made_of_plans_and_other_things(nlp: Language, text: str) -> None:
    structure = only(nlp, text)
    assert structure is None or structure.device_program is None


def test_a_size_before_a_colon_is_no_ratio(nlp: Language) -> None:
    found = only(nlp, "A district of about 4,000: 2 techs, 1 clerk.")
    assert found is not None
    assert found.enrollment is not None
    assert (found.enrollment.min, found.enrollment.max, found.enrollment.approx) == (4000, 4000, True)


def test_patients_are_no_students(nlp: Language) -> None:
    found = only(nlp, "We have 11,400 enrolled patients and two techs.")
    assert found is not None
    assert found.enrollment is None


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("The department is budgeted for 61, we have 52 today.", 61),
        ("Our division, comprising 212 staff, is led by the CIO.", 212),
        ("The IT Department comprises one (1) Manager and two (2) Analysts.", None),
        ("The Project Management Office (13 staff) has 2 analysts.", None),
    ],
)
def test_a_whole_department_is_told_from_one_by_name_and_from_an_office_in_it(
    nlp: Language, text: str, total: int | None
) -> None:
    found = only(nlp, text)
    assert found is not None
    assert (found.staff_total and found.staff_total.count) == total
