"""Finds street addresses and post-office boxes; "2 Google Drive" and "1200 St. Vrain" only look like them."""

import re
from collections.abc import Iterator

from kb.privacy.finds import BLANK, DASH, GAP, Find

_DIRECTION = rf"(?:(?:[NSEW]{{1,2}}\b\.?|North|South|East|West|N[ew]|S[ew]){BLANK}+)?"
_NAME = rf"(?:(?:[A-Z][\w.'’-]*|\d{{1,3}}(?:st|nd|rd|th|ST|ND|RD|TH)){BLANK}+)"
_KINDS_WHOLE = (
    "Street|Avenue|Road|Boulevard|Lane|Drive|Court|Circle|Way|Place|Parkway|Terrace|Pike|Turnpike|Square|Plaza|"
    "Trail|Loop|Highway|Crescent|Alley|STREET|AVENUE|ROAD|BOULEVARD|LANE|DRIVE|PARKWAY|HIGHWAY"
)
_KINDS_SHORT = r"Ave|Rd|Blvd|Ln|Cir|Pkwy|Ter|Tpke|Hwy|Sq|AVE|RD|BLVD|LN|PKWY|HWY"  # no other word is written so
_KINDS_DOUBTFUL = r"St|Dr|Ct|Pl|Trl|ST|DR|CT|PL"  # Saint, Doctor, Connecticut
_UNIT = (
    rf"(?:{GAP},?{GAP}(?:(?:Suite|Ste\b\.?|Unit|Apt\b\.?|Room|Rm\b\.?|Floor|Fl\b\.?|Bldg\b\.?|Building)"
    rf"{GAP}#?{GAP}[\w-]+|\#{GAP}\d+\w?))?"
)
_AFTER = rf"(?:{BLANK}+(?:[NSEW]{{1,2}}\b\.?|North|South|East|West)(?![\w]))?{_UNIT}"
_NUMBER = rf"(?<![\w.,$#:{DASH}/(])(?:[NSEW]?\d{{1,6}}(?:[{DASH}]\d{{1,4}})?[A-Z]?|One|Two|Three)"
_STREETS = (
    re.compile(
        rf"{_NUMBER}{BLANK}+{_DIRECTION}{_NAME}{{1,4}}?(?:(?:{_KINDS_WHOLE})\b|(?:{_KINDS_SHORT})\b\.?){_AFTER}"
    ),
    re.compile(
        rf"{_NUMBER}{BLANK}+{_DIRECTION}{_NAME}{{1,4}}?(?:{_KINDS_DOUBTFUL})\b\.?{_AFTER}"
        rf"(?={GAP}(?:$|[,;|\n)])|{BLANK}++(?:[A-Z][\w.'-]++{BLANK}{{0,8}}){{1,3}},?{BLANK}{{1,8}}[A-Z]{{2}}\b)",
        re.MULTILINE,
    ),
    re.compile(
        rf"{_NUMBER}{BLANK}+{_DIRECTION}(?:(?:State|County|US|U\.S\.|Old|Rural){BLANK}+)?"
        rf"(?:Highway|Hwy\.?|Route|Rte\.?|Road|Rd\.?){BLANK}+(?:\d{{1,4}}|[A-Z]{{1,2}})\b{_AFTER}"
    ),
    re.compile(rf"{_NUMBER}{BLANK}+{_DIRECTION}Broadway\b{_AFTER}"),
    re.compile(
        rf"^{GAP}\d{{1,6}}{BLANK}++(?:[^\W\d_]++{BLANK}++){{1,2}}"
        rf"(?:street|avenue|ave|road|boulevard|blvd|lane|drive){BLANK}*(?=[,|]|$)",
        re.MULTILINE | re.IGNORECASE,
    ),
    re.compile(rf"\b(?:P\.?{BLANK}?O\.?|Post{BLANK}Office){GAP}Box{GAP}#?{GAP}\d+\b", re.IGNORECASE),
    re.compile(rf"\bR(?:ural{BLANK}Route|R){BLANK}\#?\d+,?{BLANK}Box{BLANK}\d+\b", re.IGNORECASE),
)
_NO_STREET = re.compile(
    r"\b(?:students?|kids|pupils|schools?(?=\s+st\b)|buildings?|sites?|campus(?:es)?|techs?|technicians?|directors?|"
    r"managers?|specialists?|coordinators?|engineers?|administrators?|analysts?|assistants?|coach(?:es)?|supervisors?|"
    r"teachers?|staff|positions?|people|google|network|shared|hard|flash|thumb|usb|team|cloud|ssd|home|the|our|on|in|"
    r"of|down|across|this|that|same|one|each|per)\b",
    re.IGNORECASE,
)
"""Words that are in no street's name: of "12 technicians on Drive" and the like no address is made."""


def match_street_addresses(text: str) -> Iterator[Find]:
    """Find house number and street, with the suite, and post-office boxes; city and state are facts and stay."""
    for pattern in _STREETS:
        for match in pattern.finditer(text):
            _, _, street = match.group().lstrip().partition(" ")
            if not _NO_STREET.search(street):
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                yield Find(start=start, end=match.end(), kind="address")
