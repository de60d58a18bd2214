"""What a run says, for people and programs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bulkhead.policy_files import PolicyFolder
from bulkhead.replay.callers import Skipped
from bulkhead.replay.counting import Run
from bulkhead.replay.evidence import Evidence, evidence
from bulkhead.replay.gaps import gaps
from bulkhead.replay.judging import Change
from bulkhead.replay.reading import Problem
from bulkhead.replay.splitting import line_number
from bulkhead.replay.tally import Example, Group, GroupKey, Tally
from bulkhead.statement_controls import control_of

TABLES: Mapping[str, tuple[Change, ...]] = {
    "Newly denied": (Change.NEWLY_DENIED,),
    "Undetermined: denied or allowed, depending on what is missing": (
        Change.NEWLY_UNDETERMINED,
        Change.STILL_UNDETERMINED,
    ),
    "AWS allowed it, and the current guardrails deny it": (Change.DENIED_BEFORE,),
}


@dataclass(frozen=True, slots=True)
class Line:
    """Events that have caller, action, account and deciding statement in common.

    Attributes:
        change: what the proposed guardrails change for them.
        principal: who called.
        action: what for.
        account: the caller's account; the resource's where the caller has none.
        ring: the ring of the level that decides, where the configuration knows it.
        control: the control that the statement belongs to, where it is one of Bulkhead's.
        document: the policy that decides.
        statement: its statement.
        level: the node that it is attached to.
        missing: what would decide and is not known.
        count: how many events.
        first: the first of them.
        last: the last of them.
    """

    change: Change
    principal: str
    action: str
    account: str
    ring: str | None
    control: str | None
    document: str
    statement: str
    level: str
    missing: tuple[str, ...]
    count: int
    first: Example
    last: Example


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a run says.

    Attributes:
        tally: the counts.
        lines: the events that are not allowed, worst and most first.
        evidence: what each proposed statement was tried on.
        problems: what could not be read, the first of it, as text.
        passed_over: files in folders that were not read.
        not_checked: what is proposed and decides no request, such as declarative policies.
        gaps: what is not among the events, as sentences.
        interrupted: not everything was read.
    """

    tally: Tally
    lines: tuple[Line, ...]
    evidence: tuple[Evidence, ...]
    problems: tuple[str, ...]
    passed_over: tuple[str, ...]
    not_checked: tuple[str, ...]
    gaps: tuple[str, ...]
    interrupted: bool

    @property
    def tables(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The lines under their titles, without tables that have none."""
        found = (
            (title, tuple(line for line in self.lines if line.change in changes))
            for title, changes in TABLES.items()
        )
        return tuple((title, lines) for title, lines in found if lines)

    @property
    def untried(self) -> tuple[Evidence, ...]:
        """Statements that no recorded request speaks of."""
        return tuple(each for each in self.evidence if not each.requests)

    @property
    def days(self) -> Mapping[str, Mapping[Change, int]]:
        """Decided events by day, every day on which there are any."""
        days: dict[str, dict[Change, int]] = {}
        for (day, change), count in sorted(self.tally.days.items()):
            days.setdefault(day, {})[change] = count
        return days

    @property
    def skipped(self) -> tuple[tuple[Skipped, int], ...]:
        """Events that were not decided about, most first."""
        return tuple(self.tally.skipped.most_common())


def report(
    run: Run, proposed: PolicyFolder, rings: Mapping[str, str], passed_over: Iterable[str]
) -> Report:
    """Put together what a run says.

    Args:
        run: what came out of it.
        proposed: the proposed guardrails.
        rings: the ring of each node that has one.
        passed_over: files in folders that were not read.
    """
    tally = run.tally
    lines = [_line(key, group, rings) for key, group in tally.groups.items()]
    return Report(
        tally,
        tuple(sorted(lines, key=_order)),
        evidence(proposed.organization, tally.asked),
        tuple(map(described, tally.first_problems)),
        tuple(passed_over),
        proposed.not_decided,
        tuple(gaps(tally)),
        run.interrupted,
    )


def _order(line: Line) -> tuple[object, ...]:
    worst = list(Change).index(line.change)
    return (worst, -line.count, line.principal, line.action, line.account, line.statement)


def _line(key: GroupKey, group: Group, rings: Mapping[str, str]) -> Line:
    return Line(
        key.change,
        key.principal,
        key.action,
        key.account,
        rings.get(key.level),
        control_of(key.statement),
        key.document,
        key.statement,
        key.level,
        key.missing,
        group.count,
        group.first,
        group.last,
    )


def described(problem: Problem) -> str:
    """Write a problem with its place: file and line, or file and event."""
    number = problem.number
    if problem.unit == "line" and problem.begin:
        number = line_number(problem.location, problem.begin, number)
    if problem.unit == "line":
        return f"{problem.location}:{number}: {problem.reason}"
    place = f"{problem.unit} {number}: " if problem.unit else ""
    return f"{problem.location}: {place}{problem.reason}"
