"""What can go wrong while extracting.

ExtractError                 source, problem, remedy; `str()` is the one sentence that a person sees
└── NotAPost                 a line of input is not a thread and not a bare post (line)
"""

from crawler.items import Refusal


class ExtractError(Refusal):
    """What refuses while extracting."""


class NotAPost(ExtractError):
    """A line of the input is neither a thread nor a bare post; `line` counts from 1."""

    def __init__(self, source: str, line: int, problem: str) -> None:
        super().__init__(
            f"{source}, line {line}",
            problem,
            'each line is a thread as `threadwise read` writes it, or {"id": …, "text": …}',
        )
        self.line = line
