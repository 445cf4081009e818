"""Company: everybody whom a post's reporting sentences can mean, a party among them, and a link between two."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from extract.author.titles import AuthorTitle
from extract.reporting.ranks import rank
from extract.titles.roles import expand_title, is_leader
from extract.titles.same_title import distance, fullest
from extract.titles.title import Title

_DEPUTY = re.compile(r"\b(?:asst|assistant|assoc|associate|deputy|dep|vice)\b", re.IGNORECASE)
"""What makes a title that of somebody below the bearer of the rest of it."""
_FIRST = re.compile(r"(?:lead|head|chief)\b", re.IGNORECASE)
"""How the title of the first among several begins."""
_LED = re.compile(r"\b(?:director|manager|head|supervisor|coordinator|chief|lead)\b", re.IGNORECASE)
_SMALL = frozenset({"of", "for", "the", "and", "&"})
FIELD = re.compile(r",(?: (?:[A-Z][\w&-]*|and|&))+\s*$", re.MULTILINE)
"""The field after a comma with which a cell or a line ends ("Asst. Superintendent, Business Services")."""
_GRADE = re.compile(r"\s+(?:I{1,3}|IV|V|[1-5]|[A-C])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A title, in the singular, that takes part in a reporting line, with its mention where the text has one."""

    title: str
    mention: Title | None = None
    rest: bool = False
    """Meant only as one of "the rest" or "everyone else": whoever reports to somebody else is not."""

    @property
    def outsider(self) -> bool:
        """Whether the text names somebody of no technology department."""
        return self.mention is not None and self.mention.outsider


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Who reports to whom, as the text says or draws it at characters `start` to `end`."""

    subordinate: Party
    superior: Party
    start: int
    end: int

    @property
    def is_loop(self) -> bool:
        """Whether both ends are one title, in two forms; two grades of a job are two."""
        grades = {grade.group() for one in (self.subordinate, self.superior) if (grade := _GRADE.search(one.title))}
        return len(grades) < 2 and sorted(expand_title(self.subordinate.title)) == sorted(
            expand_title(self.superior.title)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Everybody that a reporting sentence can mean: the text's titles, the roster's, the author, first names.

    `counts` says how many people hold a title of the roster, where the post does, `bought` which of them is a service.
    `asked` are the titles of questions and of other people's words, which "ours" can take up.
    """

    text: str
    titles: Sequence[Title]
    roster: Sequence[str]
    longer: Sequence[str]
    author: AuthorTitle | None
    names: dict[str, str]
    counts: Mapping[str, float]
    bought: Set[str]
    asked: Sequence[Title]

    def resolved(self, title: Title) -> Party:
        """Return the party of a mention under the fullest form of its title; "techs" are not the one lead tech."""
        full = self.fullest(title.singular)
        first = title.plural and _FIRST.match(full) and not _FIRST.match(title.singular)
        return Party(title=title.singular if first and self.counts.get(full, 0) <= 1 else full, mention=title)

    def written_out(self, title: Title, end: int) -> Party:
        """Return the party of a mention in a drawing, with the field that its cell or line ends in after a comma.

        One that the text's titles do not know, since they go on in the next cell, stands for itself.
        """
        known = title in self.between(title.start, title.end)
        field = FIELD.match(self.text, title.end, end) if title.outsider or not known else None
        written = self.text[title.start : field.end()].strip() if field else title.singular
        return self.resolved(title) if known and not field else Party(title=written, mention=title)

    def fullest(self, title: str) -> str:
        """Return the roster's fullest form of a title, or the title itself."""
        found = fullest(title, self.roster) or fullest(title, self.longer)
        if found is not None and _DEPUTY.search(found) and not _DEPUTY.search(title):
            found = None  # "the CIO" beside a Deputy CIO is another
        return found or self.of_initials(title) or title

    def called(self, name: str) -> Party | None:
        """Return whom the post calls by a name."""
        title = self.names.get(name)
        return None if title is None else Party(title=fullest(title, self.roster) or title)

    def of_initials(self, letters: str) -> str | None:
        """Return the one title whose capitals begin with the letters ("MD" for the Managing Director of Technology)."""
        if not 2 <= len(letters) <= 5 or not letters.isupper():
            return None
        fits = [
            title
            for title in dict.fromkeys((*self.roster, *self.longer))
            if " " in title
            and ("".join(re.findall(r"\b[A-Z]", title)).startswith(letters) or letters in _initials(title))
        ]
        return fits[0] if len(fits) == 1 else None

    def unknown(self, title: Title) -> bool:
        """Return whether no title of the roster is meant by a mention."""
        return fullest(title.singular, self.roster) is None

    def head(self) -> str | None:
        """Return the head of the department: the first leader of the roster, else its first position."""
        return next(filter(is_leader, self.roster), self.roster[0] if self.roster else None)

    def head_of_field(self, field: str) -> str | None:
        """Return the one title of the department that leads a field ("Network Services" for its Director)."""
        led = [
            title
            for title in dict.fromkeys((*self.roster, *self.longer))
            if _LED.search(title) and title.endswith((f" of {field}", f", {field}"))
        ]
        return led[0] if len(led) == 1 else None

    def all_of(self, title: Title) -> tuple[Party, ...]:
        """Return every roster title that a short form covers ("each Sr. Manager"), () where it means one alone."""
        if title.singular in self.roster:
            return ()
        graded = [one for one in self.roster if _GRADE.sub("", one).lower() == title.singular.lower()]
        if len(graded) > 1:
            return tuple(Party(title=one) for one in graded)
        far = [(distance(title.singular, one), one) for one in (*self.roster, *self.longer)]
        fits = dict.fromkeys(one for extra, one in far if extra is not None and extra > 1)
        return tuple(Party(title=one) for one in fits) if len(fits) > 1 else ()

    def everybody(self, *, rest: bool) -> tuple[Party, ...]:
        """Return the roster's own people; `rest`: as those who are left over."""
        return tuple(Party(title=title, rest=rest) for title in self.roster if title not in self.bought)

    def of_number(self, number: float) -> tuple[Party, ...]:
        """Return whom "all four" or "the seven" counts: the one title held by so many, or everybody but the author.

        Where the numbers do not fit, nobody.
        """
        held = [title for title, count in self.counts.items() if count == number]
        if len(held) == 1:
            return (Party(title=held[0]),)
        own = self.own_titles()
        others = [title for title in self.counts if title.lower() not in own]
        fits = len(others) > 1 and sum(self.counts[title] for title in others) == number
        return tuple(Party(title=title) for title in others) if fits else ()

    def myself(self) -> tuple[Party, ...]:
        """Return the author as a party, if the author has a title."""
        if self.author is None:
            return ()
        title = self.fullest(self.author.title)
        return (Party(title=title if len(title.split()) >= len(self.author.title.split()) else self.author.title),)

    def own_titles(self) -> set[str]:
        """Return the author's title in lower case, as the one member of a set; an empty one where they have none."""
        return {party.title.lower() for party in self.myself()}

    def knows(self, party: Party) -> bool:
        """Return whether the text names a party by a title, or means the author."""
        return party.mention is not None or party in self.myself()

    def is_post(self, party: Party) -> bool:
        """Return whether a party is known, or their title says a rank: no department, thing or joke."""
        return self.knows(party) or rank(party.title) is not None

    def us(self) -> tuple[Party, ...]:
        """Return whom "we" means: a head speaks for the department in person, somebody else for everyone in it."""
        mine, own = self.myself(), self.own_titles()
        leads = any(is_leader(party.title) or _LED.search(party.title) for party in mine)
        return mine if leads else (*mine, *(one for one in self.everybody(rest=False) if one.title.lower() not in own))

    def is_in_title(self, at: int) -> bool:
        """Return whether a character belongs to a title: the "lead" of "the help desk lead both report" is no verb."""
        before = bisect_right(self.titles, at, key=lambda one: one.start)
        return before > 0 and at < self.titles[before - 1].end

    def between(self, start: int, end: int) -> list[Title]:
        """Return the titles that lie between two offsets."""
        low = bisect_left(self.titles, start, key=lambda one: one.start)
        high = bisect_right(self.titles, end, key=lambda one: one.end)
        return list(self.titles[low:high])


def _initials(title: str) -> set[str]:
    """Return a title's initials in capitals, however it is written ("ANM", "DON"), with its small words and without."""
    words = title.split()
    return {"".join(word[0] for word in some).upper() for some in (words, [one for one in words if one not in _SMALL])}
