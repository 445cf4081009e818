"""Standing: sentence by sentence, whether an author speaks of the present organization, a former one, or of none.

A sentence is about the author's present organization unless a cue says otherwise (`patterns/scope_cues.jsonl`, data):

    nobody        questions to others, plans, hypotheticals, norms, other people's places; a reach of "clause" begins at
                  the cue and ends with the sentence (or the bracket that holds it), "post" takes the whole post
    past          the same organization in other times: no fact either, unless the sentence tells of a cut ("spare")
    former        a former employer: holds until a sentence speaks of the present place ("current", "current_weak")
    own           in a compilation of replies: from here on the author speaks of the own place after all
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache

from spacy.tokens import Doc, Span

from extract.document import LineKind, Scope, Standing, spoken_lines, text_of, words_of
from extract.scoping.asides import without_asides
from extract.scoping.cues import Cue, clause_of, needled_cues
from extract.scoping.holes import cut_holes
from extract.scoping.surveys import is_survey

_SPEAKERS_LEAST = 2
_FIRST_SENTENCES = 4
_NEXT = 7
_THEY = re.compile(r"\W*(?:They|Their|Its?|He|She|His|Her|There)\b(?!')|\W*They'(?:re|ve|d)\b")
_OWN = re.compile(r"\b(?:[Ww]e|[Oo]urs?|[Mm]y|[Mm]ine|here)\b")
"""A sentence that goes on about other people, and words that bring the own place in again."""
_ELSEWHERE_NOW = re.compile(
    r"\b[Nn]ow [Ii](?:'?m| am| work| run| have| (?:line )?manage| lead| report| supervise)\b"
    r"|\b[Ii](?:'m| am| work) now (?:at|in|with)\b"
    r"|\b[Ii] now (?:work|run|have|manage|lead|report|supervise)\b"
    r"|\b[Ww]here [Ii](?:'m| am)(?: at)? now\b|\b[Tt]hese days it's [A-Z]"
    r"|\b[Ii] (?:moved|came|transferred) to [A-Z]|^\W*(?:Now|NOW) ?[(:]"
    r"|(?:^|[.;!?]\s)\W{0,20}Here (?:at|in) [A-Z][a-z]"
    r"|\bmy (?:present|current|new) (?:district|school|place|job|employer|shop)\b"
)
"""Matches "Now I run", "where I'm at now", "I moved to Orley", "my new district"."""
_PLACE_HAS = re.compile(
    r"(?:(?:At|In|Here\s+(?:at|in))\s+)?(?!(?:The|They|That|This|There|It|Its|She|He|We|You|Who|One|Each|Every|All|Both|My|Our)\b)"
    r"(?P<name>[A-Z][\w'.-]+)(?:\s+[A-Z][\w'.-]+){0,4}\s+(?:has|is|runs|employs|makes do)\b"
)
"""Matches "Oak Hill has", "At Orley Union is": whatever place it is, something is there today."""
_OTHERS = "others"
"""The cue that tells of other people, of whom the next sentence may go on (`_THEY`)."""


def is_of_nobody(doc: Doc, sentences: Sequence[Span]) -> bool:
    """Return whether the whole post is a compilation of replies, a survey, or a vendor's."""
    opening = [words_of(sentence)[:500] for sentence in sentences[:_FIRST_SENTENCES]]
    if any(cue.pattern.search(text) for text in opening for cue in _cues_in(text) if cue.reach == "post"):
        return True
    text = text_of(doc)
    return is_survey([text[line.content : line.end] for line in spoken_lines(doc)])


