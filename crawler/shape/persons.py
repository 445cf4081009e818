"""Which short texts of a page may be the names of persons, and how strongly the markup says so."""

import re
from collections.abc import Sequence

from crawler.markup.soup import attribute
from crawler.shape.tree import Node
from crawler.shape.typed import is_author
from crawler.shape.vocabulary import is_label

LONGEST = 40
MOST_WORDS = 5
SURE, LIKELY, POSSIBLE = 3.0, 2.0, 0.5
"""Weights: the markup says that this is an author; a class or an address says user; it is a short link or bold."""
NESTED = LIKELY - 0.2
"""The weight of an element that is only round a likely name."""
SURE_CLASSES = frozenset({"p-author", "fn", "username", "author"})
"""Classes that nothing but a name bears."""

_NAMING = re.compile(
    r"(?:^|[-_])(?:author|username|user|poster|postername|nick|nickname|creator|fn|byline|screenname|member|membername|"
    r"displayname|handle|hnuser|writer|commenter|postauthor|owner|profile|profilename|authorname|userid|persona|name)"
    r"(?:$|[-_])|username|authorname|postauthor|(?:user|author|account|member|poster|display|screen)-?name|nickname|"
    r"usr-?na?me?$"
)
_NOT_NAMING = re.compile(
    r"title|rank|avatar|badge|role|group|stat|(?<!ac)count|info|details|meta$|extra|location|since|join|level|signature|banner|"
    r"status|posts|reputation|custom|date|time|icon|flair|tag|online|about|forum-?name|board-?name|category"
)
PROFILE = re.compile(
    r"/(?:users?|members?|profiles?|people|persons?|u|user-profile|authors?|accounts?|~[\w.-]+)/|/@[\w.-]+|"
    r"[?&;](?:u|user|uid|userid|showuser|member|mid|author|who|profile)=|memberlist\.php|"
    r"(?:profile|member)\.(?:php|aspx?|cgi|pl|jsp)|userinfo|view_?profile|showuser|action=profile|/~|/benutzer|/mitglied|/membre|/usuario|/utente|/profil|"
    r"\bspace-(?:uid|username)-",
    re.I,
)
_MEMBER_ACTION = re.compile(
    r"[?&]mod=spacecp|[?&]do=(?!\w*(?:profile|view|info|member|user))[a-z]|[?&]ac=[a-z]|[?&]action=(?:send|newpm)|"
    r"[?&](?:newbuddyid|authorid)=",
    re.I,
)
"""What may be done with a member: befriended, visited, searched for."""
_NO_NAME = re.compile(
    r"^[\W\d_]+$|\bago$|https?:|\.{3}(?!\w)|…|[#>|<?!]|^[.,;:)\]]|^(?:re|by|from|subject|topic):|\d+ \w+s$", re.I
)
_LEFT = frozenset({"former", "deleted", "removed", "ehemaliges", "gelöschtes"})
"""Words that a board writes for the name of somebody who left: "Former Member"."""
_BEFORE = re.compile(
    r"^(?:(?:posted |written |started |answered |asked |submitted )?by:?|from:?|author:?|autor:?|auteur ?:|автор:?|"
    r"von:?|par|por|da|door|przez)\s+(?=\S)",
    re.I,
)
_BEHIND = re.compile(r"\s*(?:\((?:op|author)\)|\b(?:said|says|wrote|schrieb|posted))?\s*[:,·•|]?$", re.I)


def name_weights(nodes: Sequence[Node]) -> dict[int, float]:
    """Return for the `start` of each element whose words may name a person how strongly its markup says so."""
    weighed = ((node.start, name_weight(node)) for node in nodes if words_of(node))
    return {start: weight for start, weight in weighed if weight > 0}


def name_weight(node: Node) -> float:
    """Return how strongly the markup says that the node's words name a person; 0 where they cannot."""
    name = bare_name(words_of(node))
    if node.is_time or not (is_name(name) or (is_label(name) and 0 < len(name) <= LONGEST and is_author(node))):
        return 0.0
    element = node.element
    if says_author(node):
        return SURE
    named = any(_NAMING.search(name) and not _NOT_NAMING.search(name.rpartition("__")[2]) for name in node.classes)
    href = attribute(element, "href") or ""
    if PROFILE.search(href) and not _MEMBER_ACTION.search(href):
        return LIKELY + 0.5 * named
    if named or element.has_attr("data-username"):
        return NESTED if any(child.text == node.text for child in node.children) else LIKELY
    if node.name == "a" and href and not href.startswith(("#", "javascript:void")):
        return POSSIBLE
    return POSSIBLE - 0.1 if node.name in {"b", "strong", "h3", "h4", "h5", "cite"} else 0.0


def says_author(node: Node) -> bool:
    """Return whether the markup leaves no doubt that what is in the element is an author's name."""
    return is_author(node) or not SURE_CLASSES.isdisjoint(node.classes)


def is_name(text: str) -> bool:
    """Return whether the words may be a name: few, and no label."""
    return (
        1 <= len(text) <= LONGEST
        and len(text.split()) <= MOST_WORDS
        and not _NO_NAME.search(text)
        and not is_label(text)
    )


def bare_name(text: str) -> str:
    """Return a name without what boards put round it: "by Ada", "Ada:", "@ada", "Ada wrote:"."""
    return _BEHIND.sub("", _BEFORE.sub("", text.strip())).removeprefix("@").strip()


def without_standing(name: str) -> str:
    """Return a name without the word for its bearer's standing after it: "Ada Moss Guest"."""
    words = name.split()
    while len(words) > 1 and is_label(words[-1]) and words[-2].lower() not in _LEFT:
        words.pop()
    return " ".join(words)


def words_of(node: Node) -> str:
    """Return an element's few words; a `meta` element has them in its `content`."""
    return node.text or (attribute(node.element, "content") or "" if node.name == "meta" else "")
