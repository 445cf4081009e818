"""Posts of boards that no platform knows: what of their markup are the author's own words."""

import pytest
from cards import TEXT, page_of, post, thread_of

from crawler.platforms import by_shape

OPEN = (("Edda", "It stands still."), ("Brand", "The moss came back after the rain."), ("Edda", "I brushed it off."))


def test_the_label_of_a_signature_is_no_part_of_it():
    signed = '<div class="signature"><fieldset><legend>Signature</legend>Keeper of the north dial</fieldset></div>'
    assert thread_of(TEXT, f"I brushed it off again.{signed}").posts[1].signature == "Keeper of the north dial"


def test_a_post_of_a_picture_has_no_words_from_beside_it():
    said = {"Edda": TEXT, "Brand": '<img src="moss.png" alt="">', "Ada": "I brushed it off again."}
    facts = '<div class="fact">Joined: Dec 2012</div><div class="fact">Lives in the clock tower</div>'
    cards = "".join(
        f'<div class="card"><a class="username" href="/user/{name}">{name}</a>{facts}'
        f'<span class="stamp">12 May 2021, 17:20</span><div class="message">{text}</div></div>'
        for name, text in said.items()
    )
    assert [post.text for post in by_shape.parse_thread(page_of(cards)).posts] == [TEXT, "", "I brushed it off again."]


def test_a_list_of_attached_files_is_not_what_the_author_wrote():
    files = "".join(
        f'<li><a href="/files/{name}">{name}</a> (27447 bytes)</li>' for name in ("dial-a.zip", "dial-b.png")
    )
    listed = f'It stands still.<div class="attachments"><strong>Attachments</strong><ul>{files}</ul></div>'
    thread = thread_of(listed, "Brush the moss off the dial before you wind it.", "I brushed it off.")
    assert thread.posts[0].text == "It stands still."


def test_what_an_author_adds_stays_and_what_the_board_says_of_edits_goes():
    thread = thread_of(
        "It comes back every spring.<br>EDIT: since 2019 it does.",
        'We use a spatula.<div class="small">Last edited by Edda2 on 13 May 2021, 08:00</div>',
    )
    assert [found.text for found in thread.posts] == [
        "It comes back every spring.\nEDIT: since 2019 it does.",
        "We use a spatula.",
    ]


@pytest.mark.parametrize("line", ["[Solved - updated the spatula]", "[edited to add: it works]", "[updated]"])
def test_what_an_author_adds_in_brackets_stays(line):
    thread = thread_of("It comes back every spring.", f"We use a spatula.<br>{line}")
    assert thread.posts[1].text == f"We use a spatula.\n{line}"


@pytest.mark.parametrize(
    "line", ["<b>Author:</b> Anna Karlsson", "<b>Author</b> : Anna Karlsson", "by <b>Anna Karlsson</b>"]
)
def test_the_author_of_a_book_stays_in_the_words_of_whoever_names_it(line):
    first = thread_of(f"I read it there.<br>{line}<br>It is a good book.", "The moss came back after the rain.").posts[
        0
    ]
    said = line.replace("<b>", "").replace("</b>", "")
    assert (first.author.name, first.text) == ("Edda1", f"I read it there.\n{said}\nIt is a good book.")


@pytest.mark.parametrize(
    "line",
    [
        "Message édité par Edda2 le 13-05-2021 à 08:00:12",
        "[ May 13, 2021, 08:00 AM: Message edited by: Edda2 ]",
        "Senast redigerad av Edda2 2021-05-13 08:00",
        "Lần sửa cuối bởi Edda2; 13-05-2021 lúc 08:00 AM",
    ],
)
def test_boards_say_in_many_tongues_who_edited(line):
    thread = thread_of("It comes back every spring.", f"We use a spatula.<div>{line}</div>")
    assert thread.posts[1].text == "We use a spatula."


def test_a_class_of_words_run_together_calls_a_box_a_quotation_too():
    quoted = '<div class="IconQuoteName">Edda1</div><div class="IconQuoteText">It comes back every spring.</div>'
    box = f'<div class="Icon IconQuote">{quoted}</div>'
    second = thread_of("It comes back every spring.", f"{box}We use a wooden spatula.").posts[1]
    assert second.text == "We use a wooden spatula."
    assert [(quote.author, quote.text) for quote in second.quotes] == [("Edda1", "It comes back every spring.")]


@pytest.mark.parametrize("name", ["user-signature", "CommentAccountSlogan", "member_motto"])
def test_what_the_markup_calls_a_members_signature_is_no_text_of_a_post(name):
    second = thread_of(TEXT, f'{TEXT}<div class="{name}">Towers ring on their own.</div>').posts[1]
    assert (second.text, second.signature) == (TEXT, "Towers ring on their own.")


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


