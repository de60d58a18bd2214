"""An attack's report for people, as tables, and for programs, as JSON."""

from collections.abc import Iterator
from typing import Any

import rich.table

from bulkhead.attack.attempt import Outcome, Untried
from bulkhead.attack.everyday import Done
from bulkhead.attack.run import Report
from bulkhead.attack.summary import Summary


def tables(report: Report) -> Iterator[rich.table.Table]:
    """The tables: what must be stopped, what could not be tried, what must go on."""
    yield _table(
        "Attempts that guardrails must stop",
        ("control", "who", "attempt", "expected", "got", ""),
        (_attempt(outcome) for outcome in report.outcomes),
    )
    if report.untried:
        yield _table(
            "Not tried",
            ("control", "statement", "action", "why"),
            ((u.control, u.statement, u.action, u.reason) for u in report.untried),
        )
    yield _table(
        "Everyday work that must go on",
        ("what", "call", "expected", "got", ""),
        (_work(done) for done in report.everyday),
    )


def _table(
    title: str, columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]
) -> rich.table.Table:
    table = rich.table.Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _attempt(outcome: Outcome) -> tuple[str, ...]:
    attempt = outcome.attempt
    who = f"{attempt.attacker}, {attempt.account}" if attempt.account else attempt.attacker
    got = f"{outcome.answer.short} by {outcome.stopped_by}" if outcome.stopped_by else _got(outcome)
    verdict = "stopped" if outcome.stopped else "NOT STOPPED"
    return attempt.control, who, str(attempt.call), attempt.policy, got, verdict


def _got(outcome: Outcome) -> str:
    answer = outcome.answer
    return f"{answer.code}: {answer.message}" if answer.code else answer.short


def _work(done: Done) -> tuple[str, ...]:
    answer = done.answer
    got = f"{answer.code}: {answer.message}" if answer.code else answer.short
    verdict = "works" if done.succeeded else "HINDERED"
    return done.step.what, str(done.call), "went through", got, verdict


def sentences(summary: Summary) -> Iterator[str]:
    """The result in sentences."""
    yield f"{summary.stopped} of {summary.attempts} attempts were stopped by the right policy."
    if summary.undetermined:
        yield f"{summary.undetermined} attempts could not be decided by the sandbox."
    if summary.unproved:
        yield f"Not proved: {', '.join(summary.unproved)}."
    done = summary.everyday - summary.hindered
    yield f"{done} of {summary.everyday} pieces of everyday work went through."


def as_json(report: Report, summary: Summary) -> dict[str, Any]:
    """The report as JSON has it."""
    return {
        "passed": summary.passed,
        "undetermined": summary.undetermined,
        "unproved": list(summary.unproved),
        "attempts": [_outcome_json(outcome) for outcome in report.outcomes],
        "not_tried": [_untried_json(untried) for untried in report.untried],
        "everyday": [_work_json(done) for done in report.everyday],
    }


def _outcome_json(outcome: Outcome) -> dict[str, object]:
    attempt = outcome.attempt
    return {
        "control": attempt.control,
        "statement": attempt.statement,
        "attacker": attempt.attacker,
        "account": attempt.account,
        "call": str(attempt.call),
        "region": attempt.call.region,
        "expected": attempt.policy,
        "code": outcome.answer.code,
        "message": outcome.answer.message,
        "stopped_by": outcome.stopped_by,
        "stopped": outcome.stopped,
    }


def _untried_json(untried: Untried) -> dict[str, str]:
    return {
        "control": untried.control,
        "statement": untried.statement,
        "action": untried.action,
        "reason": untried.reason,
    }


def _work_json(done: Done) -> dict[str, object]:
    return {
        "what": done.step.what,
        "call": str(done.call),
        "code": done.answer.code,
        "message": done.answer.message,
        "succeeded": done.succeeded,
    }
