"""Progress: shown to a person at a terminal, to nobody else."""

import io

from kb.commands.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_count_that_goes_away_again() -> None:
    terminal = Terminal()
    progress = Progress("threads", terminal)

    progress.step()
    progress.done()

    assert terminal.getvalue() == "\r\x1b[K1 threads\r\x1b[K"


def test_a_file_sees_nothing() -> None:
    file = io.StringIO()
    progress = Progress("threads", file)

    progress.step()
    progress.done()

    assert file.getvalue() == ""
