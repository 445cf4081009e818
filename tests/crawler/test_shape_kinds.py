"""Pages of boards that no platform knows and that are no threads: what is refused, and why."""

from pathlib import Path

import pytest
from cards import TEXT, page_of, post

from crawler.errors import MarkupChanged, NotAThread
from crawler.page import Page
from crawler.platforms import best_match, by_shape, platforms

HERE = Path(__file__).parent
REFUSED = {
    "article_with_comments": "this is an article or the like, and what repeats on it are its comments",
    "boards_with_a_line_each": "this is a list of threads or articles: what repeats on it leads to pages of their own",
    "front_page": "this is a list of threads or articles: what repeats on it leads to pages of their own",
    "latest_words": "this is a list of threads or articles: what repeats on it leads to pages of their own",
    "list_of_boards": "this is a list of boards or threads: what repeats on it holds many times each",
    "list_of_members": "no posts are seen in it: nothing repeats that holds a person, a time and prose",
    "list_of_threads": "no posts are seen in it: no prose",
    "newest_threads": "this is a list of threads or articles: what repeats on it leads to pages of their own",
    "log_in": "no posts are seen in it: no persons, and it asks for a password",
    "no_persons": "its posts are read too poorly: 2 of 2 lack a person",
    "no_times": "no posts are seen in it: no times",
    "overlaid_threads": "this is a list of threads or articles: what repeats on it leads to pages of their own",
    "press_topic": "nothing on it names a board: what repeats on it may be comments, reviews or news",
    "product_reviews": "this is the page of a product or the like: what repeats on it are reviews or offers",
    "profile": "this is a list of threads or articles: what repeats on it leads to pages of their own",
    "search_results": "this is a list of threads or articles: what repeats on it leads to pages of their own",
    "weblog_with_comments": "nothing on it names a board: what repeats on it may be comments, reviews or news",
    "weblog_with_rows_of_comments": "this is an article or the like, and what repeats on it are its comments",
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_page_of_another_kind_is_refused_in_one_sentence(name):
    page = Page(source=f"{name}.html", text=(HERE / "shape_pages" / f"{name}.html").read_text(encoding="utf-8"))
    assert best_match(page) is by_shape
    with pytest.raises(NotAThread) as refused:
        by_shape.parse_thread(page)
    assert refused.value.problem == REFUSED[name]


@pytest.mark.parametrize("end", ["…", " [...]"])
def test_posts_whose_texts_are_all_cut_off_are_a_list(end):
    cards = "".join(post(f"Tower ringing {name}", f"{TEXT}{end}") for name in ("Aa", "Bb", "Cc", "Dd"))
    with pytest.raises(NotAThread) as refused:
        by_shape.parse_thread(page_of(cards))
    assert "the texts that repeat on it are cut off" in refused.value.problem


def test_people_who_trail_off_are_no_list():
    texts = [f"{TEXT}..", f"{TEXT * 3}...", f"{TEXT}...", "No."]
    cards = "".join(post(f"Edda{number}", text, number=number) for number, text in enumerate(texts))
    assert len(by_shape.parse_thread(page_of(cards)).posts) == 4


def test_a_magazine_that_is_called_a_forum_is_none():
    calls = '<title>Moss on the dial - Clock Forum</title><meta property="og:type" content="article">'
    told = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Moss on the dial"}</script>'
    cards, url = post("Edda", TEXT) + post("Brand", TEXT), "https://clockforum.example/news/moss"
    assert len(by_shape.parse_thread(page_of(cards, head=calls, url=url)).posts) == 2
    with pytest.raises(NotAThread) as refused:
        by_shape.parse_thread(page_of(cards, head=calls + told, url=url))
    assert "this is an article or the like" in refused.value.problem


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


def test_subjects_that_answer_others_speak_for_a_board():
    def cards(*subjects):
        texts = (f'<p class="subject">{subject}</p><p>{TEXT}</p>' for subject in subjects)
        posts = "".join(post(f"Edda{number}", text, number=number) for number, text in enumerate(texts, start=1))
        return page_of(posts, head="<title>Moss on the north dial</title>")

    assert len(by_shape.parse_thread(cards("Moss", "Re: Moss", "Re: Moss")).posts) == 3
    with pytest.raises(NotAThread, match="nothing on it names a board"):
        by_shape.parse_thread(cards("Moss", "Rain", "Spatulas"))


@pytest.mark.parametrize("credit", ["Powered by phpBB 1.4", "Dial Makers &raquo; Powered by <a href='#'>YaBB 2.5</a>!"])
def test_a_credit_to_a_board_program_names_a_board_and_a_sentence_about_one_does_not(credit):
    def cards(text, foot=""):
        posts = "".join(post(f"Edda{number}", text, number=number) for number in (1, 2, 3))
        return page_of(f"{posts}<div>{foot}</div>", head="<title>Moss on the north dial</title>")

    assert len(by_shape.parse_thread(cards(TEXT, credit)).posts) == 3
    with pytest.raises(NotAThread, match="nothing on it names a board"):
        by_shape.parse_thread(cards(f"{TEXT} The page of our old club was powered by phpBB."))


def test_two_halves_of_which_one_has_no_person_are_no_thread():
    half = '<div class="card"><span class="stamp">12 May 2021, 17:20</span><div class="said">{}</div></div>'
    with pytest.raises(NotAThread, match="read too poorly: 1 of 2 lack a person"):
        by_shape.parse_thread(page_of(post("Edda", TEXT) + half.format(TEXT)))


def test_a_page_whose_root_calls_itself_questions_and_answers_is_believed():
    cards = "".join(post(f"Edda{number}", TEXT, number=number).replace("card", "comment") for number in (1, 2, 3))
    page = page_of(cards, head="<title>Why does the moss come back?</title>")
    with pytest.raises(NotAThread):
        by_shape.parse_thread(page)
    typed = page.text.replace("<html>", '<html itemscope itemtype="https://schema.org/QAPage">')
    assert len(by_shape.parse_thread(Page(source="page.html", text=typed)).posts) == 3


@pytest.mark.parametrize("count", ["3 answers", "All answers (3)", "3 个回答"])
def test_a_page_that_counts_answers_has_a_question(count):
    cards = "".join(post(f"Edda{number}", TEXT, number=number) for number in (1, 2, 3))
    title = "<title>Why does the moss come back?</title>"
    assert len(by_shape.parse_thread(page_of(f"<h4>{count}</h4>{cards}", head=title)).posts) == 3
    with pytest.raises(NotAThread, match="nothing on it names a board"):
        by_shape.parse_thread(page_of(f"<h4>{count} on the moss</h4>{cards}", head=title))


@pytest.mark.parametrize(
    ("subject", "beside"),
    [
        ("Re: Moss", ""),
        ("Moss", "<aside><a href='/wet'>Why is it wet?</a> <span>7 answers</span></aside>"),
        ("Moss", "<ul><li>Reviews</li><li>Answers (7)</li></ul>"),
        ("Moss", "<a href='/next'>Next topic »</a>"),
    ],
    ids=["subjects", "answers elsewhere", "answers on a product", "next topic"],
)
def test_comments_and_what_stands_beside_them_make_no_board_of_an_article(subject, beside):
    texts = [f"<p class='subject'>{subject}</p><p>{TEXT}</p>"] * 3
    cards = "".join(post(f"Edda{number}", text, number=number) for number, text in enumerate(texts, start=1))
    comments = cards.replace('class="card"', 'class="comment"')
    with pytest.raises(NotAThread, match="this is an article or the like"):
        by_shape.parse_thread(page_of(f"{beside}<ol>{comments}</ol>", head="<title>Moss on the north dial</title>"))


def test_comments_that_the_page_counts_as_answers_are_a_thread():
    cards = "".join(post(f"Edda{number}", TEXT, number=number) for number in (1, 2, 3))
    comments = cards.replace('class="card"', 'class="comment"')
    title = "<title>Why does the moss come back?</title>"
    assert len(by_shape.parse_thread(page_of(f"<h4>3 answers</h4>{comments}", head=title)).posts) == 3
