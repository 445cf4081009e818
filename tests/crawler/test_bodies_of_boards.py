"""What board programs make of quotations, spoilers, code and names inside a post's body, in the boards' languages."""

import pytest
from bs4 import BeautifulSoup

from crawler.families.smf_quotes import parse_smf_body
from crawler.families.vbulletin_quotes import parse_vbulletin_body

OLD_BOX = """<div style="margin:20px; margin-top:5px; "><div class="smallfont" style="margin-bottom:2px">{label}</div>
<table cellpadding="6" cellspacing="0" border="0" width="100%"><tr>
<td class="alt2" style="border:1px inset">{inside}</td></tr></table></div>{behind}"""


def body(markup):
    return BeautifulSoup(f"<div id='body'>{markup}</div>", "lxml").select_one("#body")


def old_box(inside, label="Quote:"):
    return body(OLD_BOX.format(label=label, inside=inside, behind="Forty."))


@pytest.mark.parametrize(
    "said",
    ["Сообщение от", "Originariamente inviato da", "Zamieszczone przez", "Ursprungligen postat av", "نوشته اصلی توسط"],
)
def test_vbulletin_names_whose_words_are_quoted_in_any_language(said):
    heading = f"<div>{said} <strong>Jonas Falk</strong></div>"
    written = parse_vbulletin_body(old_box(f'{heading}<div style="font-style:italic">How many?</div>'))
    assert written.text == "Forty."
    assert [(quote.author, quote.text) for quote in written.quotes] == [("Jonas Falk", "How many?")]


def test_vbulletin_keeps_a_quotation_that_names_nobody_and_opens_in_bold():
    written = parse_vbulletin_body(old_box("<strong>Grandfather</strong> said no to the second server."))
    assert [(q.author, q.text) for q in written.quotes] == [(None, "Grandfather said no to the second server.")]


def test_vbulletin_spoilers_are_the_authors_words():
    click = "this.parentNode.parentNode.getElementsByTagName('div')[1].style.display = '';"
    markup = f"""Mind: <div style="margin:20px; margin-top:5px"><div class="smallfont" style="margin-bottom:2px">
<b>Spoiler</b>: <input type="button" value="Show" onclick="{click}"></div>
<div class="alt2" style="margin: 0px; padding: 6px;"><div style="display: none;">It was the switch.</div></div></div>"""
    written = parse_vbulletin_body(body(markup))
    assert (written.text, written.quotes) == ("Mind:\nIt was the switch.", ())


def test_the_word_above_code_of_vbulletin_is_the_boards():
    markup = """Try: <div style="margin:20px; margin-top:5px"><div class="smallfont">PHP Code:</div>
<div class="alt2" dir="ltr" style="margin: 0px;"><code><code><span>echo 4;</span></code></code></div></div>"""
    assert "PHP Code" not in parse_vbulletin_body(body(markup)).text


def test_vbulletin_keeps_the_names_of_members_who_are_called():
    markup = 'Thanks, <a href="member/9-ines" class="b-bbcode-user js-bbcode-user" data-userid="9">Ines</a>, it works.'
    assert parse_vbulletin_body(body(markup)).text == "Thanks, Ines, it works."


@pytest.mark.parametrize(
    "heading",
    [
        "Quote from: Ann Lee on May 05, 2009, 10:15:00 AM",
        "Quote from: Ann Lee on Today at 10:15:00",
        "Zitat von: Ann Lee am 05 Mai 2009, 10:15:00",
        "Citation de: Ann Lee le Aujourd'hui à 10:15:00",
        "Cita de: Ann Lee en Hoy a las 10:15",
        "Citazione da: Ann Lee - 05 Maggio 2009, 10:15",
        "Citar de: Ann Lee em 05 de Maio de 2009",
        "Cytat: Ann Lee w Maj 05, 2009",
        "Цитата: Ann Lee от Сегодня в 10:15",
        "Alıntı yapılan: Ann Lee - Mayıs 05, 2009",
        "Citat från: Ann Lee skrivet 05 maj 2009",
        "Idézetet írta: Ann Lee - Dátum 2009 május 05",
        "Citace: Ann Lee  05 Květen 2009",
        "引用自: Ann Lee 于 五月 05, 2009",
    ],
)
def test_simple_machines_name_whose_words_are_quoted_and_when(heading):
    markup = (
        f'<div class="quoteheader"><a href="?topic=7.msg12#msg12">{heading}</a></div><div class="quote">How?</div>So.'
    )
    written = parse_smf_body(body(markup))
    assert (written.text, [(q.author, q.text) for q in written.quotes]) == ("So.", [("Ann Lee", "How?")])
