"""Which element of each record holds the text: most prose, apart from person and time, and as small as may be."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from crawler.identity import fold
from crawler.shape.groups import PROSE_CAP
from crawler.shape.tree import Node
from crawler.shape.typed import is_text
from crawler.subjects import bare_subject

WHOLE = 0.97
"""Share of the prose that a smaller element must hold to be preferred over the one round it."""
MOSTLY = 0.6
"""The same where its class says that it is the text."""
FLAT, FLAT_LETTERS = 0.5, 80
"""Share of a record's prose, from so many letters on, below which no element apart from person and time holds it."""
SHARED = 0.85
"""Share of the records in which a place must be inside the best one to take its stead."""
SAID_PLACE = "said to be the text"
"""The place of what properties call the text, wherever in a post it is."""
SAID, NAMED, WORDED = 3.0, 2.0, 1.5
"""How strongly markup says that an element is the text: by a property, by a class about posts, by a general class."""

_POST_TEXT = re.compile(
    r"^(?:.*[-_])?(?:(?:post|message|msg|comment|reply|entry|answer|question|topic|user|forum|bb)[-_]?)+"
    r"(?:body|text|content|contents|inner|message|msg|wrapper|html|entry)(?:[-_].*)?$|"
    r"^(?:bbwrapper|cooked|usercontent|richtext)$",
    re.I,
)
_TEXT = re.compile(r"^(?:content|body|text|message|description|prose|markdown|md|postbody|formatted|rich-?text)$", re.I)
_NO_TEXT = re.compile(
    r"sig(?:nature)?$|signature|author|user-?info|profile|poster|footer|foot$|controls|buttons|actions|toolbar|meta|header|"
    r"avatar|sidebar|menu|nav|reaction|likes|share",
    re.I,
)

PARAGRAPHS = frozenset(
    {"p", "ul", "ol", "li", "pre", "blockquote", "h1", "h2", "h3", "h4", "b", "strong", "em", "i", "code"}
)
"""Elements that, without a class of their own, hold a part of a text."""

BLOCKS = frozenset({"p", "ul", "ol", "pre", "blockquote"})
"""Those of them that are in lines of their own."""

Found = Mapping[int, Node]
"""The element in one place of each record, by the record's number."""


def text_nodes(
    own: Sequence[list[Node]], prose: Sequence[int], apart: Sequence[tuple[Node | None, ...]]
) -> list[Node | None]:
    """Return each record's text; `prose` is how much each has, `apart` what its text must leave out if it can.

    Where no element apart from these holds most of the prose or says that it is the text, the smallest that does is.
    """
    places = _places(own, apart)
    worth = {place: _worth(found.values()) for place, found in places.items()}
    ranked = sorted(worth, key=lambda place: -worth[place])
    best = places[_narrowed(ranked, places)] if ranked else {}
    picked: list[Node | None] = []
    shared: Counter[str] = Counter()
    for at, nodes in enumerate(own):
        text = (
            best.get(at)
            or _called_alike(nodes, best.values(), apart[at])
            or max((found[at] for found in places.values() if at in found), key=_likelihood, default=None)
        )
        is_small = text is None or (prose[at] > FLAT_LETTERS and text.prose < FLAT * prose[at])
        if text is None or ((is_small or not text.prose) and _hint(text) < NAMED):
            whole = _smallest_with_prose(nodes)
            more = whole is not None and whole.prose > (text.prose if text else 0)
            if whole is not None and more and (is_small or _is_flat(whole, apart[at])):
                text = whole
                shared[whole.where] += 1
        picked.append(text)
    return _with_short_ones(picked, own, shared)


def _with_short_ones(
    picked: list[Node | None], own: Sequence[list[Node]], shared: Mapping[str, int]
) -> list[Node | None]:
    """Put the texts of posts of a few words where most posts' texts share an element with person and time."""
    place = next((place for place, count in shared.items() if count * 2 > len(own)), None)
    return [
        text
        if text is not None and text.prose
        else max((node for node in nodes if node.where == place), key=lambda node: node.letters, default=text)
        for text, nodes in zip(picked, own, strict=True)
    ]


