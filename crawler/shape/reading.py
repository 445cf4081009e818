"""A page's posts, by what it says of itself and by what repeats on it, with how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bs4 import BeautifulSoup

from crawler.dates.zone import in_zone, zone_said
from crawler.drafts import Draft
from crawler.errors import NotAThread
from crawler.identity import fold
from crawler.markup.addresses import canonical_url
from crawler.markup.soup import parse_markup, words
from crawler.page import Page
from crawler.shape.asides import discount_asides
from crawler.shape.drafting import described_drafts, settled, shown_drafts
from crawler.shape.embedded import Description, read_description
from crawler.shape.evidence import WAYS_BACK
from crawler.shape.fields import Fields, fields_of
from crawler.shape.groups import best_group, lone_answer
from crawler.shape.kinds import other_kind
from crawler.shape.loose import set_off_loose_words
from crawler.shape.persons import NESTED, name_weights
from crawler.shape.records import Record, names_before, opens_alike, set_apart
from crawler.shape.subjects import subject_of
from crawler.shape.times import mark_times, write_times_of_scripts
from crawler.shape.tree import Node, measure
from crawler.shape.typed import THREADS, page_types, typed_posts
from crawler.shape.vocabulary import ADVERTISEMENTS

FLOOR = 0.6
"""Confidence below which a page is refused."""
SEVERAL = 4
"""Posts from which on their number speaks for a thread as much as it can."""
CONVERSING = 3
"""Posts below which each must have its person and words: the halves of a member's profile repeat each other too."""
REMEDY = "hand over the page of one thread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Posts in page order; `how` says in words how they were told, `confidence` (0 to 1) how sure that is."""

    drafts: tuple[Draft, ...]
    subject: str
    url: str | None
    board: str | None
    how: str
    confidence: float
    notes: tuple[str, ...] = ()


def read_page(page: Page) -> Reading:
    """Return the page's posts; raises NotAThread that names what was missed."""
    soup = parse_markup(page)
    description = read_description(soup, page)
    try:
        return _shown(page, soup, description)
    except NotAThread:
        if described := _described(page, soup, description):
            return described
        raise


def _shown(page: Page, soup: BeautifulSoup, description: Description) -> Reading:
    """Read the posts that the markup shows."""
    write_times_of_scripts(soup)
    set_off_loose_words(soup)
    nodes = measure(soup.body or soup)
    mark_times(nodes, page)
    discount_asides(nodes)
    weights = name_weights(nodes)
    names = names_before(nodes, weights)
    repeated = best_group(nodes, names, typed_posts(nodes))
    records = repeated or lone_answer(nodes, names)
    if not records:
        asks = ", and it asks for a password" if soup.select_one("input[type=password]") else ""
        raise NotAThread(page.source, f"no posts are seen in it: {_missed(nodes, weights)}{asks}", REMEDY)
    set_apart(records)
    records, fields = _without_strangers(records, fields_of(records, weights))
    if _tells_of_the_next(records, fields):
        records, fields = records[1:], fields[1:]
    if not records:
        raise NotAThread(page.source, "no posts are seen in it: what repeats has neither persons nor times", REMEDY)
    url = canonical_url(page, soup)
    types = description.types | page_types(soup, nodes)
    subject = subject_of(soup, nodes, records[0].start, description.subject)
    if problem := other_kind(soup, records, fields, types, subject=subject, url=url, repeats=bool(repeated)):
        raise NotAThread(page.source, problem, REMEDY)
    board = _board(soup, subject)
    zone = zone_said([node.element for node in nodes if node.end <= records[0].start or node.start >= records[-1].end])
    drafts = settled(shown_drafts(records, fields, subject=subject, url=url), description.posts)
    drafts = tuple(replace(draft, posted=in_zone(draft.posted, zone)) for draft in drafts)
    confidence = _confidence(drafts, says_thread=not THREADS.isdisjoint(types))
    whole = [draft.author and (draft.text or draft.quotes) for draft in drafts]
    if confidence < FLOOR or (len(drafts) < CONVERSING and not all(whole)):
        raise NotAThread(page.source, f"its posts are read too poorly: {_lacking(drafts)}", REMEDY)
    return Reading(
        drafts=drafts,
        subject=subject,
        url=url,
        board=board,
        how="its posts were told by their shape",
        confidence=confidence,
    )


