"""Boards that no platform knows: what is refused and why, and what a golden of one page cannot say."""

import json
import re
import time
from datetime import date
from pathlib import Path

import pytest

from crawler.errors import MarkupChanged, NotAThread
from crawler.joining.pages import ThreadPage, join_pages
from crawler.page import Page
from crawler.platforms import best_match, by_shape, platforms

HERE = Path(__file__).parent
REFUSED = {
    "article_with_comments": "this is an article or the like, and what repeats on it are its comments",
    "front_page": "this is a list of threads or articles: what repeats on it leads to pages of their own",
    "latest_words": "this is a list of threads or articles: what repeats on it leads to pages of their own",
    "list_of_boards": "this is a list of boards or threads: what repeats on it holds many times each",
    "list_of_threads": "no posts are seen in it: no prose",
    "newest_threads": "this is a list of threads or articles: what repeats on it leads to pages of their own",
    "log_in": "no posts are seen in it: no persons, and it asks for a password",
    "no_persons": "its posts are read too poorly: 2 of 2 lack a person",
    "no_times": "no posts are seen in it: no times",
    "press_topic": "nothing on it names a board: what repeats on it may be comments, reviews or news",
    "product_reviews": "this is the page of a product or the like: what repeats on it are reviews or offers",
    "profile": "this is a list of threads or articles: what repeats on it leads to pages of their own",
    "search_results": "this is a list of threads or articles: what repeats on it leads to pages of their own",
    "weblog_with_comments": "nothing on it names a board: what repeats on it may be comments, reviews or news",
    "weblog_with_rows_of_comments": "this is an article or the like, and what repeats on it are its comments",
}

OPEN = (("Edda", "It stands still."), ("Brand", "The moss came back after the rain."), ("Edda", "I brushed it off."))
TEXT = "The moss on the north dial came back after the rain, and the hands stand still again."


def page_of(body, *, head="<title>Moss on the north dial - Pendulum forum</title>", url=None):
    markup = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return Page(source="page.html", text=markup, url=url, seen=date(2024, 3, 15))


def post(name, text, *, day=12, number=1):
    return (
        f'<div class="card" id="c{number}"><a class="username" href="/user/{name}">{name}</a> '
        f'<span class="stamp">{day} May 2021, 17:20</span><div class="said">{text}</div></div>'
    )


def thread_of(*texts, **circumstances):
    cards = "".join(post(f"Edda{number}", text, number=number) for number, text in enumerate(texts, start=1))
    return by_shape.parse_thread(page_of(cards, **circumstances))


def test_a_name_stands_between_the_number_and_the_moment_of_one_heading():
    said = (
        ("ada", "It stands still. Somebody wrote of it <a href='https://example.org/dial'>in the old list</a>."),
        ("brand.b", "The moss came back after the rain, as it does every year."),
        (
            "cleo",
            "We saw it.</span><b>Code:</b><span>The mirror at <a href='/moss'>the weir</a> shows the moss better.",
        ),
    )
    cards = "".join(
        f'<div class="post"><h4>#{number}8 - {name} - Wed Mar 0{number}, 2005 8:25 am</h4>'
        f'<div class="postbody"><span class="postbody">{text}</span></div></div>'
        for number, (name, text) in enumerate(said, start=1)
    )
    thread = by_shape.parse_thread(page_of(cards))
    assert [entry.author.name for entry in thread.posts] == ["ada", "brand.b", "cleo"]
    assert thread.posts[2].text.startswith("We saw it.")


@pytest.mark.parametrize(("heading", "author"), [("Brand wrote:", "Brand"), ("Quote:", None)])
def test_a_cell_below_the_row_that_names_a_person_is_a_quotation(heading, author):
    table = f'<table><tr><td><b>{heading}</b></td></tr><tr><td class="quote">The moss came back.</td></tr></table>'
    first, second = thread_of("It stands still.", f"{table}I brushed it off this morning.").posts
    assert (first.text, second.text) == ("It stands still.", "I brushed it off this morning.")
    assert [(quote.text, quote.author) for quote in second.quotes] == [("The moss came back.", author)]