def _called_alike(nodes: Sequence[Node], texts: Collection[Node], apart: Sequence[Node | None]) -> Node | None:
    """Return the element that bears the class of the others' texts: a post may be a word, a link or a picture."""
    keys = {text.main_key for text in texts if text.classes}
    fixed = [node for node in apart if node is not None]
    alike = [node for node in nodes if node.main_key in keys and not any(map(node.holds, fixed))]
    shown = (node for node in alike if node.element.find("img") is not None)
    return next((node for node in alike if node.letters), None) or next(shown, None)


def _places(own: Sequence[list[Node]], apart: Sequence[tuple[Node | None, ...]]) -> dict[str, dict[int, Node]]:
    places: dict[str, dict[int, Node]] = defaultdict(dict)
    for at, nodes in enumerate(own):
        fixed = [node for node in apart[at] if node is not None]
        for node in nodes:
            if node.letters <= node.linked or any(node.holds(each) or _is_part_of(each, node) for each in fixed):
                continue
            if node.name in PARAGRAPHS and not node.classes:
                continue
            place = SAID_PLACE if is_text(node) else node.where
            known = places[place].get(at)
            if known is None or (_size(node) > _size(known) and not known.holds(node)):
                places[place][at] = node
    return places


def _is_flat(whole: Node, apart: Sequence[Node | None]) -> bool:
    """Return whether words are beside person or time, in no element of their own."""
    return any(node is not None and whole.holds(node) for node in apart)


def _is_part_of(apart: Node, node: Node) -> bool:
    """Return whether an element is in a person or a time that says nothing else: the day, beside its clock."""
    return not apart.prose and apart.holds(node)


def _likelihood(node: Node) -> tuple[int, float, int]:
    return node.prose, _hint(node), node.letters - node.linked


def _size(node: Node) -> tuple[int, int]:
    return node.prose, node.letters - node.linked


def _worth(found: Collection[Node]) -> float:
    """Return how much is said in a place; what is said again and again is a subject, and counts once."""
    said = {fold(bare_subject(node.text)) or str(node.start): node for node in found}.values()
    prose = sum(math.sqrt(min(max(0, node.prose), PROSE_CAP)) + 0.5 + 0.5 * _hint(node) for node in said)
    no_text = sum(not _hint(node) and any(map(_NO_TEXT.search, node.classes)) for node in found)
    return prose * (1 - 0.6 * no_text / len(found))


def _narrowed(ranked: Sequence[str], places: Mapping[str, Found]) -> str:
    """Return the place inside the best one that holds nearly all of its prose and fits closest."""
    outer = places[ranked[0]]
    total = sum(node.prose for node in outer.values()) or 1
    chosen, chosen_hint = ranked[0], _mean_hint(outer)
    for place in ranked:
        found = places[place]
        shared = [at for at in found if at in outer and outer[at].holds(found[at])]
        if len(shared) < SHARED * len(outer):
            continue
        hint = _mean_hint(found)
        least = MOSTLY if hint >= WORDED and hint > chosen_hint else WHOLE
        if sum(found[at].prose for at in shared) < least * total:
            continue
        around = places[chosen]
        closer = all(at not in around or around[at].holds(found[at]) for at in shared)
        if hint > chosen_hint or (hint == chosen_hint and closer):
            chosen, chosen_hint = place, hint
    return chosen


def _mean_hint(found: Found) -> float:
    return sum(map(_hint, found.values())) / len(found)


def _hint(node: Node) -> float:
    if is_text(node):
        return SAID
    if any(map(_POST_TEXT.search, node.classes)):
        return NAMED
    return WORDED if any(map(_TEXT.search, node.classes)) else 0.0


def _smallest_with_prose(nodes: Sequence[Node]) -> Node | None:
    most = max((node.prose for node in nodes), default=0)
    fitting = [node for node in nodes if node.prose >= 0.9 * most]
    smallest = min(fitting, key=lambda node: node.end - node.start, default=None) if most else None
    while smallest in nodes and smallest is not None and _has_paragraphs_beside(smallest):
        smallest = smallest.parent
    return smallest


def _has_paragraphs_beside(node: Node) -> bool:
    """Return whether the element is one paragraph of a text among others, however long it is."""
    if node.name not in PARAGRAPHS or node.classes or node.parent is None:
        return False
    return any(
        beside is not node and beside.name in BLOCKS and not beside.classes and beside.letters > beside.linked
        for beside in node.parent.children
    )
