"""A run over several processes.

They are started afresh, not forked, and make the guardrails ready themselves: compiled policies
cannot be sent from one process to another.
"""

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from multiprocessing.synchronize import Event as Flag
from typing import Any

from bulkhead.replay.counting import MakesJudge, Progress, Run, count_events
from bulkhead.replay.inputs import Input
from bulkhead.replay.splitting import PART_BYTES
from bulkhead.replay.tally import Tally

WAITING_PER_PROCESS = 2
SECONDS_BETWEEN_LOOKS = 0.2


class Pool:
    """Processes, the batches that they have, and what came out of those that are done."""

    def __init__(
        self,
        inputs: list[Input],
        make_judge: MakesJudge,
        processes: int,
        show: Callable[[Progress], None],
    ) -> None:
        context = get_context("spawn")
        self._stop = context.Event()
        self._counter = context.Value("q", 0)
        self._pool = ProcessPoolExecutor(
            processes,
            mp_context=context,
            initializer=_begin,
            initargs=(make_judge, self._stop, self._counter),
        )
        self._batches = batches(inputs)
        self._in_all = sum(each.size_bytes for each in inputs)
        self._most = processes * WAITING_PER_PROCESS
        self._show = show
        self._tally = Tally()
        self._done = 0
        self._running: dict[Future[Tally], int] = {}

    def run(self) -> Run:
        """Work until everything is read or somebody interrupts."""
        interrupted = False
        with self._pool:
            try:
                while self._fill():
                    self._take(SECONDS_BETWEEN_LOOKS)
            except KeyboardInterrupt:
                interrupted = True
                self._stop.set()
                self._pool.shutdown(wait=False, cancel_futures=True)
                self._take_rest()
        return Run(self._tally, interrupted)

    def _fill(self) -> bool:
        """Hand out batches, few at a time; say whether any is being worked on."""
        while len(self._running) < self._most:
            batch = next(self._batches, None)
            if batch is None:
                break
            future = self._pool.submit(_work, batch)
            self._running[future] = sum(each.size_bytes for each in batch)
        return bool(self._running)

    def _take(self, seconds: float) -> None:
        self._collect(seconds)
        self._show(Progress(self._counter.value, self._done, self._in_all))

    def _collect(self, seconds: float | None) -> None:
        done, _ = wait(self._running, seconds, FIRST_COMPLETED)
        for future in done:
            self._done += self._running.pop(future)
            self._tally.add_tally(future.result())

    def _take_rest(self) -> None:
        for future in list(self._running):
            if future.cancelled():
                del self._running[future]
        while self._running:
            self._collect(None)


def batches(inputs: Iterable[Input]) -> Iterator[list[Input]]:
    """Put small inputs together, so that handing them out costs little."""
    batch: list[Input] = []
    size = 0
    for each in inputs:
        batch.append(each)
        size += each.size_bytes
        if size >= PART_BYTES // 4:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


_PROCESS: dict[str, Any] = {}
"""What a process of the pool has made ready; nothing in any other process."""


def _begin(make_judge: MakesJudge, stop: Flag, counter: Any) -> None:  # noqa: ANN401 - ctypes
    """Make a process ready; a terminal's Ctrl-C is the first process's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _PROCESS.update(judge=make_judge(), stop=stop, counter=counter)


def _work(batch: list[Input]) -> Tally:
    tally = Tally()
    count_events(batch, _PROCESS["judge"], tally, _look)
    return tally


def _look(events: int) -> bool:
    counter = _PROCESS["counter"]
    with counter.get_lock():
        counter.value += events
    return not _PROCESS["stop"].is_set()
