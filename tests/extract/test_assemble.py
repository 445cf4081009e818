from spacy.language import Language
from spacy.tokens import Doc

from extract.components.assemble import Assemble
from extract.document import EVERY_STRUCTURE, Scope, Standing, evidence
from extract.facts import Employment, Enrollment, Position, Sites, Structure
from extract.tokenizer import PostTokenizer

FORMER, CURRENT, NOBODY = Standing.FORMER, Standing.CURRENT, Standing.NOBODY


def doc_of(nlp: Language, *parts: tuple[str, Standing, int]) -> Doc:
    """A doc whose parts are sentences and scopes of their own."""
    doc = PostTokenizer(nlp.vocab)(" ".join(text for text, _, _ in parts))
    start, scopes = 0, []
    for text, standing, structure in parts:
        scopes.append(Scope(start=start, end=start + len(text) + 1, standing=standing, structure=structure))
        start += len(text) + 1
    for token in doc:
        token.is_sent_start = token.idx in {scope.start for scope in scopes}
    doc._.scopes = tuple(scopes)
    doc._.found = []
    return doc


def enrollment(doc: Doc, words: str, students: int, *, approx: bool = False) -> Enrollment:
    at = doc.text.index(words)
    return Enrollment(min=students, max=students, approx=approx, evidence=evidence(doc, at, at + len(words)))


def position(doc: Doc, words: str, title: str) -> Position:
    at = doc.text.index(words)
    place = evidence(doc, at, at + len(words))
    return Position(title=title, count=1, fte=None, employment=Employment.EMPLOYEE, role=None, evidence=place)


def assembled(nlp: Language, doc: Doc) -> tuple[Structure, ...]:
    return Assemble(nlp, "assemble")(doc)._.structures


def test_a_fact_goes_to_the_structure_of_the_scope_where_it_was_said(nlp):
    doc = doc_of(nlp, ("There 500 kids.", FORMER, 3), ("Here 900 kids.", CURRENT, 0))
    doc._.found = [enrollment(doc, "900", 900), enrollment(doc, "500", 500)]
    assert [(one.current, one.enrollment.min) for one in assembled(nlp, doc)] == [(False, 500), (True, 900)]


def test_facts_in_nobodys_scope_are_dropped(nlp):
    doc = doc_of(nlp, ("Do you have 500 kids?", NOBODY, 0), ("We do.", CURRENT, 0))
    doc._.found = [enrollment(doc, "500", 500)]
    assert assembled(nlp, doc) == ()


def test_what_is_said_of_all_present_organizations_stands_in_each(nlp):
    doc = doc_of(
        nlp,
        ("A director for both.", CURRENT, EVERY_STRUCTURE),
        ("Elm 400.", CURRENT, 0),
        ("Oak 600.", CURRENT, 1),
    )
    doc._.found = [position(doc, "director", "director"), enrollment(doc, "400", 400), enrollment(doc, "600", 600)]
    assert [len(one.positions) for one in assembled(nlp, doc)] == [1, 1]


def test_of_two_figures_the_first_counts(nlp):
    doc = doc_of(nlp, ("We have 900 kids.", CURRENT, 0), ("Really 950 kids.", CURRENT, 0))
    doc._.found = [enrollment(doc, "900", 900), enrollment(doc, "950", 950)]
    assert assembled(nlp, doc)[0].enrollment.min == 900


def test_an_exact_figure_near_a_hedged_one_counts_more(nlp):
    doc = doc_of(nlp, ("About 900 kids.", CURRENT, 0), ("That is 912 kids.", CURRENT, 0))
    doc._.found = [enrollment(doc, "900", 900, approx=True), enrollment(doc, "912", 912)]
    assert assembled(nlp, doc)[0].enrollment.min == 912


def test_a_figure_that_says_it_corrects_counts_most(nlp):
    doc = doc_of(nlp, ("We have 900 kids.", CURRENT, 0), ("Oops, make that 612 kids.", CURRENT, 0))
    doc._.found = [enrollment(doc, "900", 900), enrollment(doc, "612", 612)]
    assert assembled(nlp, doc)[0].enrollment.min == 612


def test_the_same_position_said_twice_stands_once(nlp):
    doc = doc_of(nlp, ("We have a clerk.", CURRENT, 0), ("Yes, one clerk.", CURRENT, 0))
    doc._.found = [position(doc, "a clerk", "clerk"), position(doc, "one clerk", "clerk")]
    assert [one.title for one in assembled(nlp, doc)[0].positions] == ["clerk"]


def test_a_single_fact_makes_a_structure(nlp):
    doc = doc_of(nlp, ("We have 3 schools.", CURRENT, 0))
    place = evidence(doc, 8, 9)
    doc._.found = [Sites(count=3, unit="schools", evidence=place)]
    (structure,) = assembled(nlp, doc)
    assert structure.sites == Sites(count=3, unit="schools", evidence=place)


def test_evidence_ends_where_its_last_word_does(nlp: Language) -> None:
    doc = nlp("An aide here.\nA clerk there.")
    assert evidence(doc, 0, 14).end == 13
