"""By what districts are found beside their size: each criterion becomes a facet, counted, combinable and removable."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.titles.roles import roles
from kb.organizations.states import state_code
from kb.site.departments.districts import District
from kb.site.facets import SIZES, Choice, Facet
from kb.site.parameters import Parameters, read_band, read_choice
from kb.superiors import superiors

YES = "yes"
UNKNOWN = "unknown"

SITES = {"1": (1, 1), "2-4": (2, 4), "5-9": (5, 9), "10-19": (10, 19), "20-49": (20, 49), "50+": (50, None)}
"""Ranges of buildings by their value in an address: fewest and most, None for the open last one."""

Chosen = Mapping[str, tuple[str, ...]]
"""The values asked for, by the criterion's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A way to narrow the list: its parameter, its title, what a refusal calls a value, and the values of a district.

    `names` tell each value in words; without them, values are whatever districts have. Of a criterion that takes `many`
    each further value narrows the list more; of another one a value replaces the last.
    """

    name: str
    title: str
    what: str
    values: Callable[[District], Iterable[str]]
    names: Mapping[str, str] = field(default_factory=dict)
    many: bool = False


def _band(district: District) -> Iterable[str]:
    return [str(district.row["size_band_id"])] if district.row["size_band_id"] else []


def _state(district: District) -> Iterable[str]:
    return [district.row["state"]] if district.row["state"] else []


def _sites(district: District) -> Iterable[str]:
    sites = district.row["sites"] or 0
    return [value for value, (least, most) in SITES.items() if sites >= least and (most is None or sites <= most)]


def _one_to_one(district: District) -> Iterable[str]:
    return [YES] if district.row["device_program"] else []


def _superior(district: District) -> Iterable[str]:
    return [district.superior] if district.superior else []


def _instructional(district: District) -> Iterable[str]:
    return [district.instructional.replace(" ", "-")] if district.instructional else []


def _has(district: District) -> Iterable[str]:
    return district.roles or ()


def _lacks(district: District) -> Iterable[str]:
    return () if district.roles is None else _ROLES.keys() - district.roles


def _year(district: District) -> Iterable[str]:
    return [district.row["as_of"][: len("2026")] if district.row["as_of"] else UNKNOWN]


_ROLES = {role.id: role.name for role in roles()}
_SUPERIORS = {kind.id: kind.name for kind in superiors()}
_SITES = {value: f"{value.replace('-', '–').replace('+', ' and more')} sites" for value in SITES} | {"1": "1 site"}

CRITERIA = (
    Criterion(name="band", title="Size", what="a size band", values=_band, names=SIZES),
    Criterion(name="state", title="State", what="a state", values=_state),
    Criterion(name="sites", title="Sites", what="a number of sites", values=_sites, names=_SITES),
    Criterion(
        name="one_to_one",
        title="1:1 devices",
        what="an answer to one_to_one",
        values=_one_to_one,
        names={YES: "one device a student"},
    ),
    Criterion(
        name="reports_to",
        title="Technology leader reports to",
        what="a kind of superior",
        values=_superior,
        names=_SUPERIORS,
    ),
    Criterion(
        name="instructional",
        title="Instructional technology",
        what="a place of instructional technology",
        values=_instructional,
        names={"in-technology": "in technology", "both": "in technology and elsewhere", "elsewhere": "elsewhere"},
    ),
    Criterion(name="has", title="Has the role", what="a role", values=_has, names=_ROLES, many=True),
    Criterion(name="lacks", title="Lacks the role", what="a role", values=_lacks, names=_ROLES, many=True),
    Criterion(name="year", title="Last described in", what="a year", values=_year),
)


def read_chosen(parameters: Parameters, districts: Sequence[District]) -> dict[str, tuple[str, ...]]:
    """Return the values that an address asks for, by criterion. Raises BadParameter for one that cannot be."""
    chosen: dict[str, tuple[str, ...]] = {}
    for criterion in CRITERIA:
        asked = parameters.every(criterion.name)
        if not asked:
            continue
        if criterion.name == "band":
            chosen["band"] = (str(read_band(asked[0]).id),)
            continue
        if criterion.name == "state":
            asked = (state_code(asked[0]) or asked[0],)
        known = criterion.names or sorted({value for each in districts for value in criterion.values(each)})
        chosen[criterion.name] = tuple(
            read_choice(value, known, criterion.what) for value in (asked if criterion.many else asked[:1])
        )
    return chosen


def narrowed(districts: Iterable[District], chosen: Chosen) -> list[District]:
    """Return the districts that have every value asked for."""
    return [district for district in districts if not _failed(district, chosen)]


def district_facets(
    districts: Iterable[District], chosen: Chosen, parameters: Parameters, path: str
) -> tuple[Facet, ...]:
    """Return each criterion as a facet: how many districts each value would show beside what else is asked for."""
    counts: dict[str, Counter[str]] = {criterion.name: Counter() for criterion in CRITERIA}
    for district in districts:
        failed = _failed(district, chosen)
        for criterion in CRITERIA:
            if not failed or (failed == [criterion.name] and not criterion.many):
                counts[criterion.name].update(criterion.values(district))
    return tuple(
        Facet(
            name=criterion.name,
            title=criterion.title,
            choices=tuple(_choices(criterion, counts, chosen.get(criterion.name, ()), parameters, path)),
        )
        for criterion in CRITERIA
    )


def _failed(district: District, chosen: Chosen) -> list[str]:
    """Return the names of the criteria of which the district lacks a value asked for."""
    return [
        criterion.name
        for criterion in CRITERIA
        if criterion.name in chosen and not set(chosen[criterion.name]) <= set(criterion.values(district))
    ]


def _choices(
    criterion: Criterion, counts: Mapping[str, Counter[str]], chosen: Sequence[str], asked: Parameters, path: str
) -> Iterator[Choice]:
    for value in _in_order(criterion, counts, chosen):
        if value in chosen:
            way = asked.without(criterion.name, value) if criterion.many else asked.with_(**{criterion.name: None})
        else:
            way = asked.adding(criterion.name, value) if criterion.many else asked.with_(**{criterion.name: value})
        yield Choice(
            words=criterion.names.get(value, "date unknown" if value == UNKNOWN else value),
            count=counts[criterion.name][value],
            address=way.after(path),
            chosen=value in chosen,
        )


def _in_order(criterion: Criterion, counts: Mapping[str, Counter[str]], chosen: Sequence[str]) -> list[str]:
    """Return the values as the page lists them: the chosen and the most frequent first, years from the newest,
    ranges as they rise.

    A role that nobody in the list has is no news where it lacks; the others are ordered by how many have them.
    """
    found = counts[criterion.name].keys() | set(chosen)
    if criterion.name in ("band", "sites"):
        return [value for value in criterion.names if value in found]
    if criterion.name == "year":
        return sorted(found, key=lambda value: "" if value == UNKNOWN else value, reverse=True)
    if criterion.name == "lacks":
        found &= counts["has"].keys() | set(chosen)
    of = counts["has" if criterion.name == "lacks" else criterion.name]
    return sorted(found, key=lambda value: (value not in chosen, -of[value], criterion.names.get(value, value)))
