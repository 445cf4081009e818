"""Scopes: of whom the author speaks, from where to where, and under which name.

A sentence is about the author's present organization unless a cue says otherwise (`patterns/scope_cues.jsonl`, data):

    nobody        questions to others, plans, hypotheticals, norms, other people's places; a reach of "clause" begins at
                  the cue and ends with the sentence (or the bracket that holds it), "post" takes the whole post
    past          the same organization in other times: no fact either, unless the sentence tells of a cut ("spare")
    former        a former employer: holds until a sentence speaks of the present place ("current", "current_weak")

Quotations, signature and furniture are nobody's. `extract.scoping.names` finds the names.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.document import LineKind, Scope, Standing, spoken_lines, spoken_sentences, text_of
from extract.scoping.cues import clause_of, load_cues
from extract.scoping.names import match_mentions, named, parted
from extract.scoping.surveys import is_survey

_SPEAKERS_LEAST = 2
_FIRST_SENTENCES = 4
_ELSEWHERE_NOW = re.compile(r"\b[Nn]ow I(?:'m| am| work| run| have)\b|\bI(?:'m| am| work) now (?:at|in|with)\b")


@Language.factory("threadwise_scopes")
class Scopes:
    """Writes `doc._.scopes` and `doc.spans["organizations"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.cues = load_cues()

    def __call__(self, doc: Doc) -> Doc:
        """Set the scopes of a doc whose lines, sentences and signature are known."""
        sentences = list(spoken_sentences(doc))
        if self._of_nobody(doc, sentences):
            doc._.scopes = (Scope(start=0, end=len(text_of(doc)), standing=Standing.NOBODY),)
            doc.spans["organizations"] = []
            return doc
        mentions = match_mentions(doc, sentences)
        pieces = parted(doc, sentences, list(self._pieces(sentences)))
        doc._.scopes = tuple(named(doc, pieces, mentions))
        spans = (doc.char_span(m.start, m.end, alignment_mode="expand") for m in mentions)
        doc.spans["organizations"] = [span for span in spans if span is not None]
        return doc

    def _of_nobody(self, doc: Doc, sentences: Sequence[Span]) -> bool:
        """Whether the whole post is a compilation of replies, a survey, a vendor's, or a retold dialogue."""
        opening = [sentence.text for sentence in sentences[:_FIRST_SENTENCES]]
        whole = [cue for cue in self.cues if cue.reach == "post"]
        if any(cue.pattern.search(text[:500]) for cue in whole for text in opening):
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

    def _pieces(self, sentences: Sequence[Span]) -> Iterator[Scope]:
        """Yield scopes, still without names, sentence by sentence."""
        standing = Standing.CURRENT
        for place, sentence in enumerate(sentences):
            text, start = sentence.text[:3_000], sentence.start_char
            former = self._first("former", text) or self._former_if_now(text, sentences[place + 1 : place + 4])
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
            yield from self._within(text, start, sentence.end_char, standing)

    def _former_if_now(self, text: str, following: Sequence[Span]) -> re.Match[str] | None:
        """The cue "At X we had …", where one of the next sentences says where the author is now."""
        then = self._first("former_if_now", text)
        return then if then and any(_ELSEWHERE_NOW.search(one.text[:300]) for one in following) else None

    def _first(self, effect: str, text: str) -> re.Match[str] | None:
        """The leftmost cue of an effect in a sentence."""
        found = (cue.pattern.search(text) for cue in self.cues if cue.effect == effect)
        return min(filter(None, found), key=lambda match: match.start(), default=None)

    def _within(self, text: str, start: int, end: int, standing: Standing) -> Iterator[Scope]:
        """Yield a sentence's scope, with the clauses in it that are about nobody."""
        holes: list[tuple[int, int]] = []
        for cue in self.cues:
            if cue.reach == "post" or cue.effect not in {"nobody", "past"}:
                continue
            if cue.effect == "past" and standing is Standing.FORMER:
                continue
            match = cue.pattern.search(text)
            if match is None or (cue.effect == "past" and self._first("spare", text)):
                continue
            holes.append(
                (0, len(text)) if cue.reach == "sentence" else clause_of(text, match.start(), past=cue.effect == "past")
            )
        if not holes:
            yield Scope(start=start, end=end, standing=standing)
            return
        begin, stop = min(hole[0] for hole in holes), max(hole[1] for hole in holes)
        if begin > 0:
            yield Scope(start=start, end=start + begin, standing=standing)
        stop_at = end if stop >= len(text.rstrip()) else start + stop
        yield Scope(start=start + begin, end=stop_at, standing=Standing.NOBODY)
        if stop_at < end:
            yield Scope(start=stop_at, end=end, standing=standing)
