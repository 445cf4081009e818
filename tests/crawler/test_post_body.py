import pytest
from bs4 import BeautifulSoup
from growth import grows_linearly

from crawler.bodies.edit_notes import without_edit_notes
from crawler.bodies.post_body import author_in_heading, parse_body
from crawler.bodies.quoted_tables import box_quoted_tables
from crawler.bodies.underlined import split_underlined
from crawler.items import Quote


def body(markup):
    return BeautifulSoup(f"<div id='body'>{markup}</div>", "lxml").select_one("#body")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Rikke wrote:", "Rikke"),
        ("Rikke, on 01 May 2012 - 12:33 PM, said:", "Rikke"),
        ("On 5/3/2020 at 4:03 PM, Anna B. said:", "Anna B."),
        ("16 minutes ago, Rikke said:", "Rikke"),
        ("Just now, Rikke said:", "Rikke"),
        ("Quote from: X. Y. on October 12, 2012, 07:45:10 AM", "X. Y."),
        ("Originally Posted By: Ansel", "Ansel"),
        ('Quoted from "Lorcan"', "Lorcan"),
        ("Zitat von Hanne", "Hanne"),
        ("Am 5.3.2020 um 16:03 schrieb Hanne:", "Hanne"),
        ("Le 05/03/2020 à 16:03, Maëlys a écrit :", "Maëlys"),
        ("El 5/3/2020 a las 16:03, Ana dijo:", "Ana"),
        ("Цитата: Иван от 5 мая 2012", "Иван"),
        ("On Monday, Rikke Holm wrote:", "Rikke Holm"),
        ("On Monday Rikke Holm wrote:", "Rikke Holm"),
        ("On Thu, Apr 11, 2013 at 12:36 AM, Rikke Holm < rikke.holm.of.towers@board.example > wrote:", "Rikke Holm"),
        ("Rikke Holm <rikke@board.example> wrote:", "Rikke Holm"),
        ("Last Friday, Rikke said:", "Rikke"),
        ("Yesterday, Rikke said:", "Rikke"),
        ("Sunday Adeyemi wrote:", "Sunday Adeyemi"),
        ("On Sunday, September 6, 2020 at 3:03:03 PM UTC-4 Rikke wrote:", "Rikke"),
        ("Am Montag schrieb Hanne:", "Hanne"),
        ("Hanne hat Folgendes geschrieben:", "Hanne"),
        ("Rikke Holm kirjutas:", "Rikke Holm"),
        ("Ana Lin je napisao/la:", "Ana Lin"),
        ("Linh Tran đã viết:", "Linh Tran"),
        ("Rikke (05 Май 2012 - 12:33) писал:", "Rikke"),
        ("Rikke, dnia 05 maj 2012 - 12:33, napisał:", "Rikke"),
        ("QUOTE (Rikke @ Apr 5 2006, 10:00 AM)", "Rikke"),
        ("Originally Posted by Rikke View Post", "Rikke"),
        ("author=Rikke Holm link=topic=12.msg34#msg34 date=1266244670 wrote:", "Rikke Holm"),
        ("@rikke said in Projector bulbs:", "rikke"),
        ("引用第3楼rikke于2008-08-03 21:14发表的  :", "rikke"),
        ("rikke 发表于 2008-8-3 21:14", "rikke"),
        ("我同意他发表的意见", None),
        ("We bought Chromebooks (about 2400 units) last year", None),
        ("Lincoln High (built in 1962, renovated) closed", None),
        ("Quote:", None),
        ("Which rooms still use them?", None),
    ],
)
def test_a_heading_names_whom_it_quotes(heading, name):
    assert author_in_heading(heading) == name


@pytest.mark.parametrize("repeated", ["引用 ", "1楼 ", "a(", "12:30 ", "on 1 "])
def test_a_long_first_line_is_no_heading_and_is_passed_over_in_linear_time(repeated):
    def read(size):
        assert author_in_heading(repeated * size) is None

    assert grows_linearly(read, 20_000)


