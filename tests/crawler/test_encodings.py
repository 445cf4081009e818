"""Boards lie about their encoding; what the bytes are is read all the same."""

import pytest

from crawler.encodings import decode

WORDS = "Größe, naïve, “Zürich”"


def page(words, declared):
    return f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        ("iso-8859-1", "utf-8"),
        ("utf-8", "cp1252"),
        ("us-ascii", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("nonsense", "utf-8"),
    ],
)
def test_western_pages_are_read_whatever_they_declare(declared, actual):
    assert WORDS in decode(page(WORDS, declared).encode(actual), source="page")


@pytest.mark.parametrize(
    ("declared", "actual", "words"),
    [
        ("gb2312", "gb18030", "学校的网络坏了，镕"),
        ("shift_jis", "cp932", "学校のネットワーク①"),
        ("euc-kr", "cp949", "학교 네트워크 똠"),
        ("windows-1251", "cp1251", "Школьная сеть"),
        ("iso-8859-9", "cp1254", "Okulun ağı “çöktü”"),
    ],
)
def test_a_declared_encoding_is_read_as_browsers_do(declared, actual, words):
    assert words in decode(page(words, declared).encode(actual), source="page")
    assert words in decode(f"<p>{words}</p>".encode(actual), source="page", declared=declared)


def test_one_post_in_another_encoding_leaves_the_others_as_they_are():
    body = page(WORDS, "utf-8").encode() + "<p>Café</p>".encode("cp1252")
    text = decode(body, source="page")
    assert WORDS in text
    assert "Café" in text


def test_a_character_that_a_board_cut_damages_itself_alone():
    words = "学校的网络坏了" * 20
    body = page(words, "gbk").encode("gb18030")
    text = decode(body[:-18] + b"<p>\xd1</p></body></html>", source="page", declared="gbk")
    assert words in text
    assert decode("Grüße ".encode() * 3 + "ü".encode()[:1], source="page").startswith("Grüße Grüße")


def test_a_page_of_windows_1252_is_not_taken_for_damaged_utf_8():
    assert decode("é à ü ß".encode("cp1252"), source="page") == "é à ü ß"
