"""Invariance: what changes nothing for a reader (a number in words, another "reports to", "&") changes no fact."""

import pytest
from found_facts import lines, only, rows, totals
from spacy.language import Language

NUMBERED = {
    "cell of a table": "| Title | No. | Paid by |\n| IT Manager | 1 | district |\n| Lab Aide | {} | district |",
    "cell of vacancies": "| Position | Authorized | Vacant |\n| Field Tech | 9 | {} |\n| Data Clerk | 2 | 0 |",
    "column between gaps": "Job                No.   Days\nIT Manager          1    240\nField Tech          {}    210",
    "column under tabs": "Title\tGrade\tNo.\nIT Manager\tM2\t1\nSystems Analyst\tP4\t{}\nField Tech\tT3\t9",
    "number of its own column": "           Now   Plan\nIT Manager  1    1\nEngineers   {}    9\nField Techs 8    9",
    "behind leaders": "CTO .......... 1\nNetwork Admin . . . . {}\nField Tech ... 9",
    "of a unit behind leaders": "Office of the CIO ..... 11\nInfrastructure ........ {}\nService Desk .......... 18",
    "behind few dots": "CTO ... 1\nField Tech ... {}",
    "behind a times sign": "Our team\n- Network Engineer x {}\n- Help Desk Officer x9",
    "behind a dash": "Support\n - Field Tech - {}\n - Student interns (paid) - 9",
    "in a key's list": "Roles: IT Director 1, Service Desk Analyst {}, Field Engineer 9, Data Analyst 1",
    "at its list's end": "Posts: IT Director 1, Field Engineer 9, Data Officer {}",
    "of a unit in a sentence": "Field Services has 28 technicians, Network Ops {}, Data Center 9, Help Desk 11.",
    "of work in a sentence": "Rough split is network engineering 8, programming {}, and the rest desktop.",
    "in brackets": "We have an IT Manager, technicians ({}) and a data clerk.",
    "after a verb": "Technicians are {} and not 10, one of them was eliminated.",
    "before a title": "We have {} technicians and a director.",
}
"""A row or sentence by where its number stands."""


@pytest.mark.parametrize("text", NUMBERED.values(), ids=NUMBERED.keys())
@pytest.mark.parametrize(("digits", "word"), [("4", "four"), ("7", "Seven")])
def test_a_number_in_words_is_the_number(nlp: Language, text: str, digits: str, word: str) -> None:
    assert rows(nlp, text.format(word)) == rows(nlp, text.format(digits))
    assert float(digits) in {count for _, count, _, _ in rows(nlp, text.format(word))}


@pytest.mark.parametrize(
    "text",
    [
        "Network is one and a half, the half being a retired guy.",
        "| Title | FTE | Notes |\n| IT Manager | 1.0 | one of these days she retires |\n| Field Tech | 4.0 | |",
        "Yes, one of them is open.",
    ],
)
def test_a_word_that_goes_on_is_no_number_of_its_own(nlp: Language, text: str) -> None:
    assert not any(count == 1 and fte is None for _, count, fte, _ in rows(nlp, text))


@pytest.mark.parametrize("number", ["twenty five", "twenty-five", "two dozen", "two hundred"])
def test_a_greater_number_behind_leaders_is_not_cut_to_its_first_word(nlp: Language, number: str) -> None:
    counts = {
        title: count for title, count, _, _ in rows(nlp, f"CIO ..... one\nTechs ..... {number}\nAides ..... four")
    }
    assert counts.pop("Tech", None) is None
    assert counts == {"CIO": 1, "Aide": 4}


def test_the_thousands_behind_a_title_count_nobody(nlp: Language) -> None:
    assert rows(nlp, "I have five people.\n\n- Technology Director, 5,500 kids") == [
        ("Technology Director", 1, None, "employee")
    ]


VERBS = ["report to", "report directly to", "answer to", "answer straight to", "work for", "report in practice to"]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("number", ["2", "eighteen"])
def test_who_reports_is_told_by_any_verb(nlp: Language, verb: str, number: str) -> None:
    assert lines(nlp, f"We have {number} technicians. They {verb} the Network Manager.") == {
        "technician > Network Manager"
    }


