"""The whole run: everything read and counted, or as much of it as there was time for."""

from collections.abc import Callable
from functools import partial

from bulkhead.replay.counting import MakesJudge, Progress, Run, count_events
from bulkhead.replay.inputs import Input
from bulkhead.replay.judging import Judge
from bulkhead.replay.pool import Pool
from bulkhead.replay.tally import Tally

SMALL_BYTES = 4 << 20
"""Less than this is read by the process itself: another one takes longer to start."""


def run(
    inputs: list[Input],
    make_judge: MakesJudge,
    processes: int,
    show: Callable[[Progress], None],
) -> Run:
    """Read and decide everything.

    Args:
        inputs: what to read.
        make_judge: makes the judge, here or in each process.
        processes: how many to use at most.
        show: is told now and then how far it is.
    """
    if processes == 1 or sum(each.size_bytes for each in inputs) <= SMALL_BYTES:
        return _here(inputs, make_judge(), show)
    return Pool(inputs, make_judge, processes, show).run()


def _here(inputs: list[Input], judge: Judge, show: Callable[[Progress], None]) -> Run:
    tally, in_all = Tally(), sum(each.size_bytes for each in inputs)
    done = 0
    try:
        for each in inputs:
            look = partial(_shown, show, tally, done, in_all)
            count_events([each], judge, tally, look)
            done += each.size_bytes
    except KeyboardInterrupt:
        return Run(tally, interrupted=True)
    return Run(tally, interrupted=False)


def _shown(
    show: Callable[[Progress], None], tally: Tally, done: int, in_all: int, _events: int
) -> bool:
    show(Progress(tally.events, done, in_all))
    return True
