"""A report for programs."""

from collections.abc import Mapping

from bulkhead.replay.evidence import Evidence
from bulkhead.replay.judging import Change
from bulkhead.replay.report import Line, Report
from bulkhead.statement_controls import control_of

Json = Mapping[str, object]


def as_json(report: Report) -> Json:
    """Write everything that the report says as an object of JSON."""
    tally = report.tally
    return {
        "interrupted": report.interrupted,
        "events": tally.events,
        "first_event": tally.first or None,
        "last_event": tally.last or None,
        "decided": {change.name.lower(): tally.changes[change] for change in Change},
        "denied_when_made": tally.denied_already,
        "skipped": {reason.name.lower(): count for reason, count in report.skipped},
        "skipped_names": dict(tally.names.most_common()),
        "unreadable": {"count": tally.problems, "first": list(report.problems)},
        "passed_over": list(report.passed_over),
        "no_evidence_of": list(report.gaps),
        "not_checked": list(report.not_checked),
        "lines": [_line(line) for line in report.lines],
        "statements": [_evidence(each) for each in report.evidence],
        "days": {
            day: {change.name.lower(): count for change, count in changes.items()}
            for day, changes in report.days.items()
        },
    }


def _line(line: Line) -> Json:
    return {
        "change": line.change.name.lower(),
        "principal": line.principal,
        "action": line.action,
        "account": line.account,
        "ring": line.ring,
        "control": line.control,
        "document": line.document or None,
        "statement": line.statement or None,
        "level": line.level or None,
        "missing": list(line.missing),
        "count": line.count,
        "first": line.first._asdict(),
        "last": line.last._asdict(),
    }


def _evidence(each: Evidence) -> Json:
    return {
        "document": each.document,
        "kind": each.kind.value,
        "statement": each.statement,
        "control": control_of(each.statement),
        "levels": list(each.levels),
        "requests": each.requests,
        "verdict": "tried" if each.requests else "no evidence",
    }
