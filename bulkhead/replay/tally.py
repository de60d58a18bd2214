"""What was seen so far: counts that can be added up in any order.

Two tallies of parts of the events merge to the tally of all of them. Memory grows with the number
of different callers, actions and days, not with the number of events.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from bulkhead.replay.callers import Skipped
from bulkhead.replay.judging import Asked, Change, Judgement
from bulkhead.replay.kinds_of_events import was_denied
from bulkhead.replay.reading import Problem
from bulkhead.replay.records import Event

PROBLEMS_KEPT = 100
NAMES_KEPT_FOR = frozenset(
    {Skipped.NAMELESS_ACTION, Skipped.UNKNOWN_ACTION, Skipped.NO_IAM_IDENTITY}
)
READING = (True, "true")
_DAY = len("2026-01-31")


class GroupKey(NamedTuple):
    """What events have in common that are shown as one line."""

    change: Change
    principal: str
    action: str
    account: str
    document: str
    statement: str
    level: str
    missing: tuple[str, ...]


class Example(NamedTuple):
    """An event, by which a person can find it; nothing of its parameters."""

    time: str
    id: str


@dataclass(slots=True)
class Group:
    """Events that are shown as one line."""

    count: int
    first: Example
    last: Example


@dataclass
class Tally:
    """Everything that was counted.

    Attributes:
        events: records read, good and skipped ones alike.
        problems: how many inputs, lines or events could not be read.
        first_problems: the first of them, in the order of inputs and places.
        skipped: events that were not decided about, by reason.
        names: names of operations, and accounts, behind those reasons that they explain.
        denied_already: calls that AWS denied when they were made.
        changes: decided events.
        groups: the events that are not allowed, in groups.
        days: decided events by day (UTC) and what changes for them.
        asked: requests, by what a statement is asked about.
        categories: events by CloudTrail's category and service, which tell whether data events are
            recorded.
        reading: events of calls that only read.
        first: time of the first event.
        last: time of the last event.
    """

    events: int = 0
    problems: int = 0
    first_problems: list[Problem] = field(default_factory=list)
    skipped: Counter[Skipped] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    denied_already: int = 0
    changes: Counter[Change] = field(default_factory=Counter)
    groups: dict[GroupKey, Group] = field(default_factory=dict)
    days: Counter[tuple[str, Change]] = field(default_factory=Counter)
    asked: Counter[Asked] = field(default_factory=Counter)
    categories: Counter[tuple[str, str]] = field(default_factory=Counter)
    reading: int = 0
    first: str = ""
    last: str = ""

    def add_problem(self, problem: Problem) -> None:
        """Count something that could not be read."""
        self.problems += 1
        if len(self.first_problems) < PROBLEMS_KEPT or problem < self.first_problems[-1]:
            self.first_problems = sorted([*self.first_problems, problem])[:PROBLEMS_KEPT]

    def add(self, event: Event, judged: Judgement | Skipped) -> None:
        """Count an event."""
        self.events += 1
        time = event.event_time
        self.first = min(self.first or time, time)
        self.last = max(self.last, time)
        self.categories[event.event_category or "Management", event.service] += 1
        self.reading += event.read_only in READING
        if isinstance(judged, Skipped):
            self.skipped[judged] += 1
            if judged is Skipped.OTHER_ORGANIZATION:
                self.names[f"account {event.recipient_account_id}"] += 1
            elif judged in NAMES_KEPT_FOR:
                self.names[f"{event.event_source} {event.event_name}"] += 1
        elif was_denied(event):
            self.denied_already += 1
        else:
            self._add_judged(event, judged)

    def _add_judged(self, event: Event, judged: Judgement) -> None:
        self.changes[judged.change] += 1
        self.days[event.event_time[:_DAY], judged.change] += 1
        self.asked.update(judged.asked)
        if judged.change is Change.ALLOWED:
            return
        example = Example(event.event_time, event.event_id or "")
        _add_group(self.groups, group_key(judged), Group(1, example, example))

    def add_tally(self, other: "Tally") -> None:
        """Add what was counted of other events; the other tally stays as it is."""
        self.events += other.events
        self.problems += other.problems
        self.first_problems = sorted([*self.first_problems, *other.first_problems])[:PROBLEMS_KEPT]
        self.skipped.update(other.skipped)
        self.names.update(other.names)
        self.denied_already += other.denied_already
        self.changes.update(other.changes)
        self.days.update(other.days)
        self.asked.update(other.asked)
        self.categories.update(other.categories)
        self.reading += other.reading
        self.first = min(filter(None, (self.first, other.first)), default="")
        self.last = max(self.last, other.last)
        for key, group in other.groups.items():
            _add_group(self.groups, key, group)


def _add_group(groups: dict[GroupKey, Group], key: GroupKey, more: Group) -> None:
    group = groups.get(key)
    if group is None:
        groups[key] = Group(more.count, more.first, more.last)
        return
    group.count += more.count
    group.first = min(group.first, more.first)
    group.last = max(group.last, more.last)


def group_key(judged: Judgement) -> GroupKey:
    """Say which line an event belongs to."""
    asked, by = judged.worst, judged.by
    return GroupKey(
        judged.change,
        judged.caller,
        asked.action,
        asked.account or asked.resource_account,
        by.document or "",
        by.statement or "",
        by.level or "",
        judged.missing,
    )
