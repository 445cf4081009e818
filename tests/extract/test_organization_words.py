"""Which capitalised words of a post name its organization, and which only open a sentence or name somebody above it."""

import pytest
from spacy.language import Language


def named(nlp: Language, text: str) -> list[str | None]:
    return [structure.organization for structure in nlp(text)._.structures]


@pytest.mark.parametrize(
    "text",
    [
        "Simple: two techs, one director, 900 kids.",
        "Morning Everyone: we have two techs for 900 kids.",
        "Been here nine years. Two techs and 900 kids.",
        "Down here (coast, 900 students) we have two techs.",
        "We have a tech from the ISD and 2 technicians of our own for 3,000 students.",
        "Our Digital Services Division has 40 staff and serves 12,000 students.",
        "Two techs, 900 kids. I report to the Select Board whether I like it or not.",
        "Technically 14 students share the one clerk. 900 kids.",
        "What Elm Gulch School District did with its carts is brilliant. Two techs, 900 kids.",
        "I taught at Redford High. Two techs, 900 kids.",
        "Thanks to Copper Co (vendor) and to Elm Gulch Public Schools. Two techs, 900 kids.",
        "Two techs, 900 kids. The office at Lincoln is closed.",
    ],
)
def test_no_name_is_read_into_other_words(nlp: Language, text: str) -> None:
    assert named(nlp, text) == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brackwater has right around 2,350 kids and two techs.", "Brackwater"),
        (
            "Marrow Valley: every student from grade 3 up is issued a laptop. 1,900 students, two techs.",
            "Marrow Valley",
        ),
        ("Linden Joint Union, 2023-24\nTechnicians x3\nClerks x5", "Linden Joint Union"),
        ("Library: Coldspring Free Library\nStaff: 2 clerks\nBranches: 3", "Coldspring Free Library"),
        ("There are 600 pupils in Glenelg Hills. Two techs.", "Glenelg Hills"),
        ("In the Foothills Crossing R.D. we have 2,000 students and two techs.", "Foothills Crossing R.D."),
        ("One tech here. Tamarack Ridge #31, 2,870 students.", "Tamarack Ridge #31"),
        ("Now come to Boone's Hollow: 5,870 kids, twelve schools, and 4 techs.", "Boone's Hollow"),
        ("I'm the network manager at Kelso Plains on the coast. 900 kids, two techs.", "Kelso Plains"),
        ("We (Amber Notch) have 900 kids and two techs.", "Amber Notch"),
        ("It's Joan from Birchmere Schools. 900 kids, two techs.", "Birchmere Schools"),
        ("Joan here,Mt.Birch USD. Two techs, 900 kids.", "Mt.Birch USD"),
        ("Regards from the folks at Coldharbor CUSD. 900 kids, two techs.", "Coldharbor CUSD"),
        ("Locally at Red Fern Boarding School we have 160 kids, two techs.", "Red Fern Boarding School"),
        ("I'm with Marlow-St. Piran Schools. 800 kids, two techs.", "Marlow-St. Piran Schools"),
        ("Here at Heron Elem. Sch. we have 60 kids, one tech.", "Heron Elem. Sch."),
        ("I work for USD 733. 900 kids, two techs.", "USD 733"),
        ("Name of district: Elm Hollow 114B\nTechs: 4", "Elm Hollow 114B"),
        ("Three of us in the tech office at Kiska Bend. 162 students.", "Kiska Bend"),
        ("Thanks to Elm ISD. At Dos Lomas ISD (that's us) we have 900 kids, two techs.", "Dos Lomas ISD"),
        ("This trust, the Wold Learning Trust, has 900 kids and two techs.", "Wold Learning Trust"),
        ("Here in Cedar Notch nobody minds. 900 kids, two techs.", "Cedar Notch"),
        ("Now I do IT for Glen Ash Schools: 900 pupils, two techs.", "Glen Ash Schools"),
        ("St. Aidan's (the one in town) has 655 students and two techs.", "St. Aidan's"),
    ],
)
def test_a_name_is_read(nlp: Language, text: str, name: str) -> None:
    assert named(nlp, text) == [name]


def test_the_place_of_a_former_post_is_named(nlp: Language) -> None:
    told = "We have two techs and 900 kids. Before this I was a technician in Harrow for nine years. 20 techs there."
    assert named(nlp, told) == [None, "Harrow"]
