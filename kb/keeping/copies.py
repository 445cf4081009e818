"""The copies of threads, by which a build is incremental: what a source holds, and whether it is as it was."""

import dataclasses
import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from crawler.containers.file import STANDARD_INPUT
from crawler.identity import digest
from crawler.items import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of a thread: `id` of its row in `origins`, and a hash over all that the thread's rows depend on."""

    id: str
    thread_id: str
    source: str
    path: str | None
    content_hash: str


def copies_of(thread: Thread, sources: Collection[str], *, versions: Sequence[str]) -> tuple[Copy, ...]:
    """Return the copies that a thread was read from, with a hash over its content and `versions` of what reads it.

    Of its origins those count that are sources of this run; the others tell only where a line came from before.
    """
    origins = [(origin.source, origin.path) for origin in thread.origins]
    origins = [origin for origin in origins if origin[0] in sources] or origins or [(STANDARD_INPUT, None)]
    content = dataclasses.asdict(dataclasses.replace(thread, origins=()))
    text = json.dumps([*versions, content], ensure_ascii=False, sort_keys=True, default=str)
    content_hash = hashlib.sha256(text.encode()).hexdigest()
    return tuple(
        Copy(
            id=digest("origin", thread.id, source, path or ""),
            thread_id=thread.id,
            source=source,
            path=path,
            content_hash=content_hash,
        )
        for source, path in dict.fromkeys(origins)
    )
