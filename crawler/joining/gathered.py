"""What was read and may belong together: pages of threads and letters, gathered until every source is read."""

from collections.abc import Callable

from crawler.errors import CrawlerError
from crawler.joining.letters import Delivered
from crawler.joining.pages import ThreadPage

OnProblem = Callable[[CrawlerError], None]
Read = ThreadPage | tuple[Delivered, ...]
"""What a page or a file of mail gave."""


class Gathered:
    """Pages, letters, and the count of all that came of the sources: threads, pages, letters and problems."""

    def __init__(self, on_problem: OnProblem) -> None:
        self.pages: list[ThreadPage] = []
        self.letters: list[Delivered] = []
        self.found = 0
        self._on_problem = on_problem
        self._said: set[str] = set()

    def report(self, problem: CrawlerError) -> None:
        """Pass a problem on, once: a cut in an archive is met by its member and by itself."""
        self.found += 1
        if str(problem) not in self._said:
            self._said.add(str(problem))
            self._on_problem(problem)

    def add(self, read: Read) -> None:
        """Keep a page of a thread, or letters."""
        self.found += 1
        if isinstance(read, ThreadPage):
            self.pages.append(read)
        else:
            self.letters.extend(read)