def test_a_list_of_attached_files_is_not_what_the_author_wrote():
    files = "".join(
        f'<li><a href="/files/{name}">{name}</a> (27447 bytes)</li>' for name in ("dial-a.zip", "dial-b.png")
    )
    listed = f'It stands still.<div class="attachments"><strong>Attachments</strong><ul>{files}</ul></div>'
    thread = thread_of(listed, "Brush the moss off the dial before you wind it.", "I brushed it off.")
    assert thread.posts[0].text == "It stands still."


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_page_of_another_kind_is_refused_in_one_sentence(name):
    page = Page(source=f"{name}.html", text=(HERE / "shape_pages" / f"{name}.html").read_text(encoding="utf-8"))
    assert best_match(page) is by_shape
    with pytest.raises(NotAThread) as refused:
        by_shape.parse_thread(page)
    assert refused.value.problem == REFUSED[name]


def test_every_refused_page_is_told_here():
    assert {path.stem for path in (HERE / "shape_pages").glob("*.html")} == set(REFUSED)


@pytest.mark.parametrize("platform", [each for each in platforms() if each is not by_shape], ids=lambda each: each.NAME)
def test_a_page_that_a_platform_knows_never_falls_to_its_shape(platform):
    folder = HERE / "pages" / platform.__name__.rpartition(".")[2]
    for path in (path for ending in ("html", "htm") for path in folder.glob(f"*/*.{ending}")):
        assert (
            best_match(Page(source=path.name, text=path.read_text(encoding="utf-8", errors="replace"))) is not by_shape
        )


def test_a_platforms_refusal_of_its_own_page_stands():
    page = Page(
        source="t.html", text='<html><body class="single single-topic"><div id="bbpress-forums">…</div></body></html>'
    )
    platform = best_match(page)
    assert platform is not by_shape
    with pytest.raises(MarkupChanged):
        platform.parse_thread(page)


def test_a_thread_says_that_it_was_told_by_its_shape_and_how_sure_that_is():
    thread = thread_of("It comes back every spring, whatever we do.", "We send the youngest up with a spatula.")
    assert thread.platform == "by shape"
    assert 0.6 <= thread.confidence < 1
    assert thread.notes == (
        f"no platform knows this board: its posts were told by their shape (confidence {thread.confidence:.2f})",
    )


def test_what_an_author_adds_stays_and_what_the_board_says_of_edits_goes():
    thread = thread_of(
        "It comes back every spring.<br>EDIT: since 2019 it does.",
        'We use a spatula.<div class="small">Last edited by Edda2 on 13 May 2021, 08:00</div>',
    )
    assert [found.text for found in thread.posts] == [
        "It comes back every spring.\nEDIT: since 2019 it does.",
        "We use a spatula.",
    ]


def test_a_sentence_that_ends_like_a_span_of_time_is_no_date():
    thread = thread_of("<p>We burn a lamp of 20 W.</p><p>Since the fair, it takes 5 m.</p>", "<p>Ours draws 40 W.</p>")
    assert thread.posts[0].text == "We burn a lamp of 20 W.\n\nSince the fair, it takes 5 m."


def test_what_half_of_the_posts_show_alike_is_furniture():
    button = '<div class="x"><a href="#">Was this helpful?</a></div>'
    texts = [
        f"<p>{said}</p>{button}" for said in ("It comes back every spring.", "Use a wooden spatula.", "Never metal.")
    ]
    assert [found.text for found in thread_of(*texts).posts] == [
        "It comes back every spring.",
        "Use a wooden spatula.",
        "Never metal.",
    ]


