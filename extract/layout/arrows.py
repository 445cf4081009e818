"""Arrows: the signs with which a post draws one."""

import re

ARROW_HEAD = re.compile(r"[>→⇒›»←⇐👉➡➔➜⟶]|<[-=]|(?<=[^\W\d_]\s)<(?=\s[^\W\d_])")
"""What stands in every arrow, and in nothing else."""


def has_arrows(words: str) -> bool:
    """Tell whether the words hold an arrow."""
    return ARROW_HEAD.search(words) is not None
