"""Reads one HyperKitty with Threadwise, forum-dl 0.3.0 and perceval 1.6.1, and compares what each brings and costs.

The archive is a real HyperKitty on loopback, filled with mails of people who do not exist. Each reader reads its list
twice: as it is, and through a proxy that answers 503 (5 %) and 429 with Retry-After, resets (2 %), comes late, breaks
off, sends one thread round in circles and closes another by robots.txt. The other two readers are installed into
throw-away environments. Prints a table and a line of JSON; exit status 1 where Threadwise misses what it promises.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

from crawl_readers import ForumDl, Found, Perceval, Reader, Threadwise, environment_of, install
from faulty_proxy import Fault, FaultyProxy, Plan, faulty_proxy
from hyperkitty_board import Archive, Mail, running_archive, thread_path
from mails import OPENING, mails_of

LONGEST_SECONDS = 600
MOST_REQUESTS_A_POST = 0.1
QUIET_LISTS = tuple(f"quiet-{number}@lists.example.org" for number in range(12))
"""Lists without mails: forum-dl fails where the archive's front page has no second page."""
CALM = 5
"""The first requests go well, so that every reader gets to work."""
ROUND = 100
BUSY, RESET, STALL, CUT, FLOODS = 5, 2, 2, 2, 1
"""Faults among a round of requests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a reader brought, and what it cost."""

    reader: str
    faults: bool
    status: int | None
    posts: int
    of: int
    open: int
    author: int
    moment: int
    zone: int
    requests: int
    requests_per_post: float
    seconds: float
    too_early: int
    forbidden: int
    in_loop: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=60)
    parser.add_argument("--messages", type=int, default=12, help="messages a thread")
    parser.add_argument("--no-faults", action="store_true", help="leave the readings through the proxy's faults out")
    parser.add_argument("--only", action="append", metavar="NAME", help="readers whose name starts so; can be repeated")
    options = parser.parse_args()
    mails = list(mails_of([options.messages] * options.threads))
    readers: list[Reader] = [Threadwise(), ForumDl(), Perceval(OPENING - timedelta(days=1))]
    plans = [None] if options.no_faults else [None, plan_of(mails)]
    results = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with running_archive(_made(folder / "archive"), mails, other_lists=QUIET_LISTS) as archive:
            for reader in readers:
                if reader.name.startswith(tuple(options.only or ("",))):
                    results += measured(reader, archive, mails, plans, _made(folder / reader.name))
    print(f"{len(mails):,} mails in {options.threads:,} threads\n")
    show(results)
    kept = keeps_its_word(results)
    print(json.dumps([asdict(result) for result in results]))
    sys.exit(0 if kept else 1)


