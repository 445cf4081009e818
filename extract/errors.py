"""What can go wrong while extracting.

ExtractError                 source, problem, remedy; `str()` is the one sentence that a person sees
├── NotAPost                 a line of input is not a thread and not a bare post (line)
├── ClusterUnreachable       no Dask cluster answers at the address, or Dask is not installed
├── WorkersDied              processes or machines that extracted died again and again
└── WeightsDamaged           the encoder's weights are not the ones that were shipped (path)
"""

from pathlib import Path

from crawler.items import Refusal


class ExtractError(Refusal):
    """What refuses while extracting."""


class NotAPost(ExtractError):
    """A line of the input is neither a thread nor a bare post; `line` counts from 1."""

    def __init__(self, source: str, line: int, problem: str) -> None:
        super().__init__(
            f"{source}, line {line}",
            problem,
            'each line is {"id": …, "text": …}, or a thread as `threadwise read` writes it: run that on pages first',
        )
        self.line = line


class ClusterUnreachable(ExtractError):
    """There is no cluster to extract on."""


class WorkersDied(ExtractError):
    """The workers that extracted died, and others in their place died as well."""

    def __init__(self) -> None:
        super().__init__("the extraction", "its workers died", "look whether memory ran out, and run it again")


class WeightsDamaged(ExtractError):
    """A file of weights does not have the digest that its description tells."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), "it is not the file that was shipped", "install Threadwise again")
