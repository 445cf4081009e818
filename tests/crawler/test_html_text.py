import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from growth import grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from crawler.bodies.html_text import text_of
from crawler.bodies.link_texts import spell_out_links


def text(markup):
    return text_of(BeautifulSoup(markup, "lxml"))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One&nbsp; two</p><p>three</p>", "One two\n\nthree"),
        ("one<br>two<div>three</div>four", "one\ntwo\nthree\nfour"),
        ("<ul><li>a<ul><li>b<br>c</li></ul></li><li>d</li></ul>", "• a\n  • b\n    c\n• d"),
        ("<ol start=3><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ("<table><tr><td>Tech</td><td>3</td></tr><tr><td>Lead</td><td></td></tr></table>", "Tech   3\nLead"),
        ("<table><tr><td><p>a layout</p></td></tr></table>", "a layout"),
        ("a<blockquote>b<br>c</blockquote>d", "a\n\n> b\n> c\n\nd"),
        ("<p>a<script>x()</script><!-- y --></p><p style='display: none'>z</p>", "a"),
        (
            "<p>Ask <a data-cfemail='42232623022e232c3627302c6c273a232f322e27'>[email&#160;protected]</a>.</p>",
            "Ask ada@lantern.example.",
        ),
        ("<p>Ask <span data-cfemail='no'>[protected]</span>.</p>", "Ask [protected]."),
        ("<div>One.</div><div>&nbsp;</div><div>Two.</div>", "One.\n\nTwo."),
        ("<div>One.</div><div><br></div><div>Two.</div>", "One.\n\nTwo."),
        ("<div>One.<br></div><div></div><div>Two.</div>", "One.\nTwo."),
        ("One.<br>\n<br>\nTwo.<br>Three.", "One.\n\nTwo.\nThree."),
        ("<blockquote>One.<br><br>Two.</blockquote>", "> One.\n>\n> Two."),
        ("<pre>a  b\n  c</pre>", "a  b\n  c"),
        ("<p>می\u200cشود \u200cok\u200d 👨\u200d👩\u200d👧\u200d</p>", "می\u200cشود ok 👨\u200d👩\u200d👧"),
        ("<p>Rung <img class='emoji' alt='👍🏽' src='x.png'> <img alt=':bell:'><img alt='a bell'></p>", "Rung 👍🏽"),
        ("<pre><code>a  b<br />  c</code></pre>", "a  b\n  c"),
        ("<pre><ol><li>a</li><li> b</li></ol>\n<div>c</div></pre>", "a\n b\nc"),
        ("One.<br><code>if a:<br />\n&nbsp; &nbsp; b<br></code>Two.", "One.\n\nif a:\n    b\n\nTwo."),
        ("Run <code>a b</code> twice.", "Run a b twice."),
        ("<pre>a  b<br>  c<br/>\nd</pre>", "a  b\n  c\nd"),
        ("<pre>a<script>x()</script><button>Copy</button>\nb</pre>", "a\nb"),
    ],
)
def test_markup_becomes_clean_text(markup, expected):
    assert text(markup) == expected


def test_three_hundred_nested_elements_lose_no_word():
    assert text("<div>" * 300 + "deep" + "</div>" * 300 + "after") == "deep\nafter"


def test_lists_nested_without_end_are_read_and_stop_moving_in():
    lines = text("<ul><li>a" * 1_000 + "</li></ul>" * 1_000).split("\n")
    assert len(lines) == 1_000
    assert lines[-1] == lines[30]


@pytest.mark.parametrize(("before", "repeated", "after"), [("<pre>", "<div><b>a</b>", ""), ("", "<code>", "a")])
def test_code_nested_without_end_is_read_in_linear_time(before, repeated, after):
    def read(size):
        assert set(text(before + repeated * size + after).split()) == {"a"}

    assert grows_linearly(read, 2_400)


def test_time_grows_with_the_parts_of_a_line_alone():
    def read(size):
        element = Tag(name="p")
        element.extend([NavigableString("moss ") for _ in range(size)])
        assert text_of(element) == " ".join(["moss"] * size)

    assert grows_linearly(read, 16_000)


@given(st.text(st.sampled_from("<>/plitdou ab&;="), max_size=150))
def test_any_markup_becomes_some_text(markup):
    text(f"<div>{markup}</div>")


@pytest.mark.parametrize(
    ("shown", "spelled"),
    [
        ("http://a.example/long-na ... me/end.html", "http://a.example/long-name-of-a-folder/name/end.html"),
        ("View: http://a.example/long-name-of-a-folder/name/end.html", "http://a.example/long-name-of-a-folder/name/end.html"),
        ("more...", "more..."),
        ("the list", "the list"),
    ],
)  # fmt: skip
def test_shortened_addresses_are_spelled_out(shown, spelled):
    body = BeautifulSoup(f'<p><a href="http://a.example/long-name-of-a-folder/name/end.html">{shown}</a></p>', "lxml")
    spell_out_links(body)
    assert body.get_text() == spelled
