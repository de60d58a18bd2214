"""A change of guardrails in sentences, for text, Markdown and JSON alike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bulkhead.plan import words
from bulkhead.plan.change import Change, GroupChange
from bulkhead.plan.effects import Effect, Unproved
from bulkhead.plan.settings import SettingChange
from bulkhead.statement_controls import control_of
from policies.controls import Request


@dataclass(frozen=True)
class Line:
    """One thing that changes.

    Attributes:
        controls: The controls that do it; empty for a statement that is none of ours.
        text: What, on what, for whom, when.
        requests: Requests that prove it.
        statements: The statements, as JSON, where words are not exact.
    """

    controls: tuple[str, ...]
    text: str
    requests: tuple[Request, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True)
class Story:
    """What changes for some accounts.

    Attributes:
        accounts: Their names.
        units: Paths of the units that they are in.
        denied: What is newly denied.
        allowed: What is newly allowed.
        settings: What AWS sets otherwise.
        unclear: Differences that words do not hold, or that have no effect.
    """

    accounts: tuple[str, ...]
    units: tuple[str, ...]
    denied: tuple[Line, ...]
    allowed: tuple[Line, ...]
    settings: tuple[Line, ...]
    unclear: tuple[Line, ...]


def stories(change: Change) -> tuple[Story, ...]:
    """Tell what changes, group by group; those with most accounts first."""
    found = [_story(group, change) for group in change.groups]
    return tuple(sorted(found, key=lambda story: (-len(story.accounts), story.accounts)))


def _story(group: GroupChange, change: Change) -> Story:
    return Story(
        accounts=group.accounts,
        units=tuple(sorted({change.after.accounts[name] for name in group.accounts})),
        denied=tuple(_lines([e for e in group.effects if not e.allows])),
        allowed=tuple(_lines([e for e in group.effects if e.allows])),
        settings=tuple(_setting(setting) for setting in group.settings),
        unclear=tuple(_unclear(unproved) for unproved in group.unproved),
    )


def _lines(effects: Sequence[Effect]) -> Iterator[Line]:
    """One line for each effect, and one for all statements that exempt the same caller."""
    by_caller: dict[tuple[str, ...], list[Effect]] = {}
    for effect in effects:
        if effect.kind == "principal":
            by_caller.setdefault(effect.values, []).append(effect)
        else:
            yield _line(effect)
    for values, exempting in by_caller.items():
        yield _exemption(values, exempting)


def _line(effect: Effect) -> Line:
    clause = effect.clause
    where, who, when = words.resources(clause), words.callers(clause), words.conditions(clause)
    what = words.actions(clause)
    match effect.kind:
        case "action":
            what = "everything" if effect.values == ("*",) else words.some(effect.values)
        case "resource":
            where = f"on {words.some(effect.values)}"
        case "value":
            _, key = effect.key
            when = f"when {key} is {words.some(effect.values)}"
            when = words.sentence(when, words.conditions(clause, effect.key))
        case "condition":
            what = f"some requests for {what}, because the conditions differ"
    return Line(
        controls=_controls([effect]),
        text=words.sentence(what, where, who, when),
        requests=effect.requests,
        statements=(str(effect.other), str(clause)) if effect.other else (),
    )


def _exemption(values: tuple[str, ...], exempting: Sequence[Effect]) -> Line:
    """Callers that statements come to exempt, or exempt no more."""
    controls = _controls(exempting)
    callers = words.some([words.principal(value) for value in values])
    only = len(exempting) == 1
    denied = "what 1 statement denies" if only else f"what {len(exempting)} statements deny"
    requests = tuple(request for effect in exempting for request in effect.requests)
    return Line(controls, f"{denied}, for {callers}", requests)


def _controls(effects: Iterable[Effect]) -> tuple[str, ...]:
    found = (control_of(effect.clause.sid) for effect in effects)
    return tuple(sorted({control for control in found if control}))


def _setting(setting: SettingChange) -> Line:
    before, after = setting.before or "not set", setting.after or "not set"
    return Line((), f"{setting.name}: {after} (was {before})")


def _unclear(unproved: Unproved) -> Line:
    difference = unproved.difference
    clause = difference.clause
    control = control_of(clause.sid)
    controls = (control,) if control else ()
    values = words.some([value for value in unproved.values if value])
    name = f"statement {clause.sid or '(without a Sid)'}"
    if unproved.anyway and unproved.anyway != clause.sid:
        values = values or words.actions(clause)
        return Line(controls, f"{name}: no effect for {values}, which {unproved.anyway} denies")
    statements = (*((str(difference.other),) if difference.other else ()), str(clause))
    about = f" for {values}" if values else ""
    return Line(controls, f"{name}: no request shows what changes{about}; read it", (), statements)
