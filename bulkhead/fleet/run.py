"""A run over all stacks: what is done to each, and what is noted."""

import asyncio
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from botocore.exceptions import BotoCoreError, ClientError

from bulkhead.fleet.decision import NEVER_RUN, NOT_MADE, Fleet
from bulkhead.fleet.engine import Engine, Operation
from bulkhead.fleet.order import Stage
from bulkhead.fleet.pool import Outcome, Pool, Result
from bulkhead.retirement import retired
from config import ORGANIZATION_STACK, LandingZone
from sandbox.errors import SandboxError

_NO_CHANGE = re.compile(r"\d+ unchanged|nothing to do")


@dataclass
class Run:
    """One operation on all stacks.

    Attributes:
        landing_zone: The configuration.
        operation: What is done.
        engine: The CLI.
        fleet: What is known of the stacks; None where every stack runs and nothing is noted.
        forced: Stacks that run in any case.
        concerned: The only stacks that run at all; None for all of them.
        wait: Waits until the account of a stack that was never run can be worked in.
    """

    landing_zone: LandingZone
    operation: Operation
    engine: Engine
    fleet: Fleet | None
    forced: Collection[str]
    concerned: Collection[str] | None
    wait: Callable[[str], None]

    def over(
        self, stages: Sequence[Stage], tell: Callable[[Result], None], at_a_time: int
    ) -> list[Result]:
        """Run the stages.

        Args:
            stages: The stacks in their order.
            tell: Is told of each result.
            at_a_time: How many stacks run at the same time.
        """
        pool = Pool(
            self._one,
            tell,
            self.engine.interrupt,
            at_a_time=at_a_time,
            # A preview or a refresh of one stack changes nothing that another one builds on.
            stop_behind_failure=self.operation == "up",
        )
        return pool.run(stages)

    async def _one(self, stack: str) -> tuple[Outcome, str]:
        if self.fleet and self.operation != "refresh" and self.fleet.waits(stack):
            return "waits", f"{NOT_MADE}: {ORGANIZATION_STACK} makes it"
        reason = self._reason(stack)
        if reason is None:
            return "unchanged", ""
        if reason == NEVER_RUN and (why := await self._waited(stack)):
            return "failed", why
        was_settled = self.fleet is not None and self.fleet.reason(stack) is None
        succeeded, words = await self.engine.run(self.operation, stack, *self._options(stack))
        if not succeeded:
            return "failed", words
        self._note(stack, words, was_settled=was_settled)
        return "done", f"{words}; {reason}" if reason else words

    def _reason(self, stack: str) -> str | None:
        """Why a stack runs; empty where that goes without saying, None where it does not run."""
        if self.concerned is not None and stack not in self.concerned:
            return None
        if self.operation == "refresh" or self.fleet is None or stack in self.forced:
            return ""
        return self.fleet.reason(stack)

    async def _waited(self, stack: str) -> str:
        """Why an account cannot be worked in; empty once it can."""
        try:
            await asyncio.to_thread(self.wait, stack)
        except (SandboxError, ClientError, BotoCoreError) as error:
            return str(error)
        return ""

    def _options(self, stack: str) -> list[str]:
        """What goes away only after the account stacks have let go of it is left out here."""
        if stack != ORGANIZATION_STACK or self.operation == "refresh" or self.fleet is None:
            return []
        gone = retired(self.landing_zone, self.fleet.outputs_of_organization)
        return [word for pattern in gone for word in ("--exclude", pattern)]

    def _note(self, stack: str, words: str, *, was_settled: bool) -> None:
        if self.fleet is None or self.operation == "preview":
            return
        # A refresh writes the state anew, and changes nothing in it where all is as it was.
        if self.operation == "up" or (was_settled and _NO_CHANGE.fullmatch(words)):
            self.fleet.note(stack)
        if stack in self.landing_zone.foundation_stacks:
            self.fleet.look_again()
