"""Whether time grows with the size of what is worked on or with its square: no test says how many seconds it may take.

What holds up a build is what takes time without measure. How fast a machine is, and what else it does, is another
matter: so a work is compared with the same work over an eighth of its size, in one process.
"""

import gc
import math
import signal
import time
from collections.abc import Callable
from functools import partial
from types import FrameType

TIMES = 8
"""How much larger the larger work is."""
GENEROUS = 22.0
"""Times as long over so much more: what is linear takes some 8, what is quadratic 64."""
AT_ONCE = 0.002
"""Seconds of a thread that are too few to compare."""
TOO_LONG = 20.0
"""Seconds of a thread after which the smaller work is ended: what is exponential has to end some time."""
ROUNDS = 5


class _TooLong(BaseException):
    """A work is ended; what handles errors shall not take it for one."""


def seconds(work: Callable[[], object], most: float) -> float:
    """Return how long this thread works, infinity where that takes more than so many seconds.

    No garbage is collected meanwhile, as that takes time by all that the process holds.
    """

    def stop(_: int, __: FrameType | None) -> None:
        raise _TooLong

    collecting = gc.isenabled()
    gc.disable()
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    started = time.thread_time()
    try:
        work()
        return time.thread_time() - started
    except _TooLong:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        if collecting:
            gc.enable()


def grows_linearly(work: Callable[[int], object], size: int) -> bool:
    """Return whether a work of a size takes about eight times as long as one of an eighth of that size.

    What is over at once does. What seems to grow faster is measured anew, and the best of each counts: what starts for
    the first time and other processes only add to a time. No size is measured twice, as something may be known of it.
    Choose a size over which what is linear takes a tenth of a second, so that a square would show.
    """
    few = many = math.inf
    for small in range(size // TIMES, size // TIMES + 2 * ROUNDS, 2):
        few = min(few, *(seconds(partial(work, one), TOO_LONG) for one in (small, small + 1)))
        if few == math.inf:
            return False
        many = min(many, seconds(partial(work, TIMES * small), 0.5 + 2 * GENEROUS * few))
        if many < max(AT_ONCE, GENEROUS * few):
            return True
    return False
