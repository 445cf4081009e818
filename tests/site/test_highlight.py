from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kb.site.threads.highlight import Folded, Line, Piece, Span, lay_out

TEXTS = st.text(st.sampled_from("ab •-1.\n\r\t \xa0\u2028é"), max_size=60)
SPANS = st.lists(
    st.builds(
        Span,
        start=st.integers(-3, 70),
        end=st.integers(-3, 70),
        kind=st.sampled_from(["staff", "advice", "size"]),
        note=st.integers(1, 9),
    ),
    max_size=6,
)


def pieces(text: str, *spans: Span) -> list[Piece]:
    return [piece for line in lay_out(text, spans) if isinstance(line, Line) for piece in line.pieces]


@given(TEXTS, SPANS)
def test_every_character_but_line_ends_is_kept_in_order(text: str, spans: list[Span]) -> None:
    laid = lay_out(text, spans)

    lines = ["".join(piece.text for piece in line.pieces) for line in laid if isinstance(line, Line)]
    assert lines == text.splitlines()


@given(TEXTS, SPANS)
def test_a_piece_is_marked_exactly_where_the_words_of_a_fitting_span_are(text: str, spans: list[Span]) -> None:
    fitting = [replace(span, end=min(span.end, len(text))) for span in spans if span.start >= 0]
    covered = {
        place
        for span in fitting
        for place in range(span.start, span.end)
        if text[span.start : place + 1].strip() and text[place : span.end].strip()
    }

    marked = "".join(piece.text for piece in pieces(text, *spans) if piece.kind)

    assert marked == "".join(
        letter for place, letter in enumerate(text) if place in covered and len((letter + "x").splitlines()) == 1
    )


def test_a_nested_fact_shows_its_own_kind_and_the_advice_around_it() -> None:
    text = "hire two techs now"
    advice = Span(start=0, end=18, kind="advice", note=1)
    position = Span(start=5, end=14, kind="staff", note=2)

    assert [(piece.text, piece.kind, piece.in_advice) for piece in pieces(text, advice, position)] == [
        ("hire ", "advice", False),
        ("two techs", "staff", True),
        (" now", "advice", False),
    ]


def test_crossing_spans_are_cut_where_they_cross() -> None:
    left, right = Span(start=0, end=5, kind="size", note=1), Span(start=3, end=8, kind="staff", note=2)

    assert [piece.text for piece in pieces("abcdefgh", left, right)] == ["abc", "de", "fgh"]


def test_a_note_opens_and_closes_once_though_its_span_covers_two_lines() -> None:
    marked = pieces("one\ntwo", Span(start=0, end=7, kind="advice", note=4))

    assert [(piece.opens, piece.closes) for piece in marked] == [((4,), ()), ((), (4,))]


def test_blanks_and_line_ends_at_the_border_of_a_span_are_not_marked() -> None:
    marked = [piece for piece in pieces("is me\n", Span(start=2, end=6, kind="staff", note=1)) if piece.kind]

    assert [(piece.text, piece.closes) for piece in marked] == [("me", (1,))]


def test_a_quote_stands_between_the_lines_where_it_stood() -> None:
    quote = Folded(text="their words", author="Ada")

    laid = lay_out("before\nafter", [], [(7, quote)])

    assert [type(each) for each in laid] == [Line, Folded, Line]


def test_a_quote_in_a_post_without_words_is_shown() -> None:
    assert lay_out("", [], [(0, Folded(text="all of it", author=None))]) == [Folded(text="all of it", author=None)]


def test_an_entry_of_a_list_is_known_by_its_bullet_and_depth() -> None:
    first, second = lay_out("• one\n    - two", [])

    assert isinstance(first, Line)
    assert isinstance(second, Line)
    assert (first.item, first.depth, second.item, second.depth) == (True, 0, True, 2)
