"""A page measured once: for each element its shape, the prose and the links below it, and its place in the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from crawler.items import Moment
from crawler.markup.soup import attribute

SKIPPED = frozenset(
    {"script", "style", "head", "template", "svg", "select", "textarea", "iframe", "option", "datalist"}
)
"""Elements without words of posts."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements whose words are no prose, however many."""
SHORT = 120
"""Characters up to which an element's words are kept: names, labels and dates are shorter."""
PROSE_WORDS = 4
"""Words from which on a run of text outside links counts as prose; names, labels and dates have fewer."""
PROSE_LETTERS = 30
"""The same for scripts without blanks between words."""
STATES = re.compile(
    r"^(?:odd|even|first|last|alt|new|unread|read|online|offline|active|selected|js-.*|is-.*|has-.*|clearfix|cf|"
    r"(?:first|last)[-_]?(?:child|post|item)|op|firstpost|lastpost)$"
)
"""Classes that say in which state an element is and nothing about its shape."""

_HUMP = re.compile(r"(?<=[a-z])(?<!\bhas)(?<!\bis)(?=Quot)")
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True, eq=False)
class Node:
    """An element with what is in it; `start` and `end` are its places in the order of the page."""

    element: Tag
    name: str
    classes: tuple[str, ...]
    parent: "Node | None"
    start: int
    place: int
    """Which of its parent's children it is, from 0."""
    children: list["Node"] = field(default_factory=list)
    end: int = 0
    letters: int = 0
    prose: int = 0
    linked: int = 0
    text: str = ""
    """The words on one line, where they are at most SHORT characters."""
    is_time: bool = False
    moment: Moment | None = None
    times: int = 0
    """Elements at or below this one that show a time."""

    @property
    def key(self) -> str:
        """The shape by tag and classes."""
        return ".".join((self.name, *sorted(self.classes)))

    @property
    def main_key(self) -> str:
        """The shape by tag and first class, which a board rarely changes from post to post."""
        return f"{self.name}.{self.classes[0]}" if self.classes else self.name

    @property
    def where(self) -> str:
        """The shape of the element and of the one round it: the same in every post."""
        return f"{self.parent.main_key if self.parent else ''}>{self.main_key}"

    def holds(self, other: "Node") -> bool:
        """Return whether the other is in this one, or is it."""
        return self.start <= other.start and other.end <= self.end

    def below(self) -> Iterator["Node"]:
        """Yield this node and all below it in the order of the page."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def above(self) -> Iterator["Node"]:
        """Yield the nodes round this one, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def discount(self) -> None:
        """Count the node's words as prose no more, neither its own nor that of what it is in."""
        prose = self.prose
        for near in (self, *self.above()):
            if near.name in HEADINGS:  # its words were no prose before
                near.prose = 0
                return
            near.prose -= prose


def measure(root: Tag) -> list[Node]:
    """Return the elements of a page in its order, measured; without recursion, since pages nest deep."""
    nodes: list[Node] = []
    top = _node(root, None, 0, 0)
    nodes.append(top)
    pieces: dict[int, list[str]] = {}
    run: list[str] = []  # text that nothing but comments interrupts: some programs put one between any two words
    stack: list[tuple[Node, Iterator[object], bool]] = [(top, iter(root.children), root.name == "a")]
    while stack:
        node, children, in_link = stack[-1]
        child = next(children, None)
        if run and (child is None or isinstance(child, Tag)):
            _count(node, "".join(run), in_link, pieces)
            run = []
        if child is None:
            stack.pop()
            node.end = len(nodes)
            said = pieces.pop(id(node), [])
            if node.letters <= SHORT:
                node.text = " ".join(" ".join(said).split())
            if node.name in HEADINGS:
                node.prose = 0
            if stack:
                _add(stack[-1][0], node, pieces)
        elif isinstance(child, Tag):
            if child.name in SKIPPED or _is_hidden(child) or (child.name == "noscript" and not _holds_the_page(child)):
                continue
            inner = _node(child, node, len(nodes), len(node.children))
            node.children.append(inner)
            nodes.append(inner)
            stack.append((inner, iter(child.children), in_link or child.name in {"a", "button"}))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            run.append(child)
    return nodes


def _node(element: Tag, parent: Node | None, start: int, place: int) -> Node:
    names = class_names(element)
    classes = tuple(dict.fromkeys(_DIGITS.sub("#", name) for name in names if not STATES.match(name)))
    return Node(
        element=element,
        name=element.name,
        classes=classes[:6],
        parent=parent,
        start=start,
        place=place,
    )


def class_names(element: Tag) -> list[str]:
    """Return an element's classes in small letters; "MemberQuote" is "member-quote", the word that tells most."""
    return _HUMP.sub("-", attribute(element, "class") or "").lower().split()


def _count(node: Node, text: str, in_link: bool, pieces: dict[int, list[str]]) -> None:
    words = text.split()
    if not words:
        return
    length = sum(map(len, words))
    node.letters += length
    if in_link:
        node.linked += length
    elif len(words) >= PROSE_WORDS or length >= PROSE_LETTERS:
        node.prose += length
    if node.letters <= SHORT:
        pieces.setdefault(id(node), []).append(text)


def _add(node: Node, child: Node, pieces: dict[int, list[str]]) -> None:
    node.letters += child.letters
    node.prose += child.prose
    node.linked += child.linked
    if node.letters <= SHORT and child.text:
        pieces.setdefault(id(node), []).append(child.text)


def _holds_the_page(noscript: Tag) -> bool:
    """Return whether a program that draws its pages by script put the whole page here for those without."""
    return len(noscript.find_all(True, limit=30)) == 30


def _is_hidden(element: Tag) -> bool:
    style = attribute(element, "style")
    if style and "display:none" in style.replace(" ", "").lower():
        return True
    return element.has_attr("hidden")
