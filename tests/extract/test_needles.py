"""Needles: what a pattern cannot match without, and that no match is passed over for the want of one."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies

from extract.advising.cues import cues, needled_cues
from extract.lazy_patterns import LazyPattern
from extract.needles import Needled, NeedledPattern, folded
from extract.pattern_files import filled_rows
from extract.required_literals import needles_of


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"\breports?\b", {"report"}),
        (r"\breports? to\b", {"report to", "reports to"}),
        (r"\b(?:bought|rented) from\b", {"bought from", "rented from"}),
        (r"(?<!if )\b[wh]e(?: also)? are\b", {"we are", "he are", "we also are", "he also are"}),
        (r"(?:our|we) \w+ are\b", {" are"}),
        (r"[a-z]we are|[^x]re", None),
        (r"(?:vacant|unfilled)$", {"vacant", "unfilled"}),
        (r"(?:the )+staff?", {"staf"}),
        (r"\w+ (?:at|in) \w+ told\b", {" told"}),
        (r"(?:our|we)\b", None),
        (r"\d+|vacant", None),
        (r"(?P<who>we|they)\x20own\.", {"we own.", "they own."}),
        (r"(?:gone|left){2,}|(?>quit)(?=, )", {"gone", "left", "quit"}),
        (r"(?:staff){0,2}|(?:staff)*+ or (?:staff){,2} on", None),
        (r"[(|)]open\)", {"(open)", "|open)", ")open)"}),
        (r"é?cole|(?i:Élan)\b", {"cole", "lan"}),
        (r"(we )?are(?(1)|away) here", {" here"}),
        (r"(?P<one>\w)(?P=one) all\0", {" all"}),
    ],
)
def test_a_pattern_tells_its_needles(pattern: str, needles: set[str] | None) -> None:
    assert needles_of(pattern, re.IGNORECASE) == needles


@pytest.mark.parametrize("text", ["VACANT since May", "still vacant", "\u017ftaff of \u017fix", "12 of us"])
def test_what_matches_is_never_passed_over(text: str) -> None:
    patterns = [LazyPattern(one, re.IGNORECASE) for one in (r"vacant", r"staff", r"\d+ of", r"si[xs]", r"s(?:ix|even)")]
    tried = list(Needled(patterns, patterns).that_may_match(text))
    assert [one for one in tried if one.search(text)] == [one for one in patterns if one.search(text)]


@given(strategies.data())
@settings(deadline=None)
def test_whatever_a_shipped_pattern_matches_holds_one_of_its_needles(data: strategies.DataObject) -> None:
    name = data.draw(strategies.sampled_from(["advice_cues", "nonfactual", "reporting", "sales", "scope_cues"]))
    pattern = data.draw(strategies.sampled_from([row["pattern"] for row in filled_rows(name)]))
    text = data.draw(strategies.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True))
    needles = needles_of(pattern, re.IGNORECASE)
    assert needles is None or any(needle in folded(text) for needle in needles)


def test_what_cannot_match_is_passed_over() -> None:
    patterns = [LazyPattern(one) for one in (r"vacant", r"staff")]
    assert list(Needled(patterns, patterns).that_may_match("Two staff left.")) == patterns[1:]


def test_no_shipped_cue_is_passed_over_where_it_matches() -> None:
    lines = (Path(__file__).parent / "advice_cases.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    matching = [(cue.id, text) for text in texts for cue in cues() if cue.pattern.search(text)]
    tried = {(cue.id, text) for text in texts for cue in needled_cues().that_may_match(text)}
    assert len(matching) > len(texts)
    assert [one for one in matching if one not in tried] == []


@pytest.mark.parametrize("text", ["Two posts are vacant.", "VACANT: two posts", "No post is open."])
def test_a_needled_pattern_finds_what_the_plain_one_finds(text: str) -> None:
    plain, needled = re.compile(r"\bvacant\b", re.IGNORECASE), NeedledPattern(r"\bvacant\b", re.IGNORECASE)
    for start, end in [(0, len(text)), (3, len(text)), (0, 8), (len(text) - 7, len(text))]:
        assert str(needled.search(text, start, end)) == str(plain.search(text, start, end))
        assert str(needled.match(text, start, end)) == str(plain.match(text, start, end))
        assert list(map(str, needled.finditer(text, start, end))) == list(map(str, plain.finditer(text, start, end)))


def test_a_pattern_without_needles_is_refused() -> None:
    with pytest.raises(ValueError, match="no needles can be told"):
        NeedledPattern(r"\d+\s(?:us|them)")
