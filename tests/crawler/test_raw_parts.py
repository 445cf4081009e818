"""Letters whose parts came undivided, boundaries and headers among the words."""

import pytest
from growth import grows_linearly

from crawler.mail.raw_parts import without_raw_parts


def test_parts_that_came_undivided_are_read_and_the_others_are_files():
    inner = (
        "--in-ner7\nContent-Type: text/plain; charset=latin-1\nContent-Transfer-Encoding: quoted-printable\n\n"
        "M=F6ss =\nhere.\n--in-ner7\nContent-Type: text/html\n\n<p>Moss</p>\n--in-ner7--\n"
    )
    outer = "----=_Part_09\n"
    text = (
        f"This is a message of parts.\n\n{outer}Content-Type: multipart/alternative; boundary=in-ner7\n\n{inner}"
        f'{outer}Content-Type: application/pdf;\n name="rows.pdf"\n\nJVBERi0=\n{outer.strip()}--\n'
    )
    words, files = without_raw_parts(text)
    assert words == "Möss here."
    assert [file.name for file in files] == ["rows.pdf"]


@pytest.mark.parametrize(
    "text", ["--ab", "--abcdefg\nWe have two.", "-- \nAda Moss", "--abcdefg\nContent-Type: text/html\n\n<p>A</p>"]
)
def test_a_letter_without_plain_parts_stays_as_it_is(text):
    assert without_raw_parts(text) == (text, ())


@pytest.mark.parametrize("unit", ["--abcdefg\n", "A-b: c\n", "--=_\nA:\n", "--abcdefg\nContent-Type: a\n\n"])
def test_time_to_find_parts_grows_with_the_length_alone(unit):
    assert grows_linearly(lambda size: without_raw_parts(unit * size), 8_000)


def test_parts_that_an_author_shows_leave_what_stands_around_them():
    shown = "--abcdefg\nContent-Type: text/plain\n\nTwo.\n--abcdefg--\n"
    words, _ = without_raw_parts(f"Our server sends this:\n\n{shown}\nWhy?")
    assert words == "Our server sends this:\n\nTwo.\n\nWhy?"


def test_parts_inside_thousands_of_others_are_passed_over_in_linear_time():
    def read(size):
        without_raw_parts("".join(f"--abcdef{place}\nContent-Type: multipart/mixed\n\n" for place in range(size)))

    assert grows_linearly(read, 2_000)


@pytest.mark.parametrize("charset", ["undefined", "idna", "hex", "utf-7"])
def test_an_odd_charset_of_a_part_is_read_all_the_same(charset):
    head = f"--abcdefg\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: quoted-printable\n\n"
    assert without_raw_parts(f"{head}We have=\n two. =F6\n--abcdefg--")[0].startswith("We have two.")
