"""What an attack has shown: which controls are proved, and whether everything was as it must be."""

from collections.abc import Iterable
from dataclasses import dataclass

from bulkhead.attack.attempts import NOT_CONFIGURED, has_preventive_half
from bulkhead.attack.declared import NOT_ROLLED_OUT
from bulkhead.attack.run import Report
from policies.controls import CONTROLS, Control

ABSENT = frozenset({NOT_CONFIGURED, NOT_ROLLED_OUT})
"""Why a control may lack attempts: the configuration has not brought it to the account."""


@dataclass(frozen=True)
class Summary:
    """The result in numbers.

    Attributes:
        attempts: How many attempts were made.
        stopped: How many of them the right policy stopped.
        undetermined: How many the sandbox could not decide.
        unproved: Controls with a preventive half that is rolled out, of which no attempt, or not
            every attempt, was stopped.
        everyday: How many pieces of everyday work were tried.
        hindered: How many of them failed.
    """

    attempts: int
    stopped: int
    undetermined: int
    unproved: tuple[str, ...]
    everyday: int
    hindered: int

    @property
    def passed(self) -> bool:
        """Whether all attempts were stopped, every control is proved, and work goes on."""
        return self.attempts == self.stopped > 0 and not self.unproved and not self.hindered


def summarize(report: Report, controls: Iterable[Control] = CONTROLS) -> Summary:
    """Sum up a report."""
    stopped = [outcome for outcome in report.outcomes if outcome.stopped]
    failed = {outcome.attempt.control for outcome in report.outcomes if not outcome.stopped}
    proved = {outcome.attempt.control for outcome in stopped} - failed
    absent = {each.control for each in report.untried if each.reason in ABSENT} - failed
    preventive = {control.id for control in controls if has_preventive_half(control)}
    return Summary(
        attempts=len(report.outcomes),
        stopped=len(stopped),
        undetermined=sum(outcome.undetermined for outcome in report.outcomes),
        unproved=tuple(sorted(preventive - proved - absent)),
        everyday=len(report.everyday),
        hindered=sum(not done.succeeded for done in report.everyday),
    )
