"""Arrows: the signs with which a post draws one."""

import re

ARROW_HEAD = re.compile(r"[>→⇒›»←⇐👉➡➔➜⟶]|<[-=]|(?<=[^\W\d_]\s)<(?=\s[^\W\d_])")
"""What is in every arrow, and in nothing else."""


def has_arrows(words: str) -> bool:
    """Return whether the words hold an arrow."""
    return ARROW_HEAD.search(words) is not None
