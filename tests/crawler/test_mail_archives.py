"""Archives of mail as pages, digests and notebooks: what a golden cannot say."""

import io
from datetime import date

import pytest
from growth import grows_linearly

from crawler.errors import MarkupChanged, NotAThread
from crawler.mail.letters import parse_letter
from crawler.mail.mbox import is_mail, messages
from crawler.mail.scrubbed import without_scrubbed
from crawler.page import Page
from crawler.platforms import best_match
from crawler.sources import read_threads

LISTS = {
    "pipermail": '<HTML><BODY><b>Messages sorted by:</b> <a href="thread.html#start">[ thread ]</a><ul>A</ul>',
    "hypermail": '<html><head><meta name="generator" content="hypermail 2.2.0"></head><body><ul>A</ul></body></html>',
    "mhonarc": "<!-- MHonArc v2.6.19 --><html><body><ul><li>A</li></ul></body></html>",
    "marc": "<html><title>'git' - MARC</title><pre>2010-08 A</pre><a href=\"mailto:webguy@marc.info\">x</a>"
    "<title>msgs' - MARC</title></html>",
    "listserv": '<html><title>LISTSERV - PEERS</title><a href="/wa?A1=ind1903&L=PEERS">March</a></html>',
    "public_inbox": "<html><body><pre>2024 A</pre><hr><pre>This is a public inbox, see</pre></body></html>",
}
CUT = {
    "pipermail": "<html><h1>A</h1><b>Ada Moss</b><i>Tue Jan 5 10:22:33 EST 2010</i><!--beginarticle--><pre>Two",
    "hypermail": '<!-- name="Ada Moss" --><!-- subject="A" --><!-- body="start" -->Two',
    "mhonarc": "<!--X-Subject: A --><!--X-From: Ada Moss --><!--X-Body-of-Message--><pre>Two",
}
PAGE = """<!--X-Subject: {subject} -->
<!--X-From-R13: Nqn Zbff <nqnNzbff.rknzcyr> -->
<!--X-Date: {date} -->
<!--X-Message-Id: {number}&#45;a@moss.example -->
{references}
<!--X-Head-End--><html><body>
<!--X-Body-of-Message--><pre>{body}</pre><!--X-Body-of-Message-End-->
<!--X-MsgBody-End--></body></html>"""


def parsed(text):
    page = Page(source="page", text=text)
    return best_match(page).parse_thread(page)


def mhonarc_page(number, *, references=(), body="Two.", day="Mon, 5 Feb 2024 10:00:00 &#45;0500"):
    told = "\n".join(f"<!--X-Reference: {name}&#45;a@moss.example -->" for name in references)
    return PAGE.format(subject="Carts", date=day, number=number, references=told, body=body)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_messages_is_refused(name):
    page = Page(source="page", text=LISTS[name])
    assert best_match(page).__name__.endswith(f".{name}")
    with pytest.raises(NotAThread):
        best_match(page).parse_thread(page)


@pytest.mark.parametrize("name", CUT)
def test_a_message_that_breaks_off_is_not_taken_for_whole(name):
    with pytest.raises(MarkupChanged, match="the end of the message"):
        parsed(CUT[name])


def test_pages_of_one_conversation_become_one_thread_that_knows_who_answers_whom(tmp_path):
    (tmp_path / "a.html").write_text(mhonarc_page(3, references=(1, 2), day="Wed, 7 Feb 2024 10:00:00 +0000"))
    (tmp_path / "b.html").write_text(mhonarc_page(1))
    (tmp_path / "c.html").write_text(mhonarc_page(2, references=(1,), day="Tue, 6 Feb 2024 10:00:00 +0000"))
    [thread] = read_threads([str(tmp_path)], copied_on=date(2024, 3, 1), stdin=io.BytesIO(), on_problem=pytest.fail)
    first, second, third = thread.posts
    assert (second.reply_to, third.reply_to) == (first.id, second.id)
    assert thread.platform == "mhonarc"
    assert thread.notes == ()


def test_a_line_that_the_mailbox_had_escaped_is_no_quotation():
    assert parsed(mhonarc_page(1, body="&gt;From here it is far.\nYes.")).posts[0].text == "From here it is far.\nYes."