def test_a_sentence_that_ends_like_a_span_of_time_is_no_date():
    thread = thread_of("<p>We burn a lamp of 20 W.</p><p>Since the fair, it takes 5 m.</p>", "<p>Ours draws 40 W.</p>")
    assert thread.posts[0].text == "We burn a lamp of 20 W.\n\nSince the fair, it takes 5 m."


def test_words_that_a_script_parted_by_comments_are_prose():
    parted = "<!-- --> <!-- -->".join(["It", "comes", "back", "every", "spring", "whatever", "we", "do"])
    assert thread_of(parted, parted).posts[0].text == "It comes back every spring whatever we do"


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


def test_a_long_list_is_one_paragraph_of_the_text_among_others():
    listed = "".join(f"<li>{TEXT} It is number {number}.</li>" for number in range(5))
    posts = (
        f'<div class="card"><div class="username">Edda{number}</div><div class="contents">'
        f'<time datetime="2021-05-1{number}">12 May</time>{text}</div></div>'
        for number, text in enumerate((f"<p>Hello.</p><ul>{listed}</ul><p>Yours, E.</p>", f"<p>{TEXT}</p>"), start=1)
    )
    first, second = by_shape.parse_thread(page_of("".join(posts))).posts
    assert first.text.startswith("Hello.\n\n• The moss")
    assert first.text.endswith("number 4.\n\nYours, E.")
    assert second.text == TEXT


def test_of_a_links_box_the_title_is_the_authors():
    title = '<h3><a href="/x">Moss, a history</a></h3>'
    box = f'<div class="onebox"><div>site.example</div>{title}<p>The abbey kept it for long.</p></div>'
    assert thread_of(f"{TEXT}{box}", TEXT).posts[0].text == f"{TEXT}\nMoss, a history"


def test_a_post_may_be_a_word_or_a_link():
    thread = thread_of(TEXT, "Thanks.", '<a href="/story">Read the full story here</a>')
    assert [found.text for found in thread.posts[1:]] == ["Thanks.", "Read the full story here"]


def test_subjects_above_short_posts_are_not_their_text():
    def said(text, day, subject):
        return (
            f'<tr><td class="{"even" if day % 2 else "odd"}"><a class="username" href="/user/{day}">Edda{day}</a></td>'
            f'<td><table><tr><td class="head"><span class="bold">{subject}</span><br>'
            f"<span>1{day} May 2021, 17:20</span></td></tr>"
            f'<tr><td><span class="plain">{text}</span></td></tr></table></td></tr>'
        )

    subject = "The moss on the north dial came back"
    texts = (TEXT, "No idea.", "And again.", "Last time?")
    rows = (said(text, day, f"Re: {subject}" if day else subject) for day, text in enumerate(texts))
    thread = by_shape.parse_thread(
        page_of(f"<table>{''.join(rows)}</table>", head="<title>The forum of the Pendulum Club</title>")
    )
    assert [found.text for found in thread.posts] == list(texts)
    assert thread.subject == subject


def test_a_link_that_answers_a_post_is_no_part_of_it():
    button = '<table><tr><td><a href="/answer/1"><span>Reply</span></a></td></tr></table>'
    first, second = thread_of(f"{TEXT}{button}", f'{TEXT} See <a href="/moss">the reply</a>.{button}').posts
    assert (first.text, second.text) == (TEXT, f"{TEXT} See the reply.")


def test_what_copies_a_block_of_code_is_no_part_of_it():
    head = '<div><a href="#">[Copy to clipboard]</a> <a href="#">[ - ]</a>CODE:</div>'
    assert thread_of(f"{head}<div>wait 8</div>{TEXT}", TEXT).posts[0].text.startswith("wait 8")


def test_a_short_post_stands_where_the_others_do_that_share_an_element_with_their_moment():
    def said(name, text, day):
        return (
            f'<table class="card"><tr><td class="p"><b>On moss</b></td></tr><tr><td class="p"><a href="/user/{name}" '
            f'class="username">{name}</a><p><br>{text}<br>---------------<br></p><p><span>The club\'s board, posted '
            f"{day} May 2021, 17:20 by {name}</span></p></td></tr></table>"
        )

    texts = ((TEXT + " ") * 3, (TEXT + " ") * 2, "No idea.", (TEXT + " ") * 4)
    cards = "".join(said(f"Edda{day}", text.strip(), day) for day, text in enumerate(texts, start=12))
    thread = by_shape.parse_thread(page_of(cards))
    assert [found.text for found in thread.posts] == [text.strip() for text in texts]
