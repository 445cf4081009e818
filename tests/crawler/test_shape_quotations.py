"""Quotations in posts of boards that no platform knows: which elements are their boxes, and whom they name."""

import pytest
from cards import TEXT, thread_of


@pytest.mark.parametrize(("heading", "author"), [("Brand wrote:", "Brand"), ("Quote:", None)])
def test_a_cell_below_the_row_that_names_a_person_is_a_quotation(heading, author):
    table = f'<table><tr><td><b>{heading}</b></td></tr><tr><td class="quote">The moss came back.</td></tr></table>'
    first, second = thread_of("It stands still.", f"{table}I brushed it off this morning.").posts
    assert (first.text, second.text) == ("It stands still.", "I brushed it off this morning.")
    assert [(quote.text, quote.author) for quote in second.quotes] == [("The moss came back.", author)]


def test_a_post_told_again_inside_another_is_its_quotation():
    retold = "<div><p>Edda1 · <span>12 May 2021, 17:20</span></p><div>It comes back every spring.</div></div>"
    thread = thread_of("It comes back every spring.", f"{retold}<div>We use a wooden spatula.</div>")
    assert thread.posts[1].text == "We use a wooden spatula."
    assert [(quote.author, quote.text) for quote in thread.posts[1].quotes] == [
        ("Edda1", "It comes back every spring.")
    ]
    assert thread.posts[1].reply_to == thread.posts[0].id


def test_what_a_label_announces_is_a_quotation():
    head = '<div>Quote:</div><div><b>Edda1</b> <a href="#c1">view</a></div>'
    quoted = f"<div>{head}<div>It comes back every spring.</div></div>"
    thread = thread_of("It comes back every spring.", f"{quoted}<div>We use a wooden spatula.</div>")
    assert thread.posts[1].text == "We use a wooden spatula."
    assert [(quote.author, quote.text) for quote in thread.posts[1].quotes] == [
        ("Edda1", "It comes back every spring.")
    ]


@pytest.mark.parametrize(
    "opening",
    [
        '<a href="/post/7"><b>Edda1</b></a>:<br>',
        "<b>Edda1</b><br>",
        "<small>Quote<br></small><strong>Edda1</strong><br>",
        "<font>quote:<hr><i>Originally posted by Edda1</i></font><br><br>",
        '<div class="quoting">Edda1:</div>',
    ],
)
def test_a_quotation_opens_with_whom_it_quotes(opening):
    quoted = f"<blockquote>{opening}It comes back every spring.</blockquote>We use a wooden spatula."
    second = thread_of("It comes back every spring.", quoted).posts[1]
    assert second.text == "We use a wooden spatula."
    assert [(quote.author, quote.text) for quote in second.quotes] == [("Edda1", "It comes back every spring.")]


@pytest.mark.parametrize("opening", ["<b>Every spring</b><br>", "<b>Every spring</b>: "])
def test_bold_words_that_open_a_quotation_are_no_name_where_nobody_on_the_page_is_called_so(opening):
    quoted = f"<blockquote>{opening}It comes back.</blockquote>We use a wooden spatula."
    second = thread_of(f"{opening}It comes back.", quoted).posts[1]
    assert second.quotes[0].author is None
    assert second.quotes[0].text.startswith("Every spring")


@pytest.mark.parametrize(
    "opening", ["<b>Edda1</b>, have you", '<a href="/user/Edda1">Edda1</a> may have', "<b>Edda1</b> had"]
)
def test_a_name_that_a_quoted_sentence_opens_with_stays_in_it(opening):
    quoted = f"<blockquote>{opening} tried a wooden spatula.</blockquote>We use one."
    second = thread_of("It comes back every spring.", quoted).posts[1]
    assert second.quotes[0].author is None
    assert second.quotes[0].text.startswith("Edda1")


def test_a_box_whose_first_line_says_whose_words_it_holds_is_a_quotation():
    quoted = '<div><div class="inset"><b>Originally posted by Edda1 </b><br>It comes back every spring.</div></div>'
    second = thread_of("It comes back every spring.", f"{quoted}<br>We use a wooden spatula.").posts[1]
    assert second.text == "We use a wooden spatula."
    assert [(quote.author, quote.text) for quote in second.quotes] == [("Edda1", "It comes back every spring.")]


def test_a_box_round_a_quotation_and_the_answer_to_it_is_none():
    inset = '<div class="inset"><b>Originally posted by Edda1</b><br>It comes back every spring.</div>'
    second = thread_of("It comes back every spring.", f"<div>{inset}We use a wooden spatula.</div>").posts[1]
    assert (second.text, len(second.quotes)) == ("We use a wooden spatula.", 1)


def test_a_heading_that_calls_itself_a_quotation_is_the_heading_of_the_next():
    quoted = '<div class="quotetext"><b>quote: </b>Edda1</div><div class="quote">It comes back every spring.</div>'
    second = thread_of("It comes back every spring.", f"{quoted}<div>We use a wooden spatula.</div>").posts[1]
    assert [(quote.author, quote.text) for quote in second.quotes] == [("Edda1", "It comes back every spring.")]


@pytest.mark.parametrize("name", ["prose prose-quoteless", "quotes", "postquote"])
def test_what_holds_the_words_of_most_posts_is_no_quotation_whatever_its_name(name):
    texts = (TEXT, "It comes back every spring.")
    thread = thread_of(*(f'<div class="{name}"><p>{text}</p></div>' for text in texts))
    assert [(found.text, found.quotes) for found in thread.posts] == [(text, ()) for text in texts]


def test_the_first_line_of_a_quotation_says_in_several_parts_whose_it_is():
    opening = '原帖由 <i>Edda1</i> 于 2021-5-12 17:20 发表 <a href="/post/1"><img src="back.gif"></a><br>'
    quoted = f'<div><div class="head">QUOTE:</div><div class="border">{opening}It comes back every spring.</div></div>'
    second = thread_of("It comes back every spring.", f"{quoted}We use a wooden spatula.").posts[1]
    assert [(quote.author, quote.text) for quote in second.quotes] == [("Edda1", "It comes back every spring.")]


@pytest.mark.parametrize(
    "heading", ["Quote of the day", "Quote for the new labs", "Our director said", "What I wrote:"]
)
def test_a_bold_line_that_names_nobody_heads_the_authors_own_words(heading):
    own = f"{TEXT}<div><b>{heading}</b><br>Moss grows slowly.</div>{TEXT}"
    second = thread_of(TEXT, own).posts[1]
    assert f"{heading}\nMoss grows slowly." in second.text
    assert second.quotes == ()
