"""The reader's own district: typed once, it is in every link, and a refused value stays in its field."""

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from datasette.url_builder import Urls
from growth import seconds
from read_pages import page, words

from kb.site.reader import CarryingUrls, Reader, read_reader

OWN = "students=1500&staff=4&technicians=2"
PAGES = ("", "districts", "staffing", "recommendations", "brief", "about", "structures/sAsh")


def links(shown: BeautifulSoup, within: str) -> list[str]:
    return [str(link["href"]) for link in shown.select(f"{within} a[href^='/']")]


@pytest.mark.parametrize("address", PAGES)
async def test_every_link_of_the_header_carries_it(staffed_site: Datasette, address: str) -> None:
    *ours, raw = links(await page(staffed_site, f"/{address}?{OWN}"), "header nav")

    assert ours == [
        f"/districts?{OWN}",
        f"/staffing?{OWN}",
        f"/practices?{OWN}",
        f"/recommendations?{OWN}",
        "/compare?mine=students%3A1500%2Cstaff%3A4%2Ctechnicians%3A2",
        f"/brief?{OWN}",
    ]
    assert "?" not in raw


async def test_an_address_costs_next_to_nothing_because_a_page_has_hundreds(staffed_site: Datasette) -> None:
    ours, theirs = CarryingUrls(staffed_site, Reader(students=1500, staff=4)), Urls(staffed_site)
    addresses = [f"/structures/s{place}#history" for place in range(300)]

    def carry() -> None:
        for address in addresses:
            ours.path(address)

    def take_apart() -> None:
        for address in addresses:
            theirs.path(address).partition("#")

    # An address costs as much as one method of Datasette's own kind of string; with such strings it would cost eight.
    carried, taken_apart = (min(seconds(work, 10) for _ in range(5)) for work in (carry, take_apart))
    assert carried < 3 * taken_apart


async def test_the_comparison_hands_it_on_to_the_other_pages(staffed_site: Datasette) -> None:
    shown = await page(staffed_site, "/compare?mine=students:1500,staff:4,technicians:2,sites:3")

    assert f"/brief?{OWN}" in links(shown, "main")
    assert f"/staffing?{OWN}" in links(shown, "header")


@pytest.mark.parametrize("address", ["districts", "staffing", "brief", "recommendations"])
async def test_links_on_pages_of_ours_carry_it_and_lead_somewhere(staffed_site: Datasette, address: str) -> None:
    found = links(await page(staffed_site, f"/{address}?{OWN}"), "main")
    ours = [link for link in found if link.startswith(("/structures/", "/recommendations/", "/threads/"))]

    assert ours
    assert all(OWN in link for link in ours if "." not in link)
    assert (await staffed_site.client.get(ours[0], follow_redirects=True)).status_code == 200


async def test_what_is_offered_while_somebody_types_carries_it(staffed_site: Datasette) -> None:
    offered = (await staffed_site.client.get(f"/search.json?q=ticket&{OWN}")).json()

    assert all(OWN in hit["url"] for group in offered["groups"] for hit in group["hits"])


async def test_the_search_form_sends_it_along_and_the_door_is_filled_in(staffed_site: Datasette) -> None:
    shown = await page(staffed_site, f"/?{OWN}")

    hidden = [(field["name"], field["value"]) for field in shown.select("form.search input[type=hidden]")]
    assert hidden == [("students", "1500"), ("staff", "4"), ("technicians", "2")]
    assert shown.select_one("#students")["value"] == "1,500"  # type: ignore[index]


@pytest.mark.parametrize(
    ("address", "carried"),
    [
        ("/districts", "/districts?students=1500&staff=4"),
        ("/staffing?band=4", "/staffing?band=4&students=1500&staff=4"),
        ("/districts?students=900", "/districts?students=900"),
        ("/threads/t#post-p", "/threads/t?students=1500&staff=4#post-p"),
        ("/compare?ids=a,b", "/compare?ids=a,b&mine=students%3A1500%2Cstaff%3A4"),
        ("/compare?mine=students:7", "/compare?mine=students:7"),
    ],
)
def test_an_address_is_left_alone_where_it_asks_for_another_size(address: str, carried: str) -> None:
    assert Reader(students=1500, staff=4).carried(address) == carried


def test_what_cannot_be_read_is_carried_nowhere() -> None:
    assert read_reader("students=many&staff=4") == Reader()
    assert read_reader("mine=students:2,400,staff:2.5") == Reader(students=2400, staff=2.5)
    assert Reader().carried("/districts") == "/districts"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/staffing?students=many&staff=4", {"students": "many", "staff": "4", "technicians": ""}),
        ("/brief?students=1500&staff=a+few", {"students": "1500", "staff": "a few", "technicians": ""}),
        ("/districts?students=2400!", {"students": "2400!"}),
    ],
)
async def test_a_refused_value_stays_in_its_field(staffed_site: Datasette, address: str, kept: dict[str, str]) -> None:
    shown = await page(staffed_site, address, 400)

    assert {name: shown.select_one(f"#{name}")["value"] for name in kept} == kept  # type: ignore[index]


async def test_the_same_number_stands_on_every_page(staffed_site: Datasette) -> None:
    median = {
        "districts": "375 students per technology staff member",
        "staffing": "the median is 375",
        "compare": "the median is 375",
    }
    for name, said in median.items():
        own = "mine=students:1500,staff:4" if name == "compare" else OWN
        assert said in words((await page(staffed_site, f"/{name}?{own}")).main)
    brief = words((await page(staffed_site, f"/brief?{OWN}")).main)
    assert "(median) 2.68" in brief
