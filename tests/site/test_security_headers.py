import re

import pytest
from datasette.app import Datasette

from kb.site.delivery.security import datasette_policy
from kb.site.delivery.static_files import static_version

OURS = [
    "/",
    "/?q=ticket",
    "/districts?students=1200",
    "/threads/t1",
    "/recommendations/r1",
    "/threads/none",
    "/districts?students=x",
]
DATASETTES = ["/kb", "/kb/structures_browse", "/kb/search?q=ticket", "/kb/threads/t1", "/nowhere/at/all"]


@pytest.mark.parametrize("address", [*OURS, *DATASETTES, "/kb/threads.json", "/-/static/app.css"])
async def test_every_answer_forbids_sniffing_framing_and_other_hosts(app: Datasette, address: str) -> None:
    headers = (await app.client.get(address)).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("address", OURS)
async def test_our_pages_run_our_own_file_alone_and_hold_nothing_inline(app: Datasette, address: str) -> None:
    answer = await app.client.get(address)

    assert "script-src 'self';" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert re.findall(r"<script[^>]*>", answer.text) == [
        f'<script defer src="/-/static-plugins/threadwise/search.js?{static_version()}">'
    ]
    assert not re.search(r"<style|\sstyle=|\son\w+=", answer.text)


@pytest.mark.parametrize("address", [*DATASETTES, "/kb?sql=select+1", "/kb/posts"])
async def test_datasettes_pages_name_their_language_and_hold_no_style(app: Datasette, address: str) -> None:
    answer = await app.client.get(address)

    assert "unsafe" not in answer.headers["content-security-policy"]
    assert '<html lang="en">' in answer.text
    assert not re.search(r"<style|\sstyle=", answer.text)


def test_the_policy_of_datasettes_pages_names_scripts_by_their_hash() -> None:
    scripts = re.search(r"script-src ([^;]*)", datasette_policy())

    assert scripts
    assert "unsafe" not in scripts[1]
    assert scripts[1].count("sha256-") >= 4


async def test_words_of_posts_are_escaped_on_our_page_and_on_datasettes(app: Datasette) -> None:
    for address in ("/threads/t3", "/kb/posts/p4", "/kb/posts", "/kb/search?q=small"):
        text = (await app.client.get(address)).text

        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text


async def test_an_address_that_is_no_web_address_is_no_link(app: Datasette) -> None:
    assert 'href="javascript:' not in (await app.client.get("/threads/t3")).text