@pytest.mark.parametrize(
    "head", ["Reports to", "Reports directly to", "Answers to", "Answers directly to", "Works for"]
)
def test_a_column_names_superiors_by_any_verb(nlp: Language, head: str) -> None:
    text = f"Position | No. | {head}\nCTO | 1 | Superintendent\nField Tech | 4 | CTO\nRegistrar Lead | 1 | Registrar"
    assert lines(nlp, text) == {"CTO > Superintendent", "Field Tech > CTO", "Registrar Lead > Registrar"}
    assert ("Registrar Lead", 1, None, "other_department") in rows(nlp, text)


@pytest.mark.parametrize("verb", ["reports to", "reports directly to", "answers to"])
def test_a_form_asks_for_the_superior_by_any_verb(nlp: Language, verb: str) -> None:
    text = f"Q1 Roles: IT Director 1, Data Analyst 2, Field Engineer 3\nQ2 Director {verb}: Chief Executive"
    assert lines(nlp, text) == {"IT Director > Chief Executive"}


@pytest.mark.parametrize("verb", ["report to", "report directly to", "answer to"])
def test_a_remark_in_a_cell_names_the_superior_by_any_verb(nlp: Language, verb: str) -> None:
    text = f"title, fte, fund\nLead Tech, 1.0, general\nTech, 4.5, general\nCoach, 3.0, title II ({verb} Academics)"
    assert lines(nlp, text) == {"Coach > Academics"}
    assert ("Coach", None, 3.0, "other_department") in rows(nlp, text)


@pytest.mark.parametrize("joint", ["and", "&"])
def test_an_ampersand_before_a_number_or_article_joins_as_and_does(nlp: Language, joint: str) -> None:
    structure = only(nlp, f"We're 6,150 {joint} a team of 7.")
    assert structure is not None
    assert structure.enrollment is not None
    assert structure.enrollment.min == 6_150
    assert ("high school kid", None, None, "student") in rows(
        nlp, f"We have 4 techs and hire between 6 {joint} 8 high school kids for June."
    )
    assert ("coordinator", 1, None, "employee") in rows(
        nlp, f"We have 760 kids. At present it's just the coordinator {joint} a guy from the ESC on Thursdays."
    )


def test_an_ampersand_between_names_stays_theirs(nlp: Language) -> None:
    assert totals(nlp, "8 FTE in Systems & Discovery\n= the chair, two faculty systems librarians, 5 analysts") == [8]


@pytest.mark.parametrize("noun", ["students", "pupils", "learners", "kids"])
def test_students_by_any_name_follow_their_district(nlp: Language, noun: str) -> None:
    structure = only(nlp, f"Since you ask: Cedar Mesa 14, 1,120 {noun}, 2 nurses, 1 health tech.")
    assert structure is not None
    assert structure.organization == "Cedar Mesa 14"


def test_a_small_it_behind_fte_belongs_to_the_job(nlp: Language) -> None:
    assert ("it manager", None, 1.0, "employee") in rows(nlp, "13.0 FTE techs, 1.0 FTE it manager, 4.5 FTE coaches")


def test_he_is_nobody_whom_there_is_not(nlp: Language) -> None:
    text = "No CIO here; we have a Media Specialist and a Network Lead. He has three technicians."
    assert not any(line.endswith("> CIO") for line in lines(nlp, text))


def test_hours_bought_from_somebody_are_contracted(nlp: Language) -> None:
    assert rows(nlp, "We buy 4 hrs a week from a network administrator.") == [
        ("network administrator", 1, None, "contracted")
    ]


def test_marks_between_the_parts_of_a_long_signature_are_no_words(nlp: Language) -> None:
    post = "We have two techs.\n\nNora Quill\nProgram Manager / Office of the Director of Information Technology / "
    signature = nlp(post + "Dryford Vale County Public Schools\n")._.signature
    assert signature is not None
    assert (signature.name, signature.title) == ("Nora Quill", "Program Manager")