def test_a_quotation_keeps_its_place_between_the_authors_words():
    written = parse_body(body("<p>Above.</p><blockquote><p>Said.</p></blockquote><p>Below.</p>"))
    assert written.text == "Above.\n\nBelow."
    assert written.quotes == (Quote(text="Said.", author=None, at=8),)


def test_a_quotation_inside_another_is_one_of_its_own_at_the_same_place():
    markup = "<p>Above.</p><blockquote>Rikke wrote:<br><blockquote>Inner.</blockquote>Outer.</blockquote>"
    assert parse_body(body(markup)).quotes == (
        Quote(text="Outer.", author="Rikke", at=6),
        Quote(text="Inner.", author=None, at=6),
    )


def test_a_post_of_nothing_but_a_quotation_has_an_empty_text():
    written = parse_body(body("<blockquote>Said.</blockquote>"))
    assert (written.text, [quote.text for quote in written.quotes]) == ("", ["Said."])


def test_lines_marked_as_in_mail_are_quotations_too():
    written = parse_body(body("&gt; a line of somebody<br>My answer."))
    assert written.text == "My answer."
    assert [quote.text for quote in written.quotes] == ["a line of somebody"]


def test_what_a_click_shows_was_written_by_the_author():
    markup = "<div class='spoiler'><div class='spoiler-body' style='display: none'>Hidden words.</div></div>"
    assert parse_body(body(markup)).text == "Hidden words."


@pytest.mark.parametrize("name", ["adsbygoogle", "addthis_toolbox", "sharedaddy", "jiathis_style"])
def test_what_is_rented_out_or_counts_shares_inside_a_post_is_nobodys_words(name):
    assert parse_body(body(f"Ours.<div class='{name}'>Share: <a href='#'>More</a></div>")).text == "Ours."


def test_a_button_that_shows_what_stands_below_it_shows_it():
    click = "this.parentNode.parentNode.getElementsByTagName('div')[1].style.display = ''"
    markup = (
        f'Ours: <div><div><b>Spoiler: </b><input type="button" value="Show" onclick="{click}"></div>'
        "<div class='alt2'><div style='display: none;'>The bus comes at nine.</div></div></div> Yours?"
    )
    assert parse_body(body(markup)).text == "Ours:\nSpoiler:\nThe bus comes at nine.\nYours?"


def test_what_a_word_to_click_shows_is_the_authors_own_though_its_frame_is_dressed_like_a_quotations():
    click = "this.parentNode.parentNode.getElementsByTagName('div')[1].style.display = ''"
    markup = (
        f'Ours: <div><div><span onclick="{click}"/><b>Spoiler: </b><a href="#" onclick="return false;">show</a></span>'
        "</div><div class='quotecontent'><div style='display: none;'>The bus comes at nine.</div></div></div> Yours?"
    )
    written = parse_body(body(markup), quotes="div.quotecontent")
    assert (written.text, written.quotes) == ("Ours:\nSpoiler:\nThe bus comes at nine.\nYours?", ())


def test_what_is_hidden_inside_the_word_to_click_is_shown():
    click = "this.lastChild.style.display = ''"
    markup = f"""Ours: <div><a href="#" onclick="{click}">show <b style="display: none">At nine.</b></a></div>"""
    assert parse_body(body(markup)).text == "Ours:\nshow At nine."


def test_what_no_button_shows_stays_hidden():
    markup = "Ours.<div><input type='button' onclick='report()'><div style='display: none'>Report this post</div></div>"
    assert parse_body(body(markup)).text == "Ours."


@pytest.mark.parametrize(
    ("markup", "text", "author"),
    [
        ("<p>Anna wrote:</p><blockquote>Said.</blockquote><p>Yes.</p>", "Yes.", "Anna"),
        ("Yes.<br>Anna B. said:<br><blockquote>Said.</blockquote>", "Yes.", "Anna B."),
        ("<p>As the manual says:</p><blockquote>Said.</blockquote>", "As the manual says:", None),
        ("<p>She said:</p><blockquote>Said.</blockquote>", "She said:", None),
        ("Yes.<br><b>Anna</b> said <a href='#3'>on May 5th</a>:<br><blockquote>Said.</blockquote>", "Yes.", "Anna"),
        (
            "<div class='quotetop'>QUOTE (Anna &#64; Dec 5 2008, 12&#58;53 PM) <a href='#'>&lt;{SNAP}&gt;</a></div>"
            "<div class='quotemain'>Said.</div><br>Yes.",
            "Yes.",
            "Anna",
        ),
    ],
)
def test_a_line_before_a_quotation_names_a_person_or_is_the_authors_own(markup, text, author):
    written = parse_body(body(markup))
    assert (written.text, written.quotes[0].author) == (text, author)


