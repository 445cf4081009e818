import pytest
from spacy.language import Language

from extract.components.layout import lines_of
from extract.document import LineKind
from extract.tokenizer import even


def kinds(text: str) -> list[str]:
    return [line.kind.value for line in lines_of(even(text)) if line.kind is not LineKind.BLANK]


def contents(text: str, kind: LineKind) -> list[str]:
    return [text[line.content : line.end] for line in lines_of(text) if line.kind is kind]


def test_lines_follow_each_other_and_leave_out_only_the_newlines():
    text = "One\n\n• two\n> three\r\n"
    lines = lines_of(even(text))
    assert [text[line.start : line.end] for line in lines] == ["One", "", "• two", "> three\r", ""]


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("• 2 aides", "2 aides"),
        ("- an aide", "an aide"),
        ("* an aide", "an aide"),
        ("a) an aide", "an aide"),
        ("• (2) aides", "(2) aides"),
    ],
)
def test_an_item_begins_behind_its_bullet(line, content):
    assert contents(f"Ours:\n{line}", LineKind.ITEM) == [content]


@pytest.mark.parametrize(
    "pair", ["(1) Aide\n(2) Clerks", "1 - Aide\n2 - Clerks", "2x clerk\n1x aide", "1. Aide\n1. Clerk"]
)
def test_a_leading_number_that_counts_people_stays_in_the_item(pair):
    assert contents(f"{pair}", LineKind.ITEM) == pair.split("\n")


def test_numbers_in_sequence_are_marks_of_the_list():
    assert contents("1. Label cables.\n2. Buy spares.\n3. Call Ann.", LineKind.ITEM) == [
        "Label cables.",
        "Buy spares.",
        "Call Ann.",
    ]


def test_indentation_counts_columns_before_the_bullet():
    assert [line.indent for line in lines_of("• a head\n   • an aide\n\t• a clerk")] == [0, 3, 4]


@pytest.mark.parametrize(
    "quotation",
    [
        "> We have 40 aides.",
        "On Mon, Mar 1, 2021 at 9:00 AM Ann Poe <ann@example.org> wrote:\n> We have 40 aides.",
        "On Monday the first of March, Ann Poe of the village school in Dry\nFork wrote:\n> We have 40 aides.",
        "-----Original Message-----\nFrom: Ann Poe\nSent: Monday\nTo: list\n\nWe have 40 aides.\n\nAnn Poe\nClerk",
        "From: Ann Poe\nSent: Monday, March 1, 2021 9:00 AM\nTo: list\nSubject: aides\n\nWe have 40 aides.",
        "<< We have\n40 aides. >>",
        "Ann Poe wrote:\nWe have 40 aides.\n\nAnn Poe\nClerk",
        '>>> "Poe, Ann" <apoe at host> 2/11/03 9:00 >>>\nWe have 40 aides.\n\nAnn Poe\nClerk',
    ],
)
def test_below_the_authors_words_earlier_mail_is_quotation(quotation):
    assert kinds(f"We have two.\n\n{quotation}") == [
        "text",
        *["quote"] * len(list(filter(None, quotation.split("\n")))),
    ]


def test_a_wrapped_quoted_line_that_lost_its_mark_is_still_quoted():
    assert kinds(
        "> We have forty aides in the whole of the district and\nthree clerks.\n> Really.\n\nWe have two."
    ) == [
        "quote",
        "quote",
        "quote",
        "text",
    ]


def test_a_mail_header_at_the_very_top_is_the_posts_own():
    assert kinds("From: Ann Poe\nSent: Monday\nTo: list\n\nWe have two aides.") == ["furniture"] * 3 + ["text"]


def test_the_answer_below_a_quoted_message_begins_at_the_greeting_of_who_is_quoted():
    text = (
        "-----Original Message-----\nFrom: Ann Poe\nSent: Monday\n\nWe have forty.\nAnn\n\nAnn,\n\nWe have two aides."
    )
    assert kinds(text) == ["quote"] * 5 + ["text", "text"]


def test_a_chain_of_titles_cut_before_its_arrows_is_no_quotation():
    assert "quote" not in kinds("Superintendent\n> Director of Technology\n> Technicians")


def test_a_number_under_a_bound_is_no_tag_and_no_quotation():
    assert kinds("<900 pupils here.") == ["text"]


@pytest.mark.parametrize(
    "line",
    [
        "Posted 3 days ago",
        "Edited by Ann Poe 2 hours ago",
        "| view attached",
        "Chart_v2.pdf   212KB 1 version",
        "Join Date: May 2010",
        "Posts: 1,204",
        "#14",
        "▲ 12",
        "Reply | Report | Share",
        "3 likes",
        "Sent from my iPhone",
        "[log in to unmask]",
        "u/some_one",
        "-----------",
    ],
)
def test_what_boards_and_mail_programs_add_is_furniture(line):
    assert kinds(f"{line}\nWe have two aides and nobody else at all.") == ["furniture", "text"]


