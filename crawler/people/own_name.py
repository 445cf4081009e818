"""Own name: does a line hold the name of an author who is known, however short it is written?

"Ada Moss" signs as Ada, Ada M., A. Moss, A.M., Moss, Ms. Moss, ada moss, or Dr. Ada Moss, CETL.
"""

import re

from crawler.people.names import COURTESIES, LONGEST, split_head

_NICKNAME = re.compile(r"""["“(][^"“”()]{1,15}["”)]""")
_LOST = re.compile(r"[?\ufffd](?=\w)")
"""A letter inside a name that an archive in ASCII could not keep."""
_AROUND = " *_-–—~/,!\t"
MOST_WORDS = 5


def is_own_name(line: str, author: str) -> bool:
    """Return whether the line is a short or whole form of the author's name, maybe with credentials after a comma."""
    head, _ = split_head(_with_lost_letters(line.strip(_AROUND), author))
    written, known = _words(head), _words(author)
    if not written or not known or len(written) > MOST_WORDS:
        return False
    if len(written) == 1:
        return written[0] in {known[0], known[-1], "".join(known)} or _are_initials(head, known)
    return _share_a_half(written, known) or _letters(head) == _letters(author) or _are_initials(head, known)


def is_own_full_name(line: str, author: str) -> bool:
    """Return whether the line opens with first and last name of the author."""
    head, _ = split_head(_with_lost_letters(line.strip(_AROUND), author))
    written, known = _words(head), _words(author)
    return 1 < len(written) <= MOST_WORDS and len(known) > 1 and (written[0], written[-1]) == (known[0], known[-1])


def _with_lost_letters(line: str, author: str) -> str:
    """Return a line with the letters of the author's name that an archive in ASCII could not keep: "G?ran M?ss"."""
    if not _LOST.search(line):
        return line
    known = [word.casefold() for word in author.split()]
    return " ".join(next((own for own in known if _is_same(word, own)), word) for word in line.split())


def _is_same(written: str, known: str) -> bool:
    """Return whether a word is a name of which less than half the letters were lost."""
    folded = written.casefold()
    lost = sum(letter in "?\ufffd" for letter in folded)
    kept = sum(letter == own for letter, own in zip(folded, known, strict=False))
    return len(folded) == len(known) == lost + kept and lost < kept


def _words(name: str) -> list[str]:
    bare = _NICKNAME.sub(" ", name[:LONGEST].casefold())
    words = [word.strip(".,'’") for word in re.split(r"[\s_]+|(?<=\w\w)\.(?=\w\w)", bare)]
    return [word for word in words if word and word not in COURTESIES and word[0].isalpha()]


def _share_a_half(written: list[str], known: list[str]) -> bool:
    """Return whether last names are the same and first names begin alike, or the other way round."""
    if len(known) < 2 or written[0][0] != known[0][0] or written[-1][0] != known[-1][0]:
        return False
    return written[-1] == known[-1] or (written[0] == known[0] and len(written[-1]) == 1)


def _are_initials(head: str, known: list[str]) -> bool:
    """Return whether a line is the name's initials, capital or with full stops ("so" is a word, "S.O." is not)."""
    written = _letters(head)
    initials = "".join(word[0] for word in known)
    apart = head.isupper() or re.fullmatch(r"(?:\w\.\s?)+\w?", head) is not None
    return len(written) > 1 and apart and written in {initials, initials[0] + initials[-1], _hyphen_initials(known)}


def _hyphen_initials(known: list[str]) -> str:
    return "".join(piece[0] for word in known for piece in word.split("-") if piece)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
