"""Boards that no platform knows: pages of posts that repeat one shape, as cards."""

from datetime import date

from crawler.page import Page
from crawler.platforms import by_shape

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
