"""What a page weighs with everything that it loads, and that what is compressed is what was said."""

import re
from collections.abc import Iterator

import httpx
import pytest
from addresses import DATASETTE, OWN

HEAVIEST = 150_000
"""Bytes of a page with its stylesheet, script and icon, as they go over the wire."""


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def weight(client: httpx.Client, address: str) -> int:
    with client.stream("GET", address) as answer:
        assert answer.status_code == 200, address
        return sum(map(len, answer.iter_raw()))


@pytest.mark.parametrize("below", [*OWN, *DATASETTE])
def test_a_page_and_all_that_it_loads_is_light(client: httpx.Client, below: str) -> None:
    page = client.get(f"/{below}").text
    loaded = set(re.findall(r'(?:href|src)="(/-/static[^"]+)"', page))

    assert loaded
    assert weight(client, f"/{below}") + sum(weight(client, each) for each in loaded) < HEAVIEST


@pytest.mark.parametrize("below", ["/kb/posts", "/recommendations.json", "/kb/posts.csv?_stream=on", "/threads/t1"])
def test_what_is_compressed_is_what_was_said(client: httpx.Client, below: str) -> None:
    plain = client.get(below, headers={"accept-encoding": "identity"})
    packed = client.get(below, headers={"accept-encoding": "gzip"})

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"]
    assert packed.headers["content-security-policy"] == plain.headers["content-security-policy"]
    assert re.sub(r"\d+(\.\d+)?ms", "", packed.text) == re.sub(r"\d+(\.\d+)?ms", "", plain.text)


def test_a_file_that_is_no_text_stays_as_it_is(client: httpx.Client) -> None:
    answer = client.get("/recommendations.xlsx", headers={"accept-encoding": "gzip"})

    assert "content-encoding" not in answer.headers
    assert answer.content.startswith(b"PK")
