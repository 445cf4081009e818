"""The noun of incremental building: one source's copy of a thread."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of a thread: `id` of its row in `origins`, and a hash over all that the thread's rows depend on."""

    id: str
    thread_id: str
    source: str
    path: str | None
    content_hash: str
