"""From a thread and its facts to rows: who speaks, for which organization, how large it is."""

import pytest
from growth import grows_linearly
from made_threads import PlainExtractor, made_post, made_thread

from crawler.items import Author, AuthorSource, Post, Thread
from extract.facts import Enrollment, Evidence, Field, PostFacts, ReportingLine, Signature, Structure
from kb.keeping.people import attribute_posts
from kb.keeping.records import rows_of

WORDS = Evidence(field=Field.TEXT, start=0, end=4, sentence="Text")
SIGNED = Evidence(field=Field.SIGNATURE, start=0, end=4, sentence="Sign")


def post(number: int, name: str | None, **parts: object) -> Post:
    values = {"reply_to": None, "posted": None, "text": f"Text {number}", **parts}
    author = Author(name=name) if name else None
    return Post(**{"id": f"p{number}", "number": number, "author": author, **values})


def thread(*posts: Post, id_: str = "t1", board: str | None = "Example board") -> Thread:
    return Thread(id=id_, subject="S", url=None, platform="x", board=board, posts=posts, origins=())


def signature(organization: str | None, state: str | None = None, name: str | None = None) -> Signature:
    return Signature(
        name=name, credentials=None, title=None, organization=organization, city=None, state=state, evidence=SIGNED
    )


def structure(organization: str | None = None, *, current: bool = True, **parts: object) -> Structure:
    return Structure(**{"organization": organization, "current": current, "evidence": WORDS, **parts})


def facts(post: Post, *structures: Structure, signed: Signature | None = None) -> PostFacts:
    return PostFacts(id=post.id, structures=structures, advice=(), signature=signed)


def rows(made: Thread, *found: PostFacts) -> dict[str, list[dict[str, object]]]:
    return rows_of(made, {one.id: one for one in found})


def whose(made: Thread, *found: PostFacts) -> tuple[object, object, object]:
    """Return name and state of the first structure's organization, and how it is known."""
    all_rows = rows(made, *found)
    first = all_rows["structures"][0]
    names = {row["id"]: (row["name"], row["state"]) for row in all_rows["organizations"]}
    name, state = names.get(first["organization_id"], (None, None))
    return name, state, first["organization_how"]


def test_a_name_in_the_text_takes_the_state_of_the_same_name_below_it() -> None:
    one = post(1, "Wanda Oakes")

    found = facts(one, structure("Pinewater Schools"), signed=signature("Pinewater Public Schools", "Ohio"))

    assert whose(thread(one), found) == ("Pinewater Public Schools", "OH", "stated")


def test_a_name_that_comes_from_the_signature_says_so() -> None:
    one = post(1, "Wanda Oakes")

    found = facts(one, structure("Pinewater", evidence=SIGNED), signed=signature("Pinewater", "OH"))

    assert whose(thread(one), found) == ("Pinewater", "OH", "signature")


def test_an_unsigned_post_speaks_for_what_its_author_signs_elsewhere() -> None:
    one, two = post(1, "Wanda Oakes"), post(2, "wanda oakes")

    found = whose(thread(one, two), facts(one, structure()), facts(two, signed=signature("Pinewater", "OH")))

    assert found == ("Pinewater", "OH", "same_author")


@pytest.mark.parametrize(
    ("signed", "employer"),
    [
        ({1: "Pinewater", 2: "Harrow Flats", 4: "Cold Spring"}, "Harrow Flats"),
        ({4: "Cold Spring", 5: "Pinewater"}, "Cold Spring"),
    ],
)
def test_the_nearest_earlier_signature_counts_before_the_first_later_one(signed: dict[int, str], employer: str) -> None:
    posts = [post(number, "Wanda Oakes") for number in range(1, 6)]
    found = [facts(one, signed=signature(signed.get(one.number), "OH")) for one in posts]
    found[2] = facts(posts[2], structure())

    assert whose(thread(*posts), *found) == (employer, "OH", "same_author")


def test_a_thread_of_thousands_of_posts_is_attributed_in_linear_time() -> None:
    def attribute(size: int) -> None:
        posts = [post(number, "Wanda Oakes") for number in range(size)]
        people = attribute_posts(thread(*posts), {one.id: facts(one) for one in posts})
        assert len({person.id for person in people.values()}) == 1

    assert grows_linearly(attribute, 4_000)


def test_the_boards_profile_names_the_employer_of_an_unsigned_post() -> None:
    profile = {"organization": "Pinewater", "state": "OH"}
    one = post(1, None, author=Author(name="Wanda Oakes", profile=profile))

    assert whose(thread(one), facts(one, structure())) == ("Pinewater", "OH", "profile")


