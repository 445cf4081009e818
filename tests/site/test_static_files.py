"""What a browser may keep: our own files by their version, and nothing that may change."""

import re

import pytest
from datasette.app import Datasette


async def test_the_files_that_a_page_loads_are_kept_for_a_year(app: Datasette) -> None:
    page = (await app.client.get("/")).text
    loaded = re.findall(r'(?:href|src)="(/-/static-plugins/threadwise/[^"]+\?[^"]+)"', page)

    assert len(loaded) == 7
    for address in loaded:
        answer = await app.client.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable", address


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/-/static-plugins/threadwise/site.css",
        "/-/static-plugins/threadwise/site.css?another",
        "/-/static-plugins/threadwise/nothing.css",
    ],
)
async def test_nothing_else_is(app: Datasette, address: str) -> None:
    assert "immutable" not in (await app.client.get(address)).headers.get("cache-control", "")