def beyond_dialogue(doc: Doc, sentences: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the sentences below a retold dialogue ("me: … board: …"), all of them where there is none."""
    text = text_of(doc)
    lines = [line for line in spoken_lines(doc) if line.kind is LineKind.KEY_VALUE and line.cells]
    speakers = Counter(text[slice(*line.cells[0])].strip().lower() for line in lines)
    if "me" not in speakers or max(speakers.values()) < _SPEAKERS_LEAST:
        return sentences
    return tuple(one for one in sentences if one.start_char >= lines[-1].end)


def own_at_last(sentences: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the sentences of a compilation from where the author comes to the own place, none where that never is."""
    opening = next((at for at, one in enumerate(sentences) if _first("own", words_of(one)[:500])), None)
    return () if opening is None else sentences[opening:]


def standings(sentences: Sequence[Span], of_other_times: Set[int]) -> Iterator[Scope]:
    """Yield scopes, still without names, sentence by sentence; those that begin `of_other_times` are nobody's today."""
    standing, of_others = Standing.CURRENT, False
    for place, sentence in enumerate(sentences):
        text, start = words_of(sentence)[:3_000], sentence.start_char
        if start in of_other_times:
            yield Scope(start=start, end=sentence.end_char, standing=Standing.NOBODY)
            continue
        inner = [cue for cue in _cues_in(text) if cue.reach != "post" and cue.effect in {"nobody", "past"}]
        others = next((cue.pattern.search(text) for cue in inner if cue.id == _OTHERS), None)
        of_others = bool(others or (of_others and _THEY.match(text))) and not _OWN.search(text)
        if of_others and _THEY.match(text):
            yield Scope(start=start, end=sentence.end_char, standing=Standing.NOBODY)
            continue
        former = _first("former", text) or _former_if_now(text, sentences[place + 1 : place + _NEXT])
        current = _first("current", text) if former or standing is Standing.FORMER else None
        if former:
            turn = current.start() if current and current.start() > former.end() else None
            standing = Standing.FORMER
            end = sentence.end_char if turn is None else start + turn
            yield Scope(start=start, end=end, standing=standing)
            if turn is not None:
                standing = Standing.CURRENT
                yield Scope(start=end, end=sentence.end_char, standing=standing)
            continue
        if standing is Standing.FORMER and (
            current or _first("current_weak", text) or _names_another(sentences, place)
        ):
            standing = Standing.CURRENT
        yield from _within(text, start, sentence.end_char, standing, inner, others)


def _names_another(sentences: Sequence[Span], place: int) -> bool:
    """Return whether a sentence opens with what a place "has" that none before it names ("Oak Hill has 2 techs")."""
    opening = _PLACE_HAS.match(words_of(sentences[place]))
    return opening is not None and not any(opening["name"] in words_of(one) for one in sentences[:place])


@lru_cache(maxsize=16)
def _cues_in(text: str) -> tuple[Cue, ...]:
    """Return the cues that may match a sentence, which each effect is asked of in turn."""
    return tuple(needled_cues().that_may_match(text))


def _former_if_now(text: str, following: Sequence[Span]) -> re.Match[str] | None:
    """Return the cue "At X we had …", where one of the next sentences says where the author is now."""
    then = _first("former_if_now", text)
    return then if then and any(_ELSEWHERE_NOW.search(words_of(one)[:300]) for one in following) else None


def _first(effect: str, text: str) -> re.Match[str] | None:
    """Return the leftmost cue of an effect in a sentence."""
    found = (cue.pattern.search(text) for cue in _cues_in(text) if cue.effect == effect)
    return min(filter(None, found), key=lambda match: match.start(), default=None)


def _within(
    text: str,
    start: int,
    end: int,
    standing: Standing,
    inner: Iterable[Cue],
    others: re.Match[str] | None,
) -> Iterator[Scope]:
    """Yield a sentence's scope, with the clauses in it that are about nobody; `others` is the match of that cue."""
    holes: list[tuple[int, int]] = []
    for cue in inner:
        if cue.effect == "past" and standing is Standing.FORMER:
            continue
        match = others if cue.id == _OTHERS else cue.pattern.search(text)
        if match is None or (cue.effect == "past" and _first("spare", text)):
            continue
        past, whole = cue.effect == "past", cue.reach == "sentence"
        hole = (0, end - start) if whole else _clause(text, match.start(), end - start, past)
        holes += without_asides(text, hole, past=past)
    scope = Scope(start=start, end=end, standing=standing)
    yield from cut_holes(scope, [(start + low, start + high) for low, high in holes])


def _clause(text: str, at: int, length: int, past: bool) -> tuple[int, int]:
    """Return the clause at an offset; one that ends with the words of its sentence takes the blanks after them too."""
    begin, stop = clause_of(text, at, past=past)
    return begin, length if stop >= len(text.rstrip()) else stop
