"""Running other people's programs beside a test: a command to its end, a server until the test is done with it."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

START_SECONDS = 60


def run(command: Sequence[str | Path], directory: Path, environment: Mapping[str, str]) -> None:
    """Run a command to its end; raises RuntimeError with all that it said where it fails."""
    done = subprocess.run(command, cwd=directory, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stdout}{done.stderr}")


def free_port() -> int:
    """Return a port of loopback at which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    command: Sequence[str | Path], address: str, *, directory: Path, environment: Mapping[str, str], log: Path
) -> Iterator[None]:
    """Run a server whose output goes to `log`, from when it answers at `address` to the end of the block."""
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=directory, env=environment, stdout=output, stderr=output)
    try:
        _wait_for(address, server, log)
        yield
    finally:
        server.terminate()
        server.wait(timeout=START_SECONDS)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{address} does not answer:\n{log.read_text('utf-8', 'replace')}")
