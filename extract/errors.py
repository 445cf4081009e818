"""What can go wrong while extracting.

ExtractError                 source, problem, remedy; `str()` is the one sentence that a person sees
└── NotAPost                 a line of input is not a thread and not a bare post (line)
"""


class ExtractError(Exception):
    """A refusal that a person can act on: which input, what is wrong, what to do."""

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        super().__init__(source, problem, remedy)
        self.source = source
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.source}: {self.problem}; {self.remedy}"


class NotAPost(ExtractError):
    """A line of the input is neither a thread nor a bare post; `line` counts from 1."""

    def __init__(self, source: str, line: int, problem: str) -> None:
        super().__init__(
            f"{source}, line {line}",
            problem,
            'each line is a thread as `threadwise read` writes it, or {"id": …, "text": …}',
        )
        self.line = line