def test_a_quoted_line_that_begins_with_from_stays_quoted():
    post = parsed(mhonarc_page(1, body="&gt;Is it far?\n&gt;From here?\n\nYes.")).posts[0]
    assert (post.text, post.quotes[0].text) == ("Yes.", "Is it far?\nFrom here?")


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("Tue Jan  5 10:22:33 EST 2010", "2010-01-05T10:22:33-05:00"),
        ("31 Dec 1999 20:04:36 +0100", "1999-12-31T20:04:36+01:00"),
        ("Tue Jan  5 10:22:33 2010", "2010-01-05T10:22:33"),
        ("2010. Jan. 5., K, 10:22:33 EST", "2010-01-05T10:22:33-05:00"),
        ("Mar 5 Jan 10:22:33 CET 2010", "2010-01-05T10:22:33+01:00"),
        ("Die Jan  5 10:22:33 CET 2010", "2010-01-05T10:22:33+01:00"),
        ("Terça Janeiro 5 10:22:33 BRST 2010", "2010-01-05T10:22:33-02:00"),
        ("Вт Янв  5 10:22:33 MSK 2010", "2010-01-05T10:22:33+03:00"),
        ("Ti Tammi  5 10:22:33 EET 2010", "2010-01-05T10:22:33+02:00"),
        ("Wto, 5 Sty 2010, 10:22:33 XYZT", "2010-01-05"),
        ("Pon Lip  5 10:22:33 CEST 2010", "2010-07-05T10:22:33+02:00"),
        ("Sub Lip  5 10:22:33 CEST 2010", "2010-06-05T10:22:33+02:00"),
        ("Sri Lis 21 10:22:33 CEST 2009", "2009-10-21T10:22:33+02:00"),
        ("Śro, 21 Lis 2012, 10:22:33 CET", "2012-11-21T10:22:33+01:00"),
        ("Ke Loka 11 10:22:33 EET 2009", "2009-11-11T10:22:33+02:00"),
        ("Вт Янв 10 10:22:33 MSK 2012", "2012-01-10T10:22:33+04:00"),
        ("Вт Янв 13 10:22:33 MSK 2015", "2015-01-13T10:22:33+03:00"),
    ],
)
def test_pipermail_s_moments_keep_the_zone_that_they_name(said, at):
    page = f"<html><h1>A</h1><b>Ada</b><i>{said}</i><!--beginarticle--><pre>Two.</pre><!--endarticle--></html>"
    assert parsed(page).posts[0].posted.at.isoformat() == at


@pytest.mark.parametrize("sign", ["at", "en", "em", "à"])
def test_an_address_without_a_name_is_named_by_its_first_part(sign):
    shown = f"<b>ada {sign} moss.example</b><i>x</i>"
    page = f"<html><h1>A</h1>{shown}<!--beginarticle--><pre>Two.</pre><!--endarticle--></html>"
    assert parsed(page).posts[0].author.name == "ada"


def test_public_inbox_s_newest_messages_are_no_thread():
    feed = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>'
        '<link rel="self" href="https://lists.example.org/peers/new.atom"/><id>urn:uuid:1</id>'
        '<entry><content><pre style="white-space:pre-wrap">Two.</pre></content></entry></feed>'
    )
    with pytest.raises(NotAThread, match="all threads"):
        parsed(feed)


DIGEST = """From: list@example.org
Subject: Peers Digest
Date: Tue, 13 Mar 2007 12:00:05 -0500

Today's Topics:

   1. Lamps (Ada Moss)

----------------------------------------------------------------------

Date: Mon, 12 Mar 2007 09:15:00 -0500
From: Ada Moss <ada@moss.example>
Subject: Lamps

{body}

------------------------------

End of Peers Digest
*******************
"""


def test_a_digest_counts_as_what_it_delivers():
    [message] = messages(DIGEST.format(body="How long do they last?").encode())
    letter = parse_letter(message)
    assert (letter.author.name, letter.body) == ("Ada Moss", "How long do they last?")


def test_a_rule_in_a_message_of_a_digest_parts_nothing():
    [message] = messages(DIGEST.format(body=f"Above.\n\n{'-' * 30}\n\nBelow.").encode())
    assert parse_letter(message).body.endswith("Below.")


def test_a_digest_that_is_cut_keeps_its_last_message():
    cut = DIGEST.format(body="How long do they last?").partition("\n------------------------------\n")[0]
    [message] = messages(cut.encode())
    assert parse_letter(message).body == "How long do they last?"


def test_an_answer_above_a_whole_digest_is_one_message_with_its_own_words():
    digest = DIGEST.format(body="How long do they last?").partition("\n\n")[2]
    raw = (
        "From: Bo Lind <bo@lind.example>\nDate: Wed, 14 Mar 2007 08:00:00 -0500\nSubject: RE: Peers Digest\n\n"
        f"A year.\n\n-----Original Message-----\nFrom: list@example.org\nSubject: Peers Digest\n\n{digest}"
    )
    [message] = messages(raw.encode())
    assert parse_letter(message).body.startswith("A year.")


