"""Neighbours: where a weak sign counts because of what is around it.

Advice comes in runs: a maxim, a routine or an experience beside a plain advice gives its reason. And what opens a post
that asks nothing answers somebody.
"""

import re
from collections.abc import Sequence

from extract.advising.reading import weigh_signs
from extract.advising.signs import Signs

_ASKS = re.compile(
    r"^(?:how|what|who|which|where|when|why|do|does|did|has|have|is|are|can|could|would|should|any)\b.{12,}\?",
    re.IGNORECASE,
)
_ROUNDS = 2
"""How far a sure advice lends weight: to its neighbour, and that one to its own."""
_GREETINGS = 3
"""Sentences among which a post's first real one is looked for."""


def among_advice(sentences: Sequence[str], signs: Sequence[Signs | None]) -> list[bool]:
    """Return for each sentence of a post whether a weak sign of it counts."""
    opens = None if any(_ASKS.search(sentence) for sentence in sentences) else _first_said(sentences)
    sure = [bool(one and weigh_signs(one)) for one in signs]
    among: list[bool] = []
    for _ in range(_ROUNDS):
        among = [
            at == opens or any(sure[max(at - 1, 0) : at]) or any(sure[at + 1 : at + 2]) for at in range(len(sentences))
        ]
        sure = [
            known or bool(near and one and weigh_signs(one, among_advice=True))
            for known, near, one in zip(sure, among, signs, strict=True)
        ]
    return among


def _first_said(sentences: Sequence[str]) -> int:
    return next((at for at, sentence in enumerate(sentences[:_GREETINGS]) if len(sentence.split()) > 1), 0)
