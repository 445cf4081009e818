"""Arranging: what people say about grouping, on top of what the words of advice say.

Groups are found by words first, so that whatever a person takes back falls into its old place. Then whole groups are
joined, then single advice is moved, in the order in which people said so.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from crawler.identity import digest
from kb.recommendations import Arrangement


@dataclass(slots=True, kw_only=True)
class Place:
    """A recommendation to be: its id, the ids that lead to it, and its advice."""

    id: str
    replaces: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)


def arrange(groups: Sequence[Sequence[str]], ids: Sequence[Sequence[str]], wanted: Arrangement) -> list[Place]:
    """Return the places of all advice, none empty; `ids` are for each group its own id and those that lead to it."""
    places = [Place(id=own, replaces=rest) for own, *rest in ids]
    at = {advice: place for place, members in enumerate(groups) for advice in members}
    leads = list(range(len(groups)))

    def end(place: int) -> int:
        while leads[place] != place:
            place = leads[place]
        return place

    for one, other in wanted.joined:
        if one in at and other in at:
            leads[end(at[one])] = end(at[other])
    now = {advice: end(place) for advice, place in at.items()}
    for advice, company in wanted.moved:
        if advice in now and company is None:
            now[advice] = len(places)
            places.append(Place(id=digest("recommendation", "alone", advice)))
        elif advice in now and company in now:
            now[advice] = now[company]
    for advice, place in now.items():
        places[place].advice.append(advice)
    for place, members in enumerate(groups):
        if not places[place].advice:
            went = Counter(now[advice] for advice in members)
            heir = places[min(went, key=lambda place: (-went[place], place))]
            heir.replaces += [places[place].id, *places[place].replaces]
    return [place for place in places if place.advice]