def test_the_title_and_the_user_above_a_dated_line_are_furniture():
    assert kinds("RE: Aides\nannpoe\nSenior Member\nJoined: 03 May 2010\nPosts: 12\n\nWe have two.") == [
        *["furniture"] * 5,
        "text",
    ]


def test_a_notice_below_the_post_is_furniture_to_its_end():
    assert kinds("We have two.\n\nMore.\n\nCONFIDENTIALITY NOTICE: for you.\nDestroy it.") == [
        "text",
        "text",
        "furniture",
        "furniture",
    ]


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("| Title | FTE |\n| Aide | 2.0 |", ["Aide", "2.0"]),
        ("Title\tCount\nAide\t2", ["Aide", "2"]),
        ("Title       Count\nAide        2", ["Aide", "2"]),
        ("title, fte, fund\nAide, 2.0, general\nClerk, 1.0, general", ["Aide", "2.0", "general"]),
    ],
)
def test_a_table_has_a_header_and_rows_with_cells(table, cells):
    lines = lines_of(table)
    assert [line.kind for line in lines] == [LineKind.ROW] * len(lines)
    assert [line.header for line in lines][:2] == [True, False]
    assert [table[start:end] for start, end in lines[1].cells] == cells


def test_a_cell_that_goes_on_in_the_next_line_wraps():
    table = "Title     Number   Reports to\nAide      2        Assistant for\n                   Pupils"
    lines = lines_of(table)
    assert lines[1].wraps
    assert [table[start:end] for start, end in lines[2].cells] == ["Pupils"]


def test_dot_leaders_part_a_title_from_its_number():
    text = "Aide ........ 2"
    (line,) = lines_of(text)
    assert [text[start:end] for start, end in line.cells] == ["Aide", "2"]


def test_a_key_and_its_value_are_cells():
    text = "Students: <900\nSchools: 3"
    assert [text[slice(*cell)] for line in lines_of(text) for cell in line.cells] == [
        "Students",
        "<900",
        "Schools",
        "3",
    ]


def test_a_short_line_with_a_colon_is_a_heading():
    assert kinds("Technology Department:\n1 - Aide\n2 - Clerks") == ["heading", "item", "item"]


def test_hard_wrapped_lines_go_on_until_the_paragraph_ends():
    text = (
        "The district has about nine hundred pupils and we try to find out how\n"
        "many aides other places of this size employ. We have two aides and a\n"
        "clerk who helps."
    )
    assert [line.wraps for line in lines_of(text)] == [True, True, False]


def test_a_greeting_does_not_wrap_into_the_next_line():
    assert [line.wraps for line in lines_of("Hello,\nwe have two aides")] == [False, False]


def test_a_signature_that_stands_apart_is_signature_to_its_last_line(nlp: Language):
    doc = nlp("We have two.\n\x01\nAnn Poe\nAny words at all, even a long line that would never pass for a signature.")
    assert [line.kind.value for line in doc._.lines] == ["text", "furniture", "signature", "signature"]


@pytest.mark.parametrize(
    "line",
    [
        "Home > Departments > Technology > Staff",
        "Board index » Staffing » Small schools",
        "[–] cable_goblin 12 points 3 years ago",
        "« Reply #4 on: May 02, 2011, 01:17:33 PM »",
        "Report to moderator   Logged",
        "Like · Reply · 11",
        "Sort by: Most relevant",
    ],
)
def test_what_a_board_writes_around_a_post_is_furniture(line: str) -> None:
    kinds = [one.kind for one in lines_of(f"{line}\n\nWe have 2 technicians for 900 students.")]
    assert kinds[0] is LineKind.FURNITURE


def test_a_message_between_two_rules_is_quoted_to_its_end_and_no_further() -> None:
    quote = "-----Original Message-----\nHow many aides?\n----- End of message -----"
    text = f"Mine is below.\n\n{quote}\n\nWe have two aides."
    assert contents(text, LineKind.QUOTE) == quote.splitlines()
    assert contents(text, LineKind.TEXT) == ["Mine is below.", "We have two aides."]


def test_rows_that_count_people_are_no_signature() -> None:
    assert contents("Breakdown\n- Aide x2\n- Clerk x11", LineKind.SIGNATURE) == []
    assert contents("Breakdown\nAides (2)\nClerks (11)", LineKind.SIGNATURE) == []