def test_the_pages_of_one_thread_are_one_thread():
    pages = [
        thread_of("It comes back every spring.", "We use a spatula.", url="https://pendulum.example/topic/7"),
        thread_of("Never metal, please.", "Nor a wire brush.", url="https://pendulum.example/topic/7?page=2"),
    ]
    (joined,) = join_pages(ThreadPage(thread=page) for page in pages)
    assert [found.text for found in joined.posts][-2:] == ["Never metal, please.", "Nor a wire brush."]


def described(*, count, answers, kind="DiscussionForumPosting"):
    return {
        "@type": kind,
        "headline": "Moss on the north dial",
        "text": "It comes back every spring.",
        "author": {"name": "Jarl Pym"},
        "datePublished": "2021-05-12T17:20:00Z",
        "commentCount": count,
        "comment": [
            {"@type": "Comment", "text": said, "author": {"name": "Edda"}, "datePublished": "2021-05-13T08:02:00Z"}
            for said in answers
        ],
    }


def scripted(value):
    script = f'<title>Moss</title><script type="application/ld+json">{json.dumps(value)}</script>'
    return page_of('<div id="app"></div>', head=script)


def test_a_described_thread_says_how_many_of_its_posts_are_missing():
    thread = by_shape.parse_thread(scripted(described(count=4, answers=["A spatula.", "Or a brush.", "Soap."])))
    assert [found.text for found in thread.posts] == [
        "It comes back every spring.",
        "A spatula.",
        "Or a brush.",
        "Soap.",
    ]
    assert thread.notes[1:] == ("1 of the discussion's 5 posts were not handed over",)
    assert thread.confidence == 0.8


@pytest.mark.parametrize(
    "value",
    [
        described(count=40, answers=["A spatula."]),
        described(count=1, answers=["A spatula."], kind="NewsArticle"),
        {"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Moss?", "text": "Why does moss grow?"}]},
        "no object",
    ],
    ids=["a tenth of the posts", "an article", "an FAQ", "a string"],
)
def test_what_describes_no_thread_or_a_small_part_of_one_is_refused(value):
    with pytest.raises(NotAThread, match="no posts are seen in it"):
        by_shape.parse_thread(scripted(value))


def test_json_that_is_broken_describes_nothing_and_the_markup_is_read():
    broken = '<title>Moss forum</title><script type="application/ld+json">{"@type": "Discussion</script>'
    assert len(thread_of("It comes back every spring.", "We use a spatula.", head=broken).posts) == 2


def test_a_description_settles_who_wrote_and_when():
    value = described(count=1, answers=["We send the youngest up with a wooden spatula."])
    script = f'<title>Moss</title><script type="application/ld+json">{json.dumps(value)}</script>'
    thread = thread_of("It comes back every spring.", "We send the youngest up with a wooden spatula.", head=script)
    assert [found.author.name for found in thread.posts] == ["Jarl Pym", "Edda"]
    assert str(thread.posts[1].posted.at) == "2021-05-13 08:02:00+00:00"


def test_a_thousand_posts_are_read_once_each_and_soon():
    cards = "".join(
        post(f"Edda{number % 90}", f"Answer number {number} of many.", number=number) for number in range(1_000)
    )
    begun = time.process_time()
    thread = by_shape.parse_thread(page_of(cards))
    assert len(thread.posts) == 1_000
    assert time.process_time() - begun < 15


def test_replies_nested_two_hundred_deep_are_read_without_recursion():
    opened = "".join(
        f'<div class="reply" id="r{number}"><a class="username" href="/user/{number}">Edda{number}</a> '
        f'<time datetime="2021-05-12T17:20:00Z">12 May</time><div class="said">This is answer {number}.</div>'
        for number in range(200)
    )
    thread = by_shape.parse_thread(page_of(opened + "</div>" * 200))
    numbers = [int(re.sub(r"\D", "", found.text)) for found in thread.posts]
    assert numbers == list(range(200))


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


def test_words_that_a_script_parted_by_comments_are_prose():
    parted = "<!-- --> <!-- -->".join(["It", "comes", "back", "every", "spring", "whatever", "we", "do"])
    assert thread_of(parted, parted).posts[0].text == "It comes back every spring whatever we do"