def test_a_signature_below_the_boards_line_may_draw_lines_of_its_own():
    lines = ["Twelve.", "_" * 17, "Rikke", "-" * 20, "Mind the gap.", "-" * 20]
    written, signature = split_underlined(parse_body(body("<br>".join(lines))))
    assert (written.text, signature) == ("Twelve.", f"Rikke\n{lines[3]}\nMind the gap.\n{lines[5]}")


def test_a_line_marked_like_a_quotation_in_a_signature_quotes_nobody():
    lines = ["&gt; Twelve trams?", "Nine.", "_" * 17, "Rikke", "&gt;)&gt; TRAMS &lt;(&lt;"]
    written, _ = split_underlined(parse_body(body("<br>".join(lines))))
    assert (written.text, [quote.text for quote in written.quotes]) == ("Nine.", ["Twelve trams?"])


def test_a_table_of_one_cell_below_the_word_for_it_is_a_quotation():
    cell = "<table><tr><td><i>Originally posted by Rikke</i><br><b>Twelve trams.</b></td></tr></table>"
    two = "<table><tr><td>1</td><td>2</td></tr></table>"
    markup = body(f"Quote:<br><!-- box --><div class='table'><!-- x --><br>{cell}</div><br>Nine.{two}")
    box_quoted_tables(markup)
    written = parse_body(markup)
    assert written.text.startswith("Nine.")
    assert written.quotes == (Quote(text="Twelve trams.", author="Rikke", at=0),)


def test_thousands_of_empty_tables_are_passed_over_in_linear_time():
    def read(size):
        box_quoted_tables(body("Ours." + "<table><tr><td></td></tr></table>" * size))

    assert grows_linearly(read, 1_600)


@pytest.mark.parametrize(
    "note",
    [
        "[This message has been edited by Rikke (edited 09 July 2000).]",
        "<This message has been edited by Rikke (edited 09 July 2000).]",
        "[ This Message was edited by: Rikke on 2003-03-04 12:34 ]",
        "[Edited by Rikke on 5-6-2003]\n\n[Edited by Rikke on 5-7-2003]",
        "[edited by: Rikke at 4:10 pm (utc) on May 6, 2003]",
        "(Edited by Rikke Holm)",
        "Edited by - Rikke Holm on 12/16/2004 9:58:01 AM",
        "Edited by - Rikke on 01-04-2003 21:13:48",
    ],
)
def test_a_note_of_who_edited_is_not_the_authors(note):
    assert without_edit_notes(f"Twelve trams.\n\n{note}") == "Twelve trams."


def test_notes_of_thousands_of_edits_are_passed_over_in_linear_time():
    def read(size):
        assert without_edit_notes("Twelve trams.\n" + "[Edited by Rikke on 5-6-2003]\n\n" * size) == "Twelve trams."

    assert grows_linearly(read, 20_000)


@pytest.mark.parametrize(
    "said",
    [
        "[Edited: nine trams.]",
        "This message was edited by Rikke.",
        "[edit] Nine. [/edit]",
        "[edited by me to add: 9 trams, not 12]",
        "(edited by Rikke because we counted the sheds of both lines)",
        "Edited by - Rikke on the second day, 12 trams",
    ],
)
def test_what_the_author_adds_after_an_edit_stays(said):
    assert without_edit_notes(f"Twelve trams.\n\n{said}") == f"Twelve trams.\n\n{said}"


def test_blanks_in_a_heading_are_passed_over_in_linear_time():
    def read(size):
        assert author_in_heading(f"Rikke{' ' * size}<rikke@tram.example> wrote:") == "Rikke"

    assert grows_linearly(read, 100_000)
