"""Reading, deciding and counting: what every process of a run does."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from bulkhead.replay.inputs import Input
from bulkhead.replay.judging import Judge
from bulkhead.replay.reading import Problem, read_events
from bulkhead.replay.tally import Tally

EVENTS_BETWEEN_LOOKS = 1_000


class MakesJudge(Protocol):
    """Makes the judge in a process; to be sent there, so it holds names and paths, no policies."""

    def __call__(self) -> Judge:
        """Make it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the run is; `events` counts those of finished inputs and of running ones."""

    events: int
    bytes_done: int
    bytes_in_all: int


@dataclass(frozen=True, slots=True)
class Run:
    """What came out of a run, and whether it was interrupted."""

    tally: Tally
    interrupted: bool


def count_events(
    inputs: Iterable[Input], judge: Judge, tally: Tally, look: Callable[[int], bool]
) -> None:
    """Read and decide some inputs until they end, or until a look says to stop.

    Args:
        inputs: what to read.
        judge: decides.
        tally: takes the counts.
        look: is called every 1,000 events with their number, and says whether to go on.
    """
    waiting = 0
    for each in inputs:
        for found in read_events(each):
            if isinstance(found, Problem):
                tally.add_problem(found)
            else:
                tally.add(found, judge.judge(found))
            waiting += 1
            if waiting == EVENTS_BETWEEN_LOOKS:
                waiting = 0
                if not look(EVENTS_BETWEEN_LOOKS):
                    return
    look(waiting)