def test_an_opening_and_one_answer_of_another_shape_are_a_thread_where_the_page_names_a_board():
    opening = (
        '<div class="topic"><p>asked by <a class="username" href="/user/jarl">Jarl</a> '
        "on 12 May 2021, 17:20</p><div><p>It comes back every spring.</p></div></div>"
    )
    answer = (
        '<aside class="only"><time datetime="2021-05-13T08:00:00Z">13 May</time> '
        '<a class="username" href="/user/edda">Edda</a><div><p>We use a wooden spatula.</p></div></aside>'
    )
    thread = by_shape.parse_thread(page_of(f"{opening}{answer}"))
    assert [found.author.name for found in thread.posts] == ["Jarl", "Edda"]
    with pytest.raises(NotAThread, match="nothing on it names a board"):
        by_shape.parse_thread(page_of(f"{opening}{answer}".replace("topic", "text"), head="<title>Moss</title>"))


def test_an_advertisement_among_the_posts_is_no_post():
    cards = [
        post("Edda", "It comes back every spring.", number=1),
        post("Sponsored", "Buy our moss killer now!", number=2),
    ]
    thread = by_shape.parse_thread(page_of("".join([*cards, post("Jarl", "We use a wooden spatula.", number=3)])))
    assert [found.author.name for found in thread.posts] == ["Edda", "Jarl"]


@pytest.mark.parametrize("name", ["user77", "member-1849", "Guest_4"])
def test_a_name_may_be_a_label_with_a_number(name):
    thread = by_shape.parse_thread(page_of(post(name, TEXT) + post("Edda", TEXT, number=2)))
    assert [each.author.name for each in thread.posts] == [name, "Edda"]


def test_the_heading_that_calls_itself_a_forum_is_not_the_subject():
    headings = "<h1>The pendulum makers' forum</h1><h2>Moss on it</h2>"
    title = "<title>The pendulum makers' forum - Moss on it</title>"
    cards = post("Edda", TEXT) + post("Brand", TEXT, number=2)
    assert by_shape.parse_thread(page_of(headings + cards, head=title)).subject == "Moss on it"


def test_two_halves_of_which_one_has_no_person_are_no_thread():
    half = '<div class="card"><span class="stamp">12 May 2021, 17:20</span><div class="said">{}</div></div>'
    with pytest.raises(NotAThread, match="read too poorly: 1 of 2 lack a person"):
        by_shape.parse_thread(page_of(post("Edda", TEXT) + half.format(TEXT)))


def test_a_title_of_the_boards_name_alone_leaves_the_subject_to_the_way_back():
    headings = (
        '<h1>Pendulum</h1><h1><a href="../index.html">Forums</a> » <a href="../clocks">Clocks</a> » Moss on it</h1>'
    )
    cards = post("Edda", TEXT) + post("Brand", TEXT, number=2)
    found = by_shape.parse_thread(
        page_of(headings + cards, head="<title>Pendulum</title>", url="https://a.org/forum/1")
    )
    assert found.subject == "Moss on it"


def test_the_foot_of_the_page_is_no_text_of_a_post_left_open():
    foot = f'<div id="footer"><p>{TEXT * 4}</p></div>'
    cards = "".join(
        post(name, said, number=number)[: -len("</div>")] for number, (name, said) in enumerate(OPEN, start=1)
    )
    texts = [each.text for each in by_shape.parse_thread(page_of(cards + foot)).posts]
    assert texts == [said for _, said in OPEN]


def test_the_line_that_says_whom_a_post_answers_is_no_text_of_it():
    answered = f'<div class="in_reply_to">- <a href="#c1">In reply to Edda</a></div>{TEXT}'
    thread = by_shape.parse_thread(page_of(post("Edda", TEXT) + post("Brand", answered, number=2)))
    assert [each.text for each in thread.posts] == [TEXT, TEXT]