def _without_strangers(records: Sequence[Record], fields: Sequence[Fields]) -> tuple[list[Record], list[Fields]]:
    """Leave out advertisements among the posts, and what has their shape and neither person nor time."""
    kept = [
        (record, found)
        for place, (record, found) in enumerate(zip(records, fields, strict=True))
        if not (found.name and found.name.lower() in ADVERTISEMENTS)
        and (found.name or found.time or (place == 0 and not opens_alike(records)))
    ]
    return [record for record, _ in kept], [found for _, found in kept]


def _tells_of_the_next(records: Sequence[Record], fields: Sequence[Fields]) -> bool:
    """Return whether what is above the posts names the author and the moment of the first of them once more."""
    if len(records) < CONVERSING or opens_alike(records):
        return False
    first, second = fields[:2]
    times = [found.time.moment for found in (first, second) if found.time and found.time.moment]
    if first.name is None or first.name != second.name or len(times) < 2 or times[0].day != times[1].day:
        return False
    if all(isinstance(moment.at, datetime) for moment in times) and times[0].at != times[1].at:
        return False
    return (first.text.prose if first.text else 0) < (second.text.prose if second.text else 0)


def _described(page: Page, soup: BeautifulSoup, description: Description) -> Reading | None:
    """Read the posts that the page only describes, where it describes most of them with their words."""
    url = canonical_url(page, soup)
    drafts = described_drafts(description.posts, url)
    if not drafts or THREADS.isdisjoint(description.types):
        return None
    confidence = round(len(drafts) / description.count * _confidence(drafts, says_thread=True), 2)
    if confidence < FLOOR:
        return None
    missing = description.count - len(drafts)
    return Reading(
        drafts=drafts,
        subject=description.subject or subject_of(soup, (), 0, None),
        url=url,
        board=_board(soup, description.subject or ""),
        how="its posts are those that the page describes in JSON-LD",
        confidence=confidence,
        notes=(f"{missing:,} of the discussion's {description.count:,} posts were not handed over",) if missing else (),
    )


def _board(soup: BeautifulSoup, subject: str) -> str | None:
    """Return the last step of the way back that is not the thread itself."""
    steps = [words(link) for way in soup.select(WAYS_BACK, limit=1) for link in way.select("a[href]")]
    return next((step for step in reversed(steps) if step and fold(step) != fold(subject)), None)


def _confidence(drafts: Sequence[Draft], *, says_thread: bool) -> float:
    """Return how sure a reading is: from the shares of posts with person, time and words, and what the page says."""
    count = len(drafts)
    persons = sum(draft.author.confidence for draft in drafts if draft.author) / count
    times = sum(draft.posted is not None for draft in drafts) / count
    prose = sum(bool(draft.quotes) or any(map(str.isalpha, draft.text)) for draft in drafts) / count
    return round(0.3 * persons + 0.25 * times + 0.25 * prose + 0.1 * says_thread + 0.1 * min(1, count / SEVERAL), 2)


def _missed(nodes: Sequence[Node], weights: dict[int, float]) -> str:
    """Say what a page lacks for a thread."""
    lacks = {
        "no times": not any(node.is_time for node in nodes),
        "no persons": not any(weight >= NESTED for weight in weights.values()),
        "no prose": not any(node.prose for node in nodes),
    }
    missed = [name for name, is_missing in lacks.items() if is_missing]
    return ", ".join(missed) or "nothing repeats that holds a person, a time and prose"


def _lacking(drafts: Sequence[Draft]) -> str:
    """Say how many posts lack what."""
    counts = {
        "a person": sum(draft.author is None for draft in drafts),
        "a time": sum(draft.posted is None for draft in drafts),
        "words": sum(not draft.text for draft in drafts),
    }
    said = [f"{count} of {len(drafts)} lack {what}" for what, count in counts.items() if count]
    return ", ".join(said) or "persons are guessed"
