"""So many stacks at a time, stage after stage, until one fails or a person says stop."""

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from bulkhead.fleet.order import Stage

Outcome = Literal["done", "unchanged", "failed", "waits", "not run"]
STOPPED = "stopped"


@dataclass(frozen=True, kw_only=True)
class Result:
    """What became of one stack.

    Attributes:
        stack: Its name.
        stage: The stage that it was in.
        outcome: `unchanged` needed no run; `waits` could not run yet; `not run` is behind a failed
            stage, or behind the word to stop.
        words: What was done, or why it was not.
        seconds: How long it took.
    """

    stack: str
    stage: str
    outcome: Outcome
    words: str
    seconds: float = 0.0


Work = Callable[[str], Awaitable[tuple[Outcome, str]]]


class Pool:
    """Runs stacks; every result is told at once."""

    def __init__(
        self,
        work: Work,
        tell: Callable[[Result], None],
        interrupt: Callable[[], None],
        *,
        at_a_time: int,
        stop_behind_failure: bool,
    ) -> None:
        """Take what is to be done to each stack.

        Args:
            work: Runs one stack.
            tell: Is told of each result.
            interrupt: Asks what runs to come to an end, where a person says stop.
            at_a_time: How many stacks run at the same time.
            stop_behind_failure: Whether stages behind a failed stack are left out.
        """
        self._work, self._tell, self._interrupt = work, tell, interrupt
        self._slots = asyncio.Semaphore(at_a_time)
        self._stop_behind_failure = stop_behind_failure
        self.stopping = False

    def run(self, stages: Iterable[Stage]) -> list[Result]:
        """Run all stages; a failed stack stops the stages behind its own and nothing else."""
        # A factory leaves alone the loop that the thread may have.
        with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
            return runner.run(self._run(stages))

    async def _run(self, stages: Iterable[Stage]) -> list[Result]:
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, self._stop)
        results: list[Result] = []
        failed = ""
        for stage in stages:
            if failed or self.stopping:
                why = f"behind {failed}, which failed" if failed else STOPPED
                found = [self._told(stack, stage, "not run", why) for stack in stage.stacks]
            else:
                found = await asyncio.gather(*(self._one(stack, stage) for stack in stage.stacks))
            results += found
            broken = [each.stack for each in found if each.outcome == "failed"]
            if self._stop_behind_failure and broken:
                failed = failed or broken[0]
        return results

    async def _one(self, stack: str, stage: Stage) -> Result:
        async with self._slots:
            if self.stopping:
                return self._told(stack, stage, "not run", STOPPED)
            started = time.monotonic()
            outcome, words = await self._work(stack)
            return self._told(stack, stage, outcome, words, time.monotonic() - started)

    def _told(
        self, stack: str, stage: Stage, outcome: Outcome, words: str, seconds: float = 0.0
    ) -> Result:
        result = Result(
            stack=stack, stage=stage.name, outcome=outcome, words=words, seconds=seconds
        )
        self._tell(result)
        return result

    def _stop(self) -> None:
        self.stopping = True
        self._interrupt()
