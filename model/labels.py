"""Labels: what the encoder's heads tell of a token, and how wide each head is.

The heads, side by side in that layer's output, a row a token:

    tags          19   what the token is part of, as B-/I- of nine kinds, or O
    employment     7   of the position whose title the token belongs to
    former         2   whether the fact that the token belongs to is a former employer's
    counting       4   how a title's number is said: by a number (link), as one, not at all, otherwise
    advice         5   averaged over a sentence: none, or the kind
    count_*       64   a title's query against every token's key: which number is its count
"""

from extract.facts import AdviceKind, Employment

TAGGED = ("POSITION", "MENTION", "ORG", "ENROLL", "SITES", "TOTAL", "COUNT", "FTE", "GRADES")
LABELS = {
    "tags": ("O", *(f"{place}-{kind}" for kind in TAGGED for place in "BI")),
    "employment": tuple(one.value for one in Employment),
    "former": ("present", "former"),
    "counting": ("link", "one", "none", "other"),
    "advice": ("none", *(one.value for one in AdviceKind)),
}
LINK_WIDTH = 64
WIDTHS = {name: len(labels) for name, labels in LABELS.items()} | {"count_query": LINK_WIDTH, "count_key": LINK_WIDTH}