def test_a_mail_that_only_speaks_of_topics_is_no_digest():
    raw = b"From: Ada <ada@moss.example>\nDate: Mon, 5 Feb 2024 10:00:00 +0000\n\nToday's Topics: lamps.\n"
    [message] = messages(raw)
    assert parse_letter(message).body == "Today's Topics: lamps."


def test_a_notebook_is_told_by_its_first_line():
    rule = b"=" * 73
    notebook = b"\n".join(
        (rule, b"Date: Mon, 5 Feb 2024 10:00:00 +0000", b"From: Ada", b"", b"Two.", rule, b"From: Bo")
    )
    assert is_mail(notebook)
    assert len(list(messages(notebook))) == 2


def test_files_that_an_archive_names_are_attachments_and_their_lines_no_words():
    text = (
        "Two.\n-------------- next part --------------\nA non-text attachment was scrubbed...\nName: not available\n"
        "Type: application/pgp-signature\nSize: 189 bytes\nDesc: not available\nURL: <http://example.org/a.bin>\n"
        "-------------- next part --------------\nAn embedded and charset-unspecified text was scrubbed...\n"
        "Name: rows.txt\nURL: <http://example.org/rows.txt>\n-------------- next part --------------\nStill mine.\n"
    )
    kept, files = without_scrubbed(text)
    assert kept == "Two.\n\nStill mine."
    assert [(file.name, file.url) for file in files] == [("rows.txt", "http://example.org/rows.txt")]


def test_an_archive_in_another_language_names_files_too():
    text = (
        "Zwei.\n-------------- nächster Teil --------------\nEin Dateianhang mit HTML-Daten wurde abgetrennt...\n"
        "URL: <http://lists.example.org/attachments/20080212/fb63/attachment.html>\n"
        "-------------- nächster Teil --------------\nEin Dateianhang mit Binärdaten wurde abgetrennt...\n"
        "Dateiname   : wecker.png\nDateityp    : image/png\nDateigröße  : 6816 bytes\nBeschreibung: nicht verfügbar\n"
        "URL         : <http://lists.example.org/attachments/20080212/fb63/attachment.png>\n"
    )
    kept, (file,) = without_scrubbed(text)
    assert kept == "Zwei."
    assert (file.name, file.size, file.url) == (
        "wecker.png", 6816, "http://lists.example.org/attachments/20080212/fb63/attachment.png"
    )  # fmt: skip


def test_a_heading_between_dashes_without_such_a_note_is_the_authors_own():
    text = "Zwei.\n-------------- nächster Teil --------------\nDrei.\n"
    assert without_scrubbed(text) == (text, ())


def test_lines_with_keys_below_what_resembles_such_a_note_are_passed_over_in_linear_time():
    heading = "-------------- nächster Teil --------------"

    def read(size):
        text = "\n".join(["Zwei.", heading, "Die Daten im Einzelnen...", *["Name: x"] * size, "Drei."])
        assert without_scrubbed(text) == (text, ())

    assert grows_linearly(read, 50_000)


def test_of_a_message_that_was_html_alone_no_word_is_left():
    text = (
        "An HTML attachment was scrubbed...\nURL: <http://example.org/attachment.html>\n"
        "-------------- next part --------------\nA non-text attachment was scrubbed...\nName: dial.png\n"
    )
    kept, files = without_scrubbed(text)
    assert kept == ""
    assert [file.name for file in files] == ["dial.png"]


def test_an_answer_for_a_message_may_open_with_a_byte_order_mark():
    answer = '{"msgId": 7, "topicId": 7, "numMessagesInTopic": 1, "postDate": "1100000000", "messageBody": "Two."}'
    assert [post.text for post in parsed(f"\ufeff{answer}").posts] == ["Two."]


@pytest.mark.parametrize("head", ["  Date: May 5\n  Time: 4 pm", "  From: the lab\n  Two old servers"])
def test_an_announcement_that_is_set_in_is_the_authors_own(head):
    page = '<!-- name="Ada Moss" --><!-- subject="A" --><!-- body="start" --><pre>\n{}</pre><!-- body="end" -->'
    (post,) = parsed(page.format(f"Hi all.\n{head}\n\nWe bring two.")).posts
    assert (post.text.split("\n")[-1], post.quotes) == ("We bring two.", ())
