"""Several: where a post speaks of several present organizations of its author, each with its own figures.

The author says so ("I serve two districts", "two hats", "the four counties in our group") and names each of them with a
number of its own, in a sentence ("Dryford (900) and Marl (450 students)") or a line each ("Dryford: 900 students").
What is said between names, of no one by name, is said of all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from extract.document import EVERY_STRUCTURE, Scope, Standing, text_of, words_of
from extract.names.vocabulary import is_title
from extract.needles import NeedledPattern
from extract.pattern_files import word_lists
from extract.scoping.labels import is_label
from extract.scoping.organizations import GENERIC

_SEVERAL = NeedledPattern(
    r"\b(?:two|three|four|both|several|multiple|[234])\s+(?:\w+\s+){0,2}"
    r"(?:districts|authorities|employers|corporations|systems|boards|counties|trusts|towns|neighbou?rs|hats|charts"
    r"|departments|answers|places)\b"
    r"|\bshared\s+(?:two|three|four)\s+ways\b|\bat\s+all\s+(?:three|four)\b|\bdual[- ]hatted\b",
    re.IGNORECASE,
)
"""Matches "I work for two small districts", "shared three ways", "dual-hatted"."""
_NAME = r"[A-Z][\w'.-]*(?:\s+[A-Z][\w'.-]*){0,4}"
_FIGURE = r"(?:(?:about|around|roughly|some|only|nearly|almost|over|under|just) ){0,2}\d[\d,.]*k?"
_STUDENTS = word_lists()["student"]
_IN_A_SENTENCE = re.compile(
    rf"(?P<name>{_NAME})"
    rf"(?:\s*\([^)]{{0,40}}\d[^)]{{0,40}}\)"
    rf"|(?:,? (?:has|with|is|it(?:'s| is)|we have|is [a-z ]{{2,20}} with|there (?:are|is))|,|:)"
    rf" {_FIGURE}(?= {_STUDENTS}|[.;)]))"
)
"""Matches "Marrow Bay has 610 students", "Orley (K-8): 250": a name with its own number."""
_SIZED = rf"{_NAME}\s*\([^)]{{0,60}}\d"
_PAIR = re.compile(rf"{_SIZED}[^)]{{0,60}}\),?\s*(?:and|&|plus)\s+(?:[a-z]+ )?{_SIZED}")
_OWN = re.compile(r"\b(?:I|I'm|me|we|us|our|my)\b", re.IGNORECASE)
_IN_A_LINE = re.compile(
    rf"^[ \t]{{0,20}}(?P<name>{_NAME}) ?(?::|[-–—]{{1,2}}) [^\n]{{0,60}}?(?:\d|\bone\b|\btwo\b)", re.MULTILINE
)
"""Matches "Orley Union: 610", "Marrow Bay - about two": a line that names an organization with a figure."""
_FIRST_SENTENCES = 4
_MOST = 1_000


def split_organizations(doc: Doc, sentences: Sequence[Span], pieces: list[Scope]) -> list[Scope]:
    """Give several present organizations, each named with its size, a structure each."""
    names = _names_of_several(doc, sentences)
    if len(names) < 2:
        return pieces
    text = text_of(doc)
    forms = _forms(names)
    ordered = sorted(forms, key=len, reverse=True)
    any_name = re.compile("|".join(rf"\b{re.escape(form)}(?!\w)" for form in ordered))
    found: list[Scope] = []
    held, held_to = EVERY_STRUCTURE, 0
    for piece in pieces:
        if piece.standing is not Standing.CURRENT:
            found.append(piece)
            continue
        part = text[piece.start : piece.end]
        marks = [(piece.start + match.start(), forms[match.group()]) for match in any_name.finditer(part)]
        listing = len(marks) >= 2 and bool(_SEVERAL.search(part))
        structure = held if piece.start < held_to else EVERY_STRUCTURE
        begin = piece.start
        for at, index in marks:
            if at > begin:
                found.append(replace(piece, start=begin, end=at, structure=structure))
            begin, structure = at, index
            if listing and (close := text.find(")", at, piece.end)) > 0:
                found.append(replace(piece, start=begin, end=close + 1, structure=structure))
                begin, structure = close + 1, EVERY_STRUCTURE
            elif not text[text.rfind("\n", 0, at) + 1 : at].strip():
                line_end = text.find("\n", at)
                held, held_to = index, len(text) if line_end < 0 else line_end
        if begin < piece.end:
            found.append(replace(piece, start=begin, end=piece.end, structure=structure))
    return [_with_own_name(doc, piece, names) for piece in found]


def _names_of_several(doc: Doc, sentences: Sequence[Span]) -> list[str]:
    """Return the names with a figure of their own, where the author opens with several organizations."""
    opening = [at for at in range(min(_FIRST_SENTENCES, len(sentences))) if _tells_of_several(sentences, at)]
    if not opening:
        return []
    names: dict[str, None] = {}
    for sentence in sentences[opening[0] :]:
        names |= dict.fromkeys(_named(_IN_A_SENTENCE, words_of(sentence)[:_MOST]))
    first, last = sentences[opening[0]].start_char, sentences[-1].end_char
    names |= dict.fromkeys(_named(_IN_A_LINE, text_of(doc)[first:last]))
    return list(names)


def _tells_of_several(sentences: Sequence[Span], at: int) -> bool:
    """Return whether a sentence speaks of several organizations, in a word or as a pair of names with their sizes."""
    text = words_of(sentences[at])[:_MOST]
    return bool(_SEVERAL.search(text)) or (
        bool(_PAIR.search(text)) and any(_OWN.search(words_of(one)[:_MOST]) for one in sentences[at : at + 3])
    )


def _forms(names: Sequence[str]) -> dict[str, int]:
    """Each name and its short form ("Dryford" for "Dryford Unified"), where that is no other's, with its place."""
    forms = {name: at for at, name in enumerate(names)}
    for at, name in enumerate(names):
        words = name.split()
        while len(words) > 1 and words[-1].lower() in GENERIC:
            words.pop()
        short = " ".join(words)
        if not any(other.startswith(short) for place, other in enumerate(names) if place != at):
            forms.setdefault(short, at)
    return forms


def _named(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the names in a text that are no labels and no titles, without a word that leads to one ("In", "Hi")."""
    for match in pattern.finditer(text):
        name = re.sub(r"^(?:In|At|Here|For|And|But|The|Then|Over)\s+", "", match["name"]).rstrip(".")
        if name and not is_label(name) and not is_title(name):
            yield name


def _with_own_name(doc: Doc, piece: Scope, names: Sequence[str]) -> Scope:
    if piece.standing is not Standing.CURRENT or piece.structure == EVERY_STRUCTURE:
        return piece
    name = names[piece.structure]
    at = text_of(doc).find(name)
    return replace(piece, organization=name, mention=(at, at + len(name)))