def plan_of(mails: Sequence[Mail]) -> Plan:
    """Return the faults of the second reading: what goes wrong, which thread is closed, and which leads to itself."""
    faults = [*[Fault.BUSY] * BUSY, *[Fault.RESET] * RESET, *[Fault.STALL] * STALL, *[Fault.CUT] * CUT]
    roots = [mail for mail in mails if mail.answers is None]
    return Plan(
        seed=6,
        round_length=ROUND,
        calm=CALM,
        faults=(*faults, *[Fault.FLOOD] * FLOODS),
        closed=(thread_path(roots[len(roots) // 3]),),
        loops=(thread_path(roots[len(roots) // 2]),),
    )


def measured(
    reader: Reader, archive: Archive, mails: Sequence[Mail], plans: Sequence[Plan | None], folder: Path
) -> Iterator[Result]:
    """Yield what a reader brings and costs with each plan of faults; nothing where the reader cannot be had."""
    binaries = install(reader, folder)
    if binaries is None:
        return
    for plan in plans:
        into = _made(folder / ("through faults" if plan else "plain"))
        if plan is None:
            before = len(archive.requests())
            status, seconds = _run(reader, reader.commands(binaries, archive.list_address, into))
            asked = archive.requests()[before:]
            yield _result(reader, mails, into, status=status, seconds=seconds, requests=len(asked))
        else:
            with faulty_proxy(archive.origin, plan) as proxy:
                address = archive.list_address.replace(archive.origin, proxy.address)
                status, seconds = _run(reader, reader.commands(binaries, address, into))
            yield _result(reader, mails, into, status=status, seconds=seconds, requests=len(proxy.asked()), proxy=proxy)


def _run(reader: Reader, commands: Sequence[Sequence[str]]) -> tuple[int | None, float]:
    """Run the commands of a reading; return the exit status of the first (None: it took too long) and the seconds."""
    start = time.perf_counter()
    statuses: list[int | None] = []
    for command in commands:
        try:
            done = subprocess.run(
                command, env=environment_of(reader), capture_output=True, check=False, timeout=LONGEST_SECONDS
            )
            statuses.append(done.returncode)
        except subprocess.TimeoutExpired:
            statuses.append(None)
    return statuses[0], time.perf_counter() - start


def _result(
    reader: Reader,
    mails: Sequence[Mail],
    folder: Path,
    *,
    status: int | None,
    seconds: float,
    requests: int,
    proxy: FaultyProxy | None = None,
) -> Result:
    put_in = {mail.message_id: mail for mail in mails}
    found = {post.message_id: post for post in reader.found(folder) if post.message_id in put_in}
    pairs = [(post, put_in[key]) for key, post in found.items()]
    asked = proxy.asked() if proxy else []
    return Result(
        reader=reader.name,
        faults=proxy is not None,
        status=status,
        posts=len(found),
        of=len(mails),
        open=sum(not (proxy and thread_path(put_in[mail.root]).startswith(proxy.plan.closed)) for mail in mails),
        author=sum(post.author == mail.author for post, mail in pairs),
        moment=sum(_is_right_moment(post, mail) for post, mail in pairs),
        zone=sum(_has_right_zone(post, mail) for post, mail in pairs),
        requests=requests,
        requests_per_post=round(requests / max(len(found), 1), 3),
        seconds=round(seconds, 1),
        too_early=len(proxy.early_requests()) if proxy else 0,
        forbidden=sum(path.startswith(proxy.plan.closed) for path in asked) if proxy else 0,
        in_loop=sum(path.startswith(proxy.plan.loops) for path in asked) if proxy else 0,
    )


def _is_right_moment(post: Found, mail: Mail) -> bool:
    """Return whether the moment is right to the minute, in the writer's own time where it has no zone."""
    if post.posted is None:
        return False
    if post.posted.tzinfo is None:
        return post.posted.replace(second=0) == mail.posted.replace(second=0, tzinfo=None)
    return post.posted.replace(second=0) == mail.posted.replace(second=0)


def _has_right_zone(post: Found, mail: Mail) -> bool:
    return post.posted is not None and post.posted.utcoffset() == mail.posted.utcoffset()


def show(results: Sequence[Result]) -> None:
    """Print the table: as it is first, through faults below."""
    print(
        f"{'reader':<16}  {'board':<14}  {'status':>6}  {'posts':>7}  {'author':>6}  {'moment':>6}  {'zone':>6}  "
        f"{'requests':>8}  {'a post':>6}  {'seconds':>7}  {'too early':>9}  {'forbidden':>9}  {'in the loop':>11}"
    )
    for each in sorted(results, key=lambda result: result.faults):
        print(
            f"{each.reader:<16}  {'through faults' if each.faults else 'as it is':<14}  {_said(each.status):>6}  "
            f"{each.posts:>7,}  {each.author / each.of:>6.1%}  {each.moment / each.of:>6.1%}  "
            f"{each.zone / each.of:>6.1%}  {each.requests:>8,}  {each.requests_per_post:>6.3f}  {each.seconds:>7.1f}  "
            f"{each.too_early:>9,}  {each.forbidden:>9,}  {each.in_loop:>11,}"
        )


def _said(status: int | None) -> str:
    return "none" if status is None else str(status)


def keeps_its_word(results: Sequence[Result]) -> bool:
    """Return whether Threadwise brought all it must, with few requests, no slower than forum-dl; say what it missed."""
    ours = {result.faults: result for result in results if result.reader == Threadwise.name}
    missed = []
    if plain := ours.get(False):
        rivals = [result.seconds for result in results if not result.faults and result.reader == ForumDl.name]
        if not plain.of == plain.posts == plain.author == plain.moment == plain.zone:
            missed.append("every post, with author, moment and zone")
        if plain.requests_per_post > MOST_REQUESTS_A_POST:
            missed.append(f"at most {MOST_REQUESTS_A_POST} requests a post")
        if rivals and plain.seconds > rivals[0]:
            missed.append("as fast as forum-dl")
    if troubled := ours.get(True):
        missed += ["everything that is open, through faults"] * (troubled.posts != troubled.open)
        missed += ["every wait, through faults"] * bool(troubled.too_early)
        missed += ["what robots.txt forbids, through faults"] * bool(troubled.forbidden)
    for each in missed:
        print(f"missed: {each}")
    return not missed


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    main()
