"""Builds a knowledge base: threads in, through scrubbing and extraction, to rows and recommendations.

Every thread is one transaction, so a build that is killed continues where it stopped: unchanged threads are recognized
by a hash over their content and the versions of extractor and records. Reading, scrubbing, extracting and saving are
stages of one stream. Extraction, the costly one, sees whole threads and keeps no state, so that it can be spread over
processes or machines (`extract.parallel`); this process alone writes.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Protocol

from crawler.items import Post, Thread
from extract.facts import PostFacts
from kb.correcting.corrections import Kept, corrections_path, read_corrections
from kb.database.store import Opened, open_to_write
from kb.derived.recommendations import is_outstanding
from kb.forgetting.marks import Forgotten, forgotten_path, read_forgotten, without_forgotten
from kb.keeping import records
from kb.keeping.copies import Copy, copies_of
from kb.keeping.runs import finish_run, start_run, was_interrupted
from kb.keeping.threads import adopt_copies, remove_copy, save_copies
from kb.meaning.encoder import MeaningEncoder, encoder_version
from kb.privacy.scrub import scrub_file_name, scrub_thread
from kb.revising import is_corrected, lost_corrections, revise

_COPIES = "select id, thread_id from origins where source = ? order by id"


class Extractor(Protocol):
    """What finds the facts of posts; `version` goes up whenever the same text may give other facts."""

    @property
    def version(self) -> str:
        """The version that a build compares to leave threads alone."""

    def __call__(self, threads: Iterable[Sequence[Post]]) -> Iterator[Sequence[PostFacts]]:
        """Yield the facts of each thread's posts, in order; it may ask for some threads ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did: ids of threads by what became of them."""

    added: frozenset[str]
    changed: frozenset[str]
    unchanged: frozenset[str]
    removed: frozenset[str]
    distilled: bool
    warnings: tuple[str, ...] = ()
    """Sentences about corrections that find nothing any more, or that were not written to their end."""

    @property
    def nothing_changed(self) -> bool:
        """Whether every table but `runs` is as it was."""
        return not (self.added or self.changed or self.removed or self.distilled)


def build(
    database: Path,
    threads: Iterable[Thread],
    *,
    sources: Sequence[str],
    extractor: Extractor,
    encoder: Callable[[], MeaningEncoder],
    clock: Callable[[], datetime],
    prune: bool = False,
    problems: Sequence[Exception] = (),
    on_thread: Callable[[], None] = lambda: None,
) -> Built | None:
    """Bring a database up to date with threads read from `sources` (as `Thread.origins` names them).

    `problems` are refusals of inputs that could not be read; it may grow while `threads` is read. With any of them
    nothing is pruned: what could not be read is not gone. `encoder` is called where something is to be distilled,
    `on_thread` after each thread that is kept. Returns None, with the database untouched, where there are problems and
    no thread at all. Raises what `open_to_write` raises; after DiskFull the database is as it was.
    """
    stream = iter(threads)
    first = next(stream, None)
    if first is None and problems:
        return None
    with open_to_write(database) as opened:
        kept = read_corrections(corrections_path(database))
        forgotten = read_forgotten(forgotten_path(database))
        work = _Work(
            opened=opened, sources=sources, extractor=extractor, clock=clock, corrections=kept, forgotten=forgotten
        )
        work.save(() if first is None else chain([first], stream), on_thread)
        if prune and not problems:
            work.prune()
        return work.finish(encoder, problems)


class _Work:
    """One build under way: the database, and which threads it has met, by what became of them."""

    def __init__(
        self,
        *,
        opened: Opened,
        sources: Sequence[str],
        extractor: Extractor,
        clock: Callable[[], datetime],
        corrections: Kept,
        forgotten: Forgotten,
    ) -> None:
        self._db = opened.db
        self._undo = opened.undo
        self._sources = tuple(dict.fromkeys(map(scrub_file_name, sources)))
        self._extractor = extractor
        self._clock = clock
        self._corrections = corrections
        self._forgotten = forgotten
        self._run: int | None = None
        self._interrupted = was_interrupted(opened.db)
        self._origins: set[str] = set()
        self._fates: dict[str, set[str]] = {"added": set(), "changed": set(), "unchanged": set(), "removed": set()}

    def save(self, threads: Iterable[Thread], on_thread: Callable[[], None]) -> None:
        """Save each thread that is new or changed; call `on_thread` after each, changed or not."""
        under_way: deque[tuple[tuple[Copy, ...], Thread]] = deque()

        def posts_to_extract() -> Iterator[Sequence[Post]]:
            for copies, thread, wanted in self._compared(threads):
                if wanted:
                    under_way.append((copies, thread))
                    yield thread.posts
                else:
                    on_thread()

        for facts in self._extractor(posts_to_extract()):
            copies, thread = under_way.popleft()
            self._begin()
            row = records.thread_row(thread, copies[0], self._extractor.version)
            save_copies(self._db, copies, row, records.rows_of(thread, {one.id: one for one in facts}))
            on_thread()

    def prune(self) -> None:
        """Remove what the sources of this run no longer hold."""
        for source in self._sources:
            for origin, thread in list(self._db.execute(_COPIES, [source])):
                if origin not in self._origins:
                    self._begin()
                    self._fates["removed" if remove_copy(self._db, origin) else "changed"].add(thread)

    def finish(self, encoder: Callable[[], MeaningEncoder], problems: Iterable[Exception]) -> Built:
        """Correct, settle and distil where something calls for it, and close the run."""
        fates = self._fates
        fates["changed"] -= fates["added"] | fates["removed"]
        fates["unchanged"] -= fates["added"] | fates["changed"] | fates["removed"]
        touched = bool(fates["added"] or fates["changed"] or fates["removed"]) or self._interrupted
        corrections = self._corrections.active
        distilled = touched or not is_corrected(self._db, corrections) or is_outstanding(self._db, encoder_version())
        run = self._begin()
        if distilled:
            revise(self._db, encoder, corrections)
        counts = {fate: len(ids) for fate, ids in fates.items()}
        finish_run(self._db, run, threads=counts, problems=map(str, problems), now=self._clock())
        return Built(
            **{fate: frozenset(ids) for fate, ids in fates.items()},
            distilled=distilled,
            warnings=(*self._corrections.warnings, *lost_corrections(self._db)),
        )

    def _begin(self) -> int:
        """Open the run's row before the first change; a run that changes nothing has its row written at the end."""
        if self._run is None:
            self._undo.keep()
            self._run = start_run(
                self._db, sources=self._sources, extractor_version=self._extractor.version, now=self._clock()
            )
        return self._run

    def _compared(self, threads: Iterable[Thread]) -> Iterator[tuple[tuple[Copy, ...], Thread, bool]]:
        """Scrub threads, leave out what was forgotten, and say of each whether it is new or changed."""
        for whole in map(scrub_thread, threads):
            thread = without_forgotten(whole, self._forgotten)
            if thread is None:
                continue
            copies = copies_of(thread, self._sources, versions=(self._extractor.version, records.VERSION))
            self._origins.update(copy.id for copy in copies)
            known = self._db.execute("select 1 from threads where id = ?", [thread.id]).fetchone()
            same = bool(known) and adopt_copies(self._db, copies)
            self._fates["unchanged" if same else "changed" if known else "added"].add(thread.id)
            yield copies, thread, not same
