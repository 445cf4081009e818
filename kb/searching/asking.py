"""What a person typed into a search box, as the database can be asked for it.

Whatever is typed is words: FTS5's operators and quotation marks, and the wildcards of LIKE, have no meaning here. An
abbreviation stands for what it abbreviates, and the other way round (`kb.searching.abbreviations`).
"""

import re

from spacy.lang.en.stop_words import STOP_WORDS

from kb.searching.abbreviations import readings

MOST_WORDS = 32
MOST_CHARACTERS = 1_000
"""What was typed counts only so far: SQLite refuses patterns of 50,000 bytes."""

_BETWEEN_WORDS = "-(),:;?!/."
"""Characters of a name or a title that stand between words."""


def words(typed: str) -> tuple[str, ...]:
    """Return the words of what was typed, each once, at most `MOST_WORDS`; "1:1" and "co-op" stay together."""
    return tuple(dict.fromkeys(re.findall(r"\w+(?:[:'’./-]\w+)*", typed[:MOST_CHARACTERS].casefold())))[:MOST_WORDS]


def every_word(typed: str, *, unfinished: bool = False) -> str:
    """Return an FTS5 query that asks for all the words typed, an abbreviation or what it stands for in its place.

    It finds nothing where there are no words. The last word may be `unfinished`, and then begins what is found.
    """
    asked: list[str] = []
    for typed_form, *others in (parts := readings(words(typed))):
        said = [f'"{word}"' for word in typed_form]
        said[-1] += "*" if unfinished and len(asked) == len(parts) - 1 and len(typed_form[-1]) > 1 else ""
        forms = [" AND ".join(said), *(f'"{" ".join(form)}"' for form in others)]
        asked.append(forms[0] if len(forms) == 1 else "(" + " OR ".join(f"({form})" for form in forms) + ")")
    return " AND ".join(asked) or '""'


def any_word(typed: str) -> str:
    """Return an FTS5 query that asks for any of the words typed, "should" and "the" only where nothing else is, and for
    the other forms of abbreviations.
    """
    telling = [word for word in words(typed) if word not in STOP_WORDS]
    others = [" ".join(form) for forms in readings(words(typed)) if len(forms) > 1 for form in forms]
    return " OR ".join(f'"{each}"' for each in dict.fromkeys((*telling, *others)) or words(typed)) or '""'


def holding(column: str, typed: str) -> tuple[str, dict[str, str]]:
    """Return the condition that words of a column begin with every word typed, and its parameters.

    What a word abbreviates, or is abbreviated by, will do in its place, as whole words.
    """
    parameters: dict[str, str] = {}

    def is_like(pattern: str) -> str:
        name = f"word{len(parameters)}"
        parameters[name] = pattern
        return f"{spaced} like :{name} escape '\\'"

    spaced = f"' ' || {column} || ' '"
    for mark in _BETWEEN_WORDS:
        spaced = f"replace({spaced}, '{mark}', ' ')"
    conditions = []
    for form, *others in readings(words(typed)):
        as_typed = " and ".join(is_like(f"% {_bare(word)}%") for word in form)
        in_other_words = [is_like(f"% {_bare(' '.join(other))} %") for other in others]
        conditions.append("(" + " or ".join([f"({as_typed})", *in_other_words]) + ")")
    return "(" + (" and ".join(conditions) or "false") + ")", parameters


def escaped(words: str) -> str:
    """Return words as a pattern of LIKE that escapes by a backslash has them: without wildcards."""
    return re.sub(r"([\\%_])", r"\\\1", words)


def _bare(words: str) -> str:
    """Return words as the column has them, for a pattern of LIKE."""
    for mark in _BETWEEN_WORDS:
        words = words.replace(mark, " ")
    return escaped(words)
