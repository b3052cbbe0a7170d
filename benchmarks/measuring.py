"""Time two sides of a comparison in turn, and say how they compare."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from typing import Any, NamedTuple

Work = Callable[[], Any]
Clock = Callable[[], float]


class Row(NamedTuple):
    """One line of the table; a figure is a ratio, and is to be at most the goal."""

    name: str
    compared: str
    least: float
    median: float
    goal: float | None

    @property
    def met(self) -> bool:
        """Tell whether the goal is met by the quickest rounds, which nothing else disturbed."""
        return self.goal is None or self.least <= self.goal


def timed(work: Work, clock: Clock = time.perf_counter) -> float:
    """Return the seconds that some work takes, the garbage collector held off.

    Work that stays in this process is best timed by `time.process_time`: what else the machine
    does meanwhile would lengthen the longer of two works more often than the shorter.
    """
    gc.collect()
    gc.disable()
    try:
        start = clock()
        work()
        return clock() - start
    finally:
        gc.enable()


def take_turns(
    ours: Work, theirs: Work, rounds: int, clock: Clock = time.perf_counter
) -> tuple[float, float]:
    """Return how many times as long our side takes: by the quickest rounds, and the middle ones.

    Both sides run once before, so that caches are filled and neither pays for them.
    """
    ours()
    theirs()
    our_times, their_times = [], []
    for _ in range(rounds):
        our_times.append(timed(ours, clock))
        their_times.append(timed(theirs, clock))
    return (
        min(our_times) / min(their_times),
        statistics.median(our_times) / statistics.median(their_times),
    )
