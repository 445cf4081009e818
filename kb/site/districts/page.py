"""Districts like mine: the nearest in size, narrowed by what they are and have, each as a card of dated figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from datasette.utils.asgi import Response

from extract.bands import SizeBand, band_of
from kb.site.answering import Question
from kb.site.districts.cards import Card, load_cards
from kb.site.districts.facets import district_facets, narrowed, read_chosen
from kb.site.districts.facts import load_districts, nearest_first
from kb.site.districts.files import listing
from kb.site.downloads import Paging, Place, download, files, paging
from kb.site.facets import Facet
from kb.site.parameters import Parameters, read_band, read_students
from kb.statistics import Quartiles, quartiles


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictsPage:
    """Everything on the page; the quartiles are over the cards, None below `kb.statistics.FEWEST` that tell.

    `unsized` counts the districts that would be listed if they stated their size; `everything` those without a filter.
    """

    students: int | None
    band: SizeBand | None
    cards: tuple[Card, ...]
    paging: Paging
    facets: tuple[Facet, ...]
    unsized: int
    everything: int
    students_per_staff: Quartiles | None
    students_per_technician: Quartiles | None


async def districts(question: Question) -> Response:
    """Answer `/districts` and its files: `?students=` the nearest first, and every facet of `district_facets`."""
    asked = question.parameters
    students = read_students(asked.get("students")) if asked.get("students") else None
    place = Place.asked(question)
    everything = await question.load(load_districts)
    chosen = read_chosen(asked, everything)
    fitting = narrowed(everything, chosen)
    found = nearest_first(fitting, students)
    shown = found[place.offset : place.offset + place.size]
    cards = await question.load(lambda connection: load_cards(connection, shown))
    if question.format:
        return download(question, listing(question, cards, students), place, len(found))
    # What the page does not know is not carried on: an address of 30,000 characters would stand in every link.
    size = ("students", asked.get("students"))
    conditions = [(name, value) for name, values in chosen.items() for value in values]
    page = DistrictsPage(
        students=students,
        band=read_band(chosen["band"][0]) if "band" in chosen else None,
        cards=tuple(cards),
        paging=paging(question, place, len(found)),
        facets=district_facets(
            nearest_first(everything, students), chosen, Parameters([size, *conditions]), question.url("/districts")
        ),
        unsized=len(fitting) - len(found),
        everything=len(everything),
        students_per_staff=_quartiles(cards, "students_per_staff"),
        students_per_technician=_quartiles(cards, "students_per_technician"),
    )
    context = {
        "page": page,
        "near": band_of(students) if students else page.band,
        "files": files(question),
        "conditions": conditions,
        "clear": Parameters([size]).after(question.url("/districts")),
    }
    return await question.page("districts.html", context)


def _quartiles(cards: Sequence[Card], column: str) -> Quartiles | None:
    return quartiles([card.row[column] for card in cards if card.row[column] is not None])
