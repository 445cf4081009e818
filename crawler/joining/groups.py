"""Groups of things that belong together by twos (union-find)."""


class Groups:
    """Places from 0 up to a number, each at first a group of its own."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def join(self, one: int, other: int) -> None:
        """Make one group of those of two places."""
        first, second = sorted((self._first(one), self._first(other)))
        self._parents[second] = first

    def places(self) -> list[list[int]]:
        """Return the places of each group in their order, the groups in that of their first places."""
        groups: dict[int, list[int]] = {}
        for place in range(len(self._parents)):
            groups.setdefault(self._first(place), []).append(place)
        return list(groups.values())

    def _first(self, place: int) -> int:
        while self._parents[place] != place:
            self._parents[place] = self._parents[self._parents[place]]
            place = self._parents[place]
        return place
