"""Scopes: of whom the author speaks, from where to where, and under which name.

A sentence is about the author's present organization unless a cue says otherwise (`patterns/scope_cues.jsonl`, data):

    nobody        questions to others, plans, hypotheticals, norms, other people's places; a reach of "clause" begins at
                  the cue and ends with the sentence (or the bracket that holds it), "post" takes the whole post
    past          the same organization in other times: no fact either, unless the sentence tells of a cut ("spare")
    former        a former employer: holds until a sentence speaks of the present place ("current", "current_weak")
    own           in a compilation of replies: from here on the author speaks of the own place after all

Quotations, signature and furniture are nobody's. `extract.scoping.names` finds the names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.document import LineKind, Scope, Standing, spoken_lines, spoken_sentences, text_of, words_of
from extract.needles import Needled
from extract.scoping.cues import Cue, clause_of, load_cues
from extract.scoping.holes import pierced
from extract.scoping.names import match_mentions, named
from extract.scoping.several import parted
from extract.scoping.speech import without_speech
from extract.scoping.surveys import is_survey
from extract.scoping.to_come import listed_as_to_come

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


@Language.factory("threadwise_scopes")
class Scopes:
    """Writes `doc._.scopes` and `doc.spans["organizations"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        cues = load_cues()
        self.others = next(cue for cue in cues if cue.id == "others")
        self.effects = {
            effect: _needled([cue for cue in cues if cue.effect == effect]) for effect in {cue.effect for cue in cues}
        }
        self.whole = _needled([cue for cue in cues if cue.reach == "post"])
        self.inner = _needled([cue for cue in cues if cue.reach != "post" and cue.effect in {"nobody", "past"}])

    def __call__(self, doc: Doc) -> Doc:
        """Set the scopes of a doc whose lines, sentences and signature are known."""
        sentences = list(spoken_sentences(doc))
        if self._of_nobody(doc, sentences):
            sentences = self._own_at_last(sentences)
        if not sentences:
            doc._.scopes = (Scope(start=0, end=len(text_of(doc)), standing=Standing.NOBODY),)
            doc.spans["organizations"] = []
            return doc
        mentions = match_mentions(doc, sentences)
        pieces = list(without_speech(text_of(doc), self._pieces(sentences, listed_as_to_come(doc, sentences))))
        pieces = parted(doc, sentences, pieces)
        doc._.scopes = tuple(named(doc, pieces, mentions))
        spans = (doc.char_span(m.start, m.end, alignment_mode="expand") for m in mentions)
        doc.spans["organizations"] = [span for span in spans if span is not None]
        return doc

    def _of_nobody(self, doc: Doc, sentences: Sequence[Span]) -> bool:
        """Whether the whole post is a compilation of replies, a survey, a vendor's, or a retold dialogue."""
        opening = [words_of(sentence)[:500] for sentence in sentences[:_FIRST_SENTENCES]]
        if any(cue.pattern.search(text) for text in opening for cue in self.whole.that_may_match(text)):
            return True
        text = text_of(doc)
        if is_survey([text[line.content : line.end] for line in spoken_lines(doc)]):
            return True
        speakers = Counter(
            text[line.cells[0][0] : line.cells[0][1]].strip().lower()
            for line in spoken_lines(doc)
            if line.kind is LineKind.KEY_VALUE and line.cells
        )
        return "me" in speakers and max(speakers.values()) >= _SPEAKERS_LEAST

    def _own_at_last(self, sentences: Sequence[Span]) -> list[Span]:
        """The sentences of a compilation from where the author comes to the own place; none where that never comes."""
        opening = next((at for at, one in enumerate(sentences) if self._first("own", words_of(one)[:500])), None)
        return [] if opening is None else list(sentences[opening:])

    def _pieces(self, sentences: Sequence[Span], to_come: Set[int]) -> Iterator[Scope]:
        """Yield scopes, still without names, sentence by sentence; what is listed as `to_come` is nobody's yet."""
        standing, of_others = Standing.CURRENT, False
        for place, sentence in enumerate(sentences):
            text, start = words_of(sentence)[:3_000], sentence.start_char
            if start in to_come:
                yield Scope(start=start, end=sentence.end_char, standing=Standing.NOBODY)
                continue
            inner = list(self.inner.that_may_match(text))
            others = self.others.pattern.search(text) if self.others in inner else None
            of_others = bool(others or (of_others and _THEY.match(text))) and not _OWN.search(text)
            if of_others and _THEY.match(text):
                yield Scope(start=start, end=sentence.end_char, standing=Standing.NOBODY)
                continue
            former = self._first("former", text) or self._former_if_now(text, sentences[place + 1 : place + _NEXT])
            current = self._first("current", text) if former or standing is Standing.FORMER else None
            if former:
                turn = current.start() if current and current.start() > former.end() else None
                standing = Standing.FORMER
                end = sentence.end_char if turn is None else start + turn
                yield Scope(start=start, end=end, standing=standing)
                if turn is not None:
                    standing = Standing.CURRENT
                    yield Scope(start=end, end=sentence.end_char, standing=standing)
                continue
            if standing is Standing.FORMER and (current or self._first("current_weak", text)):
                standing = Standing.CURRENT
            yield from self._within(text, start, sentence.end_char, standing, inner, others)

    def _former_if_now(self, text: str, following: Sequence[Span]) -> re.Match[str] | None:
        """The cue "At X we had …", where one of the next sentences says where the author is now."""
        then = self._first("former_if_now", text)
        return then if then and any(_ELSEWHERE_NOW.search(words_of(one)[:300]) for one in following) else None

    def _first(self, effect: str, text: str) -> re.Match[str] | None:
        """The leftmost cue of an effect in a sentence."""
        found = (cue.pattern.search(text) for cue in self.effects[effect].that_may_match(text))
        return min(filter(None, found), key=lambda match: match.start(), default=None)

    def _within(
        self,
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
            match = others if cue is self.others else cue.pattern.search(text)
            if match is None or (cue.effect == "past" and self._first("spare", text)):
                continue
            whole = cue.reach == "sentence"
            holes.append((0, end - start) if whole else _clause(text, match.start(), end - start, cue.effect == "past"))
        scope = Scope(start=start, end=end, standing=standing)
        yield from pierced(scope, [(start + low, start + high) for low, high in holes])


def _needled(cues: Sequence[Cue]) -> Needled[Cue]:
    return Needled(cues, [cue.pattern for cue in cues])


def _clause(text: str, at: int, length: int, past: bool) -> tuple[int, int]:
    """The clause at an offset; one that ends with the words of its sentence takes the blanks behind them too."""
    begin, stop = clause_of(text, at, past=past)
    return begin, length if stop >= len(text.rstrip()) else stop
