"""The grammar of numbers: what is read, what is left alone, and that nothing is ever lost or slow."""

import pytest
from growth import grows_linearly
from hypothesis import example, given
from hypothesis import strategies as st

from extract.quantities.grammar import match_quantities
from extract.quantities.quantity import Quantity, Unit

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """Spell a number below a million as Americans do."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1_000:
        return f"{ONES[number // 100]} hundred" + (f" {in_words(number % 100)}" if number % 100 else "")
    return f"{in_words(number // 1_000)} thousand" + (f" {in_words(number % 1_000)}" if number % 1_000 else "")


def one(text: str) -> Quantity:
    """Return the only quantity of a text."""
    found = match_quantities(text)
    assert len(found) == 1, [text[quantity.start : quantity.end] for quantity in found]
    return found[0]


@given(st.integers(0, 999_999))
def test_digits_with_thousands_separators_come_back_as_they_went_in(number: int) -> None:
    assert one(f"We count {number:,} pencils.").value == number


@given(st.integers(1_000, 999_999))
def test_a_blank_separates_thousands_too(number: int) -> None:
    assert one(f"We count {number:,} pencils.".replace(",", " ")).value == number


@given(st.integers(2, 999_999))
def test_number_words_come_back_as_they_went_in(number: int) -> None:
    assert one(f"We count {in_words(number)} pencils.").value == number


@given(st.integers(1, 9_999))
def test_k_stands_for_a_thousand(tenths: int) -> None:
    assert one(f"roughly {tenths / 10:g}k pencils").value == pytest.approx(tenths * 100)


@given(st.integers(1, 99), st.integers(0, 99))
def test_decimals_are_full_time_equivalents(whole: int, hundredths: int) -> None:
    quantity = one(f"They pay {whole}.{hundredths:02d} clerks")
    assert quantity.full_time_equivalent == pytest.approx(whole + hundredths / 100)


@given(
    st.integers(1, 50_000),
    st.integers(1, 50_000),
    st.sampled_from(["{}-{}", "{} to {}", "between {} and {}", "{} – {}"]),
)
def test_ranges_keep_both_ends(low: int, more: int, form: str) -> None:
    quantity = one("We own " + form.format(f"{low:,}", f"{low + more:,}") + " pencils")
    assert (quantity.min, quantity.max, quantity.value) == (low, low + more, None)


@given(st.text(max_size=300))
@example("١٢ ½½½ 1/0 0/2 1,2,3 .5.5 k 5k-6k <<>> ~~ 9" * 3)
@example("9" * 5_000)
def test_any_text_is_read_without_complaint_and_offsets_stay_inside_and_in_order(text: str) -> None:
    end = 0
    for quantity in match_quantities(text):
        assert end <= quantity.start <= quantity.figure < quantity.end <= len(text)
        assert quantity.min is None or quantity.max is None or quantity.min <= quantity.max
        end = quantity.end


@given(
    st.lists(
        st.sampled_from(
            [
                "7",
                "1,250",
                "six",
                "hundred",
                "about",
                "between",
                "and",
                "or",
                "to",
                "-",
                "–",
                "k",
                "over",
                "per",
                "each",
                "of",
                "3/4",
                ".5",
                "%",
                "FTE",
                "(",
                ")",
                ",",
                ".",
                "\n",
            ]
        )
    )
)
def test_any_mixture_of_number_words_keeps_offsets_in_order(pieces: list[str]) -> None:
    test_any_text_is_read_without_complaint_and_offsets_stay_inside_and_in_order.hypothesis.inner_test(" ".join(pieces))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (".5 clerk", 0.5),
        ("2.5 clerks", 2.5),
        ("1/2 clerk", 0.5),
        ("2 1/2 clerks", 2.5),
        ("½ clerk", 0.5),
        ("3½ clerks", 3.5),
        ("two and a half clerks", 2.5),
        ("half a clerk", 0.5),
        ("a quarter of her week", 0.25),
        ("two fifths of his week", 0.4),
        ("a dozen clerks", 12),
        ("half a dozen clerks", 6),
        ("two dozen clerks", 24),
        ("a couple of clerks", 2),
        ("a pair of clerks", 2),
        ("eleven hundred pencils", 1_100),
        ("one hundred and five pencils", 105),
        ("10 thousand pencils", 10_000),
        ("30 k pencils", 30_000),
        ("Clerks x4", 4),
        ("2x clerk", 2),
        ("(3) clerks", 3),
        ("1 - Clerk", 1),
        ("1- Clerk", 1),
        ("an aide", 1),
    ],
)
def test_every_way_to_write_a_number_is_read(text: str, value: float) -> None:
    assert one(text).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high", "approx"),
    [
        ("about 800 pencils", 800, 800, True),
        ("right around 800 pencils", 800, 800, True),
        ("~800 pencils", 800, 800, True),
        ("approx. 800 pencils", 800, 800, True),
        ("ca. 800 pencils", 800, 800, True),
        ("some 800 pencils", 800, 800, True),
        ("hovers around 800", 800, 800, True),
        ("closer to 800 pencils", 800, 800, True),
        ("800ish pencils", 800, 800, True),
        ("800-odd pencils", 800, 800, True),
        ("800-some pencils", 800, 800, True),
        ("800 or so pencils", 800, 800, True),
        ("800 pencils or so", 800, 800, True),
        ("800 pencils, give or take", 800, 800, True),
        ("<800 pencils", None, 800, False),
        ("under 800 pencils", None, 800, False),
        ("fewer than 800 pencils", None, 800, False),
        ("up to 800 pencils", None, 800, False),
        ("at most 800 pencils", None, 800, False),
        ("800 or fewer pencils", None, 800, False),
        (">800 pencils", 800, None, False),
        ("over 800 pencils", 800, None, False),
        ("at least 800 pencils", 800, None, False),
        ("upwards of 800 pencils", 800, None, False),
        ("800+ pencils", 800, None, False),
        ("800 or more pencils", 800, None, False),
        ("just under 800 pencils", None, 800, True),
        ("nearly 800 pencils", None, 800, True),
        ("not quite 800 pencils", None, 800, True),
        ("a little under 800 pencils", None, 800, True),
        ("just over 800 pencils", 800, None, True),
        ("a bit over 800 pencils", 800, None, True),
        ("25-30k pencils", 25_000, 30_000, False),
        ("just under 25-30k pencils", 25_000, 30_000, True),
        ("six or seven hundred pencils", 600, 700, False),
        ("6 or 7 pencils", 6, 7, False),
        ("several pencils", None, None, False),
        ("a handful of pencils", None, None, False),
    ],
)
def test_hedges_and_bounds_open_or_blur_the_interval(
    text: str, low: float | None, high: float | None, approx: bool
) -> None:
    quantity = one(text)
    assert (quantity.min, quantity.max, quantity.approx) == (low, high, approx)


@pytest.mark.parametrize(
    ("text", "equivalent"),
    [
        ("3.0 FTE clerks", 3.0),
        ("2 FTE clerks", 2.0),
        ("60% of her day", 0.6),
        ("40 percent of his day", 0.4),
        ("a half-time clerk", 0.5),
        ("a half-timer", 0.5),
        ("a three-quarter-time clerk", 0.75),
        ("3/4 time", 0.75),
        ("50/50 with the registrar", 0.5),
    ],
)
def test_full_time_equivalents_are_told_from_heads(text: str, equivalent: float) -> None:
    found = [quantity.full_time_equivalent for quantity in match_quantities(text)]
    assert found == [pytest.approx(equivalent)]


def test_whole_heads_are_no_full_time_equivalents() -> None:
    assert one("4 clerks").full_time_equivalent is None


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("one clerk per building", "building"),
        ("350 pencils each", "each"),
        ("two clerks in each school", "school"),
        ("one aide in every branch", "branch"),
        ("each of our vans has two seats", "vans"),
    ],
)
def test_a_distribution_is_noted(text: str, per: str) -> None:
    assert match_quantities(text)[-1].per == per


def test_a_distribution_over_a_stated_number_leaves_that_number() -> None:
    first, second = match_quantities("2 clerks in each of our 6 buildings")
    assert (first.value, first.per, second.value) == (2, "buildings", 6)


@pytest.mark.parametrize(
    "text",
    [
        "K-12",
        "PK-8",
        "K thru 8",
        "grades 4-12",
        "grades 10, 11, 12",
        "3rd thru 12th",
        "Years 7-11",
        "a 4-5 school",
        "1:1",
        "1 : 2,000",
        "one-to-one",
        "in 2016",
        "since 1998",
        "the 2023-24 year",
        "FY26",
        "class of 2031",
        "the 90's",
        "$40K and $1,200",
        "(555) 555-0147",
        "555-555-0147",
        "Alder Falls, WY 82001-1234",
        "7:40",
        "9 p.m.",
        "from 6-8 p.m.",
        "v3.2",
        "version 10.4.2",
        "212KB and 1.30 MB",
        "the 9th floor",
        "District 88",
        "School Division No. 41",
        "USD 904",
        "Snowy Pass 2J",
        "#27",
        "Q3",
        "19 hours a week",
        "a 187-day contract",
        "forty feet apart",
        "two years ago",
        "12-month job",
        "page 4",
        "https://example.org/2024/11",
        "12/24/2025",
        "March 14",
        "3) try again",
        "12. try again",
        "no one knows",
        "Covid-19 and B-52",
        "they lost 7-2",
    ],
)
def test_figures_that_count_nothing_are_left_alone(text: str) -> None:
    found = [text[quantity.start : quantity.end] for quantity in match_quantities(text)]
    assert [words for words in found if words.lower() not in ("a", "an")] == []


def test_a_year_like_number_before_a_noun_is_read_and_flagged() -> None:
    quantity = one("We own 1975 pencils")
    assert (quantity.value, quantity.year_like) == (1975, True)


def test_a_change_is_no_range() -> None:
    assert [quantity.value for quantity in match_quantities("It grew from 3,000 to 3,400 pencils")] == [3_000, 3_400]


def test_an_article_before_a_number_is_part_of_no_quantity() -> None:
    assert one("a 23-seat van").value == 23


def test_percent_keeps_its_unit() -> None:
    assert one("60% done").unit is Unit.PERCENT


def test_over_in_space_is_no_bound() -> None:
    assert one("spread over six towns").value == 6


@pytest.mark.parametrize(
    "piece",
    ["12 ", "1,234 pencils and 5-6 pens, ", "one hundred ", "between 1 and ", "each of our 2 ", "1,", "1-"],
)
def test_many_numbers_are_read_in_linear_time(piece: str) -> None:
    assert grows_linearly(lambda size: match_quantities(piece * size), 2_400)
