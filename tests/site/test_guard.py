"""No single request takes the site's memory or time, and what cannot be used is answered as the asker's mistake."""

import httpx
import pytest
from datasette.app import Datasette

from kb.site.delivery.guard import only_hosts


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("address", ["/", "/kb", "/kb/posts.json"])
async def test_the_site_is_for_reading(app: Datasette, method: str, address: str) -> None:
    answer = await app.client.request(method, address)

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_a_query_cannot_make_a_value_that_fills_the_memory(app: Datasette) -> None:
    answer = await app.client.get("/kb.json?sql=select+zeroblob(900000000)")

    assert answer.status_code == 400


@pytest.mark.parametrize("function", ["printf", "format"])
async def test_a_query_cannot_use_what_its_time_limit_does_not_end(app: Datasette, function: str) -> None:
    answer = await app.client.get(f"/kb.json?sql=select+{function}('%25.*c',1000000000,'x')")

    assert answer.status_code == 400
    assert "not authorized" in answer.json()["error"]


async def test_cookies_that_are_no_text_are_passed_over(app: Datasette) -> None:
    assert (await app.client.get("/", headers={"cookie": b"a=\xff"})).status_code == 200


async def test_many_facets_are_counted_once_and_only_so_many(app: Datasette) -> None:
    columns = ["id", "thread_id", "number", "author_id", "author_name", "author_how", "posted", "posted_how"]
    answer = await app.client.get("/kb/posts.json?" + "&".join(f"_facet={column}" for column in columns * 50))

    assert answer.status_code == 200
    assert len(answer.json()["facet_results"]) <= len(columns) + 1  # the metadata's own facet comes on top


async def test_an_address_without_end_is_refused(app: Datasette) -> None:
    assert (await app.client.get("/?q=" + "a" * 40_000)).status_code == 414


@pytest.mark.parametrize(
    "address",
    [
        "/kb/posts?_sort=nope",
        "/kb/posts?_sort=id&_sort_desc=id",
        "/kb/posts?_where=1;drop",
        "/kb/posts.json?id__in=[",
        "/kb/posts.json?_through={",
    ],
)
async def test_a_parameter_that_cannot_be_used_is_the_askers_mistake(app: Datasette, address: str) -> None:
    answer = await app.client.get(address)

    assert answer.status_code == 400
    assert "cannot be used" in answer.text


@pytest.mark.parametrize("key", ["nope", "nope__gt", "_nope__contains", ""])
@pytest.mark.parametrize("table", ["posts", "posts.json", "structures_browse.json"])
async def test_a_filter_by_no_column_is_refused_with_the_columns_that_there_are(
    app: Datasette, table: str, key: str
) -> None:
    answer = await app.client.get(f"/kb/{table}?{key}=1")

    assert answer.status_code == 400
    assert "has no column" in answer.text
    assert "post_id" in answer.text or "thread_id" in answer.text


@pytest.mark.parametrize("asked", ["id=p1", "number__gt=1", "_size=1&_shape=array", "rowid=1", "_search=ticket"])
async def test_a_filter_by_a_column_is_answered(app: Datasette, asked: str) -> None:
    assert (await app.client.get(f"/kb/posts.json?{asked}")).status_code == 200


async def test_sql_that_takes_too_long_is_told_in_a_sentence_where_a_file_was_asked_for(app: Datasette) -> None:
    endless = "with+recursive+r(x)+as+(select+1+union+all+select+x%2B1+from+r)+select+max(x)+from+r"
    answer = await app.client.get(f"/kb.json?sql={endless}&_timelimit=20")

    assert answer.status_code == 400
    assert answer.json()["error"].startswith("This SQL takes longer than")


@pytest.mark.parametrize(
    ("listening", "asked", "status"),
    [
        ("127.0.0.1", "127.0.0.1:8001", 200),
        ("127.0.0.1", "localhost:8001", 200),
        ("::1", "[::1]:8001", 200),
        ("127.0.0.1", "elsewhere.example", 421),
        ("127.0.0.1", "", 421),
        ("127.0.0.1", "[", 421),
        ("0.0.0.0", "peers.example", 200),
    ],
)
async def test_a_private_site_answers_to_its_own_names_only(
    app: Datasette, listening: str, asked: str, status: int
) -> None:
    transport = httpx.ASGITransport(app=only_hosts(app.app(), listening))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        answer = await client.get("/", headers={"host": asked})

    assert answer.status_code == status
