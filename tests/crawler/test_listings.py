"""What a list tells of its threads, in the forms of programs that no whole board of ours has (`lists/`)."""

from pathlib import Path

import pytest

from crawler.page import Board, Page
from crawler.platforms import board_match

HERE = Path(__file__).parent
BOARD = "http://board.invalid/"
LISTS = {
    "simple_machines_20": ("index.php?board=4.0", "index.php?topic=31.0", "index.php?board=4.20", "211"),
    "punbb_14": ("forum/3/lost/", "topic/8/lost-earbuds/", "forum/3/lost/page/2/", "1 reply; 41"),
    "xenforo_1": ("forums/carts.4/", "threads/cables.77/", "forums/carts.4/page-2", "12; 1426320000"),
    "vbulletin_3": ("forumdisplay.php?f=2", "showthread.php?t=77", "forumdisplay.php?f=2&order=desc&page=2", "119"),
    "vbulletin_5": ("forum/carts", "forum/carts/77-cables", "forum/carts/page2", "12 responses; 119"),
    "subsilver": ("viewforum.php?f=4", "viewtopic.php?f=4&t=15", "viewforum.php?f=4&start=25", "31"),
}
"""The list's address, its one thread, its next page, and how the thread stands."""


def board_in(name: str, address: str) -> Board:
    markup = (HERE / "lists" / f"{name}.html").read_text("utf-8")
    page = Page(source="a list", text=markup, url=BOARD + address)
    platform = board_match(page)
    assert platform is not None
    return platform.parse_board(page)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_tells_its_threads_its_next_page_and_how_each_thread_stands(name: str) -> None:
    address, thread, further, state = LISTS[name]
    board = board_in(name, address)

    assert board.threads == (BOARD + thread,)
    assert [link for link in board.further if link != BOARD + address] == [BOARD + further]
    assert board.states == {BOARD + thread: state}
    assert [each.at.day for each in board.last_posts.values()] == [14]


def test_a_list_names_the_boards_below_it() -> None:
    assert board_in("simple_machines_20", "index.php?board=4.0").boards == {BOARD + "index.php?board=9.0": "Buses"}
