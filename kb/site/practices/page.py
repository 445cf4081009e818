"""The pages that set what departments do beside what people advise: all questions, the same as a file, and one."""

from datasette.utils.asgi import Response

from kb.bands import BANDS, band_of
from kb.questions import questions
from kb.site.answering import Missing, Question
from kb.site.downloads import Listing, Value, download, files
from kb.site.paging import Place
from kb.site.parameters import read_band
from kb.site.practices.answers import load_answers
from kb.site.practices.figures import Practices, load_practices
from kb.statistics import FEWEST

MOST_LISTED = 60
"""Departments, or people, that are under an answer; Datasette's table has all."""

COLUMNS = {
    "question": "the question of structure",
    "answer": "an answer to it",
    "departments_do": "departments built so by their reporting lines or staff list, or that tell it as what they do",
    "departments_asked": "departments that answer the question at all",
    "people_advise": "different people who advise so",
    "people_advise_against": "different people who advise against it",
    "people_heard": "different people who advise on the question",
}
"""The columns of the file, with their meaning."""


async def practices(question: Question) -> Response:
    """Answer `/practices`, with `?band=` the departments and people of one size, and its table as a file."""
    band = question.parameters.read("band", read_band)
    loaded = await question.load(lambda connection: load_practices(connection, band))
    if question.format:
        place = Place.asked(question)
        rows = _rows(loaded)
        return download(question, _listing(rows, place), place, len(rows))
    students = question.reader.students
    own = band_of(students) if students else None
    context = {"page": loaded, "bands": BANDS, "own": own, "fewest": FEWEST, "files": files(question)}
    return await question.page("practices.html", context)


async def answers(question: Question) -> Response:
    """Answer `/practices/QUESTION`: who stands behind each count, with `?band=` those of one size."""
    asked = questions().get(question.named())
    if asked is None:
        raise Missing("No question of structure has this address.")
    band = question.parameters.read("band", read_band)
    students = question.reader.students
    loaded = await question.load(lambda connection: load_answers(connection, asked.id, band, students))
    context = {"question": asked.id, "name": asked.name, "band": band, "answers": loaded, "most": MOST_LISTED}
    return await question.page("answers.html", context)


def _rows(loaded: Practices) -> list[list[Value]]:
    return [
        [
            asked.name,
            answer.name,
            answer.doing.having if answer.doing else 0,
            asked.departments,
            answer.advising.having if answer.advising else 0,
            answer.against,
            asked.people,
        ]
        for asked in loaded.questions
        for answer in asked.answers
    ]


def _listing(rows: list[list[Value]], place: Place) -> Listing:
    return Listing(
        name="practices",
        title="What departments do, and what people advise",
        columns=COLUMNS,
        rows=place.of(rows),
        notes=["A department and a person count once a question; who only tells a practice advises nothing by it."],
    )