@pytest.mark.parametrize(
    "described",
    [
        pytest.param(structure(), id="unnamed in a signed post: somebody else's"),
        pytest.param(structure(current=False), id="a former employer"),
    ],
)
def test_an_unnamed_structure_of_somebody_else_has_no_organization(described: Structure) -> None:
    one = post(1, "Wanda Oakes")

    assert whose(thread(one), facts(one, described, signed=signature("Pinewater", "OH"))) == (None, None, None)


def test_anonymous_posts_are_different_people() -> None:
    one, two = post(1, "Anonymous"), post(2, "Anonymous")

    found = rows(thread(one, two), facts(one), facts(two))

    assert len(found["authors"]) == 2


def test_a_person_is_one_in_all_threads_of_a_board_and_a_bare_first_name_is_not() -> None:
    def author(name: str, how: AuthorSource, id_: str) -> object:
        one = post(1, None, author=Author(name=name, how=how))
        return rows(thread(one, id_=id_), facts(one))["authors"][0]["id"]

    assert author("Wanda Oakes", AuthorSource.SIGNATURE, "t1") == author("Wanda Oakes", AuthorSource.SIGNATURE, "t2")
    assert author("woakes42", AuthorSource.HEADER, "t1") == author("woakes42", AuthorSource.HEADER, "t2")
    assert author("Wanda", AuthorSource.HEADER, "t1") != author("Wanda", AuthorSource.HEADER, "t2")


def test_a_post_without_an_author_is_its_signatures() -> None:
    one = post(1, None)

    row = rows(thread(one), facts(one, signed=signature("Pinewater", name="Wanda Oakes")))["posts"][0]

    assert (row["author_name"], row["author_how"]) == ("Wanda Oakes", "signature")


@pytest.mark.parametrize(
    ("least", "most", "figure", "band", "crosses"),
    [
        (4318, 4318, 4318, 5, 0),
        (25_000, 30_000, 27_500, 8, 0),
        (900, 1100, 1000, 4, 1),
        (None, 900, 900, 3, 1),
        (None, 300, 300, 1, 0),
        (None, 600, 600, 2, 1),
        (2000, None, 2000, 4, 1),
        (25_000, None, 25_000, 8, 0),
        (None, None, None, None, 0),
    ],
)
def test_an_enrollment_gives_one_figure_to_sort_by_and_its_band(
    least: int | None, most: int | None, figure: int | None, band: int | None, crosses: int
) -> None:
    one = post(1, "Wanda Oakes")
    enrollment = Enrollment(min=least, max=most, approx=False, evidence=WORDS)

    row = rows(thread(one), facts(one, structure(enrollment=enrollment)))["structures"][0]

    assert (row["enrollment"], row["size_band_id"]) == (figure, band)
    if figure is not None:
        assert row["crosses_bands"] == crosses


def test_two_structures_of_one_name_in_a_post_are_two_rows() -> None:
    one = post(1, "Wanda Oakes")

    found = rows(thread(one), facts(one, structure("Pinewater"), structure("Pinewater"), structure()))

    assert len({row["id"] for row in found["structures"]}) == 3


@pytest.mark.parametrize(
    ("subordinate", "superior"), [("me", "Director"), ("Technician", "Me"), ("I", "CFO"), ("They", "Director")]
)
def test_a_reporting_line_of_somebody_without_a_title_is_not_kept(subordinate: str, superior: str) -> None:
    one = post(1, "Wanda Oakes")
    lines = [(subordinate, superior), ("Technician", "Director")]
    described = structure(
        reporting_lines=tuple(
            ReportingLine(subordinate=below, superior=above, evidence=WORDS) for below, above in lines
        )
    )

    found = rows(thread(one), facts(one, described))["reporting_lines"]

    assert [(row["subordinate"], row["superior"]) for row in found] == [("Technician", "Director")]


def test_a_fact_cites_its_words_once_however_many_share_them() -> None:
    made = made_thread(1, posts=1)

    found = rows_of(made, {one.id: one for one in next(PlainExtractor()([made.posts]))})

    evidence = {row["id"]: row for row in found["evidence"]}
    assert len(evidence) == len(found["evidence"])
    assert {row["evidence_id"] for row in found["positions"]} <= set(evidence)


def test_facts_of_a_post_have_the_same_ids_whatever_stands_around_it() -> None:
    one = made_post("t1", 1, "We have 900 students. Always label the cables.")
    other = made_post("t1", 2, "We have 800 students.", person=1)

    def ids(*posts: Post) -> dict[str, set[object]]:
        made = thread(*posts)
        found = rows_of(made, {each.id: each for each in next(PlainExtractor()([made.posts]))})
        return {table: {row["id"] for row in found[table]} for table in ("structures", "advice", "evidence")}

    assert all(ids(one)[table] <= ids(other, one)[table] for table in ("structures", "advice", "evidence"))
