"""Staffing after a title: "Techs x4", "Technicians (5)", "Director - 1", "tech at .5", "Assistant (0.75)"."""

import re

from extract.quantities.number_words import AMOUNT, SO_MANY, number_value
from extract.quantities.numerals import number_written
from extract.staff.counts.staffing import Given, Staffing, heads_of

_WINDOW = 80
_AFTER = re.compile(
    rf"""
    (?:[\]"”]\s?)?\s*(?:
        (?:\(|[-–—:=]|\.{{3,}})?\s*(?P<fulltimers>\d{{1,3}})\s*(?:FT|full[- ]?tim(?:e|ers?))\s*(?:\+|&|/|,|and|plus)+\s*
          (?P<parttimers>\d{{1,3}})\s*(?:PT|part[- ]?tim(?:e|ers?))\b
      | (?:\([^()]{{1,40}}\)\s*)?[x×]\s?(?P<times>{AMOUNT})\b
      | \(\s*(?P<several>{SO_MANY})\s?(?:[x×@]|at)\s?(?P<severalshare>0?\.\d+)\s*(?:FTE)?(?:\s*each)?\s*\)
      | [,.;(]?\s*(?:qty|quantity)\b\.?\s*[:=]?\s*(?P<quantity>{AMOUNT})(?![.,/]?\d)(?=\W|$)
      | \s*[,(–—-]\s*(?:one|1)\s+of\s+(?P<oneof>{SO_MANY})(?=\s*(?:[).,;](?!\d)|$|here\b))
      | \[\s*(?P<bracket>{SO_MANY})\s*\]
      | \(\s*(?:there(?:\s+are|'re)|we\s+have|all|currently|now|about)?\s*[x×]?\s*(?P<paren>{SO_MANY})\s*(?:[x×])?
          (?=\s*(?:\)|[;,](?!\d)|of\b|total|people|positions?\b|full|FTE\b))(?P<parenfte>\s*FTE)?
      | \(\s*(?P<share>0?\.\d+|\d/\d|[½¼¾])(?=\W)
      | \(\s*(?P<decimal>\d{{1,3}}\.\d+)\s*(?:FTE)?\s*\)
      | \s*(?:at|-|–|—|:|=|\.{{2,}}|…+)\s*(?P<atshare>0?\.\d+|\d/\d|[½¼¾])(?=[\s,;.)]|$)
      | ,\s*(?P<commashare>0?\.\d+|\d/\d|[½¼¾])(?=\s*(?:[;.)]|$|FTE|-?\s?time|each|(?:her|his|the)\s+other))
      | \(?,?\s*(?:at\s+)?(?P<percent>\d{{1,2}})\s?(?:%|percent\b|per\ cent\b)
      | (?:\([^)]{{0,40}}\)\s*)?\s*(?:[-–—:=…]|\.{{2,}}+)+\s*
          (?:(?:about|around|approx\.?|approximately|roughly|some|maybe|still|now|currently|only|just)\s+|~\s?)?(?P<dash>{AMOUNT})(?![.,:/%-]?\d)
          (?=\s*(?:[,;.()|+&]|\s[-–—]\s|$|\n|of\s+\d{{1,3}}\s+(?:are\s+)?filled|open\b|vacant\b|FTEs?\s*(?:[,;.)(]|$)|each\b|and\b|plus\b|full|part|this\s+(?:year|summer|semester|term|fall|spring)\b
            |(?:employees?|ours|in[- ]house|district|on\sstaff)\s*[+,&]))
      | \s*(?:[-–—:=…]|\.{{2,}}+)+\s*(?P<none>zero|none|nil|nobody|no\ one)(?=\s*(?:[,;.()|+&]|$|\n|at\b|right\b|yet\b))
      | \s+(?P<stated>\d{{0,3}}\.?\d+)\s*F\.?T\.?E\b\.?(?=\s*(?:[,;)|]|\.(?!\d)|$|\n|and\b|plus\b))
      | \s+(?:are|number|now\s+number)\s+(?:now\s+|about\s+)?(?P<are>{SO_MANY})(?=\s*(?:[,;.]|$|and\b|now\b|in\s+all))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""The number after a title: " (3)", " x2", " - 4", " ..... none", ", .5 FTE", " 2.0 FTE", " are three"."""
_ROW_NUMBER = re.compile(
    r"(?:\s*\([^)]{0,60}\)(?=\s{2}|\t|\s\d))?\s*(?:"
    r"[,:–—-]?\s*(?P<many>\d{1,2})\s?[x×@]\s?(?P<sharefte>0?\.\d+)(?=\s*(?:[,;()|]|$|\n|FTE|each))"
    r"|(?P<bareshare>0?\.\d+)(?=\s*(?:[,;()|]|$|\n|FTE))"
    rf"|(?:[,|/·]\s*)?(?P<bare>{AMOUNT})(?![.,/]?\d)"
    r"(?=\s*(?:[,;.()|]|\s[/·]\s|$|\n|FTE|not\b|filled\b|eliminated\b|contract))"
    rf"|(?:[,|/·:=]|[-–—]{{1,2}})\s*(?P<told>{SO_MANY})(?![.,/:%]?\d)(?!\s+(?:at|in|per|for)\s+(?:each|every|all)\b)"
    r"(?=\s*(?:[,;.()|]|\s[-–—/·]|$|\n|and\b|but\b|in\b|at\b|of\b)))",
    re.IGNORECASE,
)
"""The number that ends a row: "  4", " | 2", ", 2 x 0.8", ": three"."""
_NUMBERS = ("times", "quantity", "oneof", "bracket", "paren", "dash", "are", "bare", "told")
_FTE = re.compile(r"\s*F\.?T\.?E", re.IGNORECASE)


def staffing_after(text: str, at: int, ceiling: int, *, row: bool = False) -> Staffing | None:
    """Return what comes right after a title that ends at `at`, None for nothing; `row`: a bare number counts too."""
    window = text[at : min(ceiling, at + _WINDOW)]
    match = _AFTER.match(window)
    if match is None and row:
        match = _ROW_NUMBER.match(window)
    if match is None:
        return None
    group = match.groupdict()
    end = at + match.end()
    if group.get("none"):
        return Staffing(count=0, given=Given.NONE, start=at, end=end)
    if group.get("fulltimers"):
        heads = float(str(group["fulltimers"])) + float(str(group["parttimers"]))
        return Staffing(count=heads, given=Given.NUMBER, start=at, end=end)
    if several := group.get("many") or group.get("several"):
        heads, share = number_value(several), float(str(group.get("sharefte") or group.get("severalshare")))
        return Staffing(count=heads, fte=round(heads * share, 2), given=Given.NUMBER, start=at, end=end)
    part = next((group[name] for name in ("share", "atshare", "commashare", "bareshare") if group.get(name)), None)
    if part:
        return _full_time_equivalent(number_written(part) or 0, at, end)
    if group.get("percent"):
        return Staffing(count=1, fte=int(str(group["percent"])) / 100, given=Given.NUMBER, start=at, end=end)
    if group.get("stated"):
        return _full_time_equivalent(float(str(group["stated"])), at, end)
    if group.get("decimal"):
        return _full_time_equivalent(float(str(group["decimal"])), at, end)
    written = next(str(group[name]) for name in _NUMBERS if group.get(name))
    count = number_value(written)
    if "." in written or group.get("parenfte") or _FTE.match(window, match.end()):
        return _full_time_equivalent(count, at, end)
    return Staffing(count=count, given=Given.NUMBER if count else Given.NONE, start=at, end=end)


def _full_time_equivalent(value: float, at: int, end: int) -> Staffing:
    return Staffing(count=heads_of(value), fte=value, given=Given.NUMBER, start=at, end=end)
