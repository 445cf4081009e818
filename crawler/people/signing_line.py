"""Signing line: whether a line opens the signature of a text, by its words and its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.people.names import (
    NameLine,
    has_title_word,
    is_common_given_name,
    is_short_name,
    is_uncapitalised_name,
    parse_name_line,
    split_head,
)
from crawler.people.own_name import is_own_full_name, is_own_name
from crawler.people.signature_lines import (
    has_sentence_word,
    is_border,
    is_closing,
    is_place,
    is_sure_line,
    may_close,
    name_after_dash,
)
from crawler.people.signer import lone_name


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningLine:
    """A line that may open a signature which ends with the line `last`; some of its lines below are `sure` ones."""

    lines: Sequence[str]
    place: int
    last: int
    sure: bool

    @property
    def text(self) -> str:
        """Its words."""
        return self.lines[self.place].strip()

    @property
    def below(self) -> list[str]:
        """The filled lines of the signature below it."""
        return [line for line in self.lines[self.place + 1 : self.last + 1] if line.strip()]

    @property
    def name(self) -> NameLine | None:
        """What it reads as if it opens with a full name."""
        return parse_name_line(self.text)

    @property
    def is_full_name(self) -> bool:
        """Whether it opens with a person's full name, which no place has."""
        return self.name is not None and not is_place(self.text)

    @property
    def stands_at_close(self) -> bool:
        """Whether it heads a paragraph or is below a closing formula."""
        return opens_paragraph(self.lines, self.place) or follows_closing(self.lines, self.place)

    def is_of_a_roster(self) -> bool:
        """Return whether the line below also reads "Name, Title": then both are of a list of staff, not a signature."""
        if not (self.name and self.name.rest) or self.place >= self.last:
            return False
        colleague = parse_name_line(self.lines[self.place + 1])
        return colleague is not None and bool(colleague.rest) and has_title_word(colleague.rest)

    def opens_as_own_name(self, author: str) -> bool:
        """Return whether the author's own name opens a signature here: on a line that is apart from the text above."""
        if not stands_apart(self.lines, self.place):
            return False
        line = self.lines[self.place]
        _, rest = split_head(self.text)
        if is_own_full_name(line, author):
            return not has_sentence_word(rest)
        return is_own_name(line, author) and (not self.below or self.sure or _is_affiliation(self.below))

    def opens_as_full_name(self) -> bool:
        """Return whether a full name signs here: beside or above sure lines, or at the close."""
        if self.sure or (self.name and is_sure_line(self.name.rest)):
            return True
        return self.stands_at_close and (not self.below or _is_affiliation(self.below))

    def closes_as_first_name(self) -> bool:
        """Return whether a first name (or one with an initial) signs: after a formula or dash, or atop a paragraph."""
        line = self.text
        if not lone_name(line):
            return False
        if name_after_dash(line) or follows_closing(self.lines, self.place):
            return True
        one_word = len(line.split()) == 1 and len(line) > 1 and line[1:].islower()
        backed = not self.below or self.sure or (is_common_given_name(line) and _is_affiliation(self.below))
        return (
            self.place > 0
            and opens_paragraph(self.lines, self.place)
            and backed
            and ((one_word and (len(line) > 2 or is_common_given_name(line))) or is_short_name(line))
        )

    def closes_uncapitalised(self) -> bool:
        """Return whether a lower-case name signs here: after a formula, above sure lines, or a common first name."""
        head, rest = split_head(self.text)
        if not self.place or not is_uncapitalised_name(head) or (rest and not is_sure_line(rest)):
            return False
        if is_closing(_line_above(self.lines, self.place)):
            return not self.below or self.sure
        if not opens_paragraph(self.lines, self.place):
            return False
        return self.sure or bool(rest) or (not self.below and is_common_given_name(head.split()[0]))


def opens_paragraph(lines: Sequence[str], place: int) -> bool:
    """Return whether nothing, a blank line or a border is above a line."""
    return place == 0 or not lines[place - 1].strip() or is_border(lines[place - 1])


def follows_closing(lines: Sequence[str], place: int) -> bool:
    """Return whether a closing formula is above a line ("Best regards,")."""
    above = _line_above(lines, place).strip()
    if is_closing(above):
        return True
    last = all(not line.strip() or is_border(line) for line in lines[place + 1 :])
    return may_close(above) and (last or parse_name_line(lines[place]) is not None)


def stands_apart(lines: Sequence[str], place: int) -> bool:
    """Return whether nothing runs on from the line above: a gap, a formula, a sentence's end, or a dash."""
    if place == 0 or opens_paragraph(lines, place) or follows_closing(lines, place):
        return True
    return lines[place - 1].rstrip().endswith((".", "!", "?", ")", "…")) or name_after_dash(lines[place]) is not None


def _line_above(lines: Sequence[str], place: int) -> str:
    """Return the nearest filled line of the three above, "" where there is none."""
    return next((line for line in reversed(lines[max(0, place - 3) : place]) if line.strip()), "")


def _is_affiliation(below: Sequence[str]) -> bool:
    """Return whether one short line without a name may be where the person above it works."""
    return len(below) == 1 and len(below[0].split()) <= 6 and parse_name_line(below[0]) is None
