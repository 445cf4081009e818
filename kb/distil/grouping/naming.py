"""Naming: the id of a recommendation, which outlives growth, and which ids of before lead to it."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence

from crawler.identity import digest
from kb.recommendations import Known, Voice


def ids_of(groups: Sequence[Sequence[Voice]], known: Sequence[Known]) -> list[tuple[str, ...]]:
    """Return for each group the ids that lead to it, its own first; `known` are the recommendations of before."""
    kept = _kept_ids([[voice.advice_id for voice in voices] for voices in groups], known)
    taken = {id_ for ids in kept for id_ in ids}
    return [ids or (_new_id(voices, taken),) for ids, voices in zip(kept, groups, strict=True)]


def _new_id(voices: Iterable[Voice], taken: Container[str]) -> str:
    """Return the id of a new recommendation: from the voice that said it first, of those whose id is not `taken`.

    What falls apart leaves its id to the larger part, though the voice that gave it may be in another.
    """
    founders = sorted(voices, key=lambda voice: (voice.said or "9999", voice.advice_id))
    wanted = (digest("recommendation", founder.advice_id) for founder in founders)
    apart = digest("recommendation", "apart", founders[0].advice_id)
    return next((id_ for id_ in wanted if id_ not in taken), apart)


def _kept_ids(groups: Sequence[Sequence[str]], known: Sequence[Known]) -> list[tuple[str, ...]]:
    """Return for each group of advice the ids that lead to it, its own first; none where it is new.

    An old id goes where most of its advice is; of several that lead to one group the one with most advice is its own.
    """
    homes = {advice: place for place, members in enumerate(groups) for advice in members}
    leading: list[list[tuple[int, str]]] = [[] for _ in groups]
    for one in known:
        counted = Counter(homes[advice] for advice in one.advice_ids if advice in homes)
        if counted:
            place = min(counted, key=lambda place: (-counted[place], place))
            leading[place].append((-counted[place], one.id))
    return [tuple(id_ for _, id_ in sorted(ids)) for ids in leading]
