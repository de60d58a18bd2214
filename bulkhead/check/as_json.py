"""A report as JSON lines: one finding a line, as a fleet's measurements are collected."""

import json
from collections.abc import Iterator

from bulkhead.check.report import Finding, Report


def json_lines(report: Report) -> Iterator[str]:
    """Give each finding as one line; `kind` tells violations from what is not decided."""
    for finding in report.findings:
        yield json.dumps(_content(finding), ensure_ascii=False)


def _content(finding: Finding) -> dict[str, object]:
    return {
        "control": finding.control.id,
        "check": finding.check,
        **_resource(finding),
        "kind": finding.kind,
        "severity": finding.severity,
        "level": finding.level,
        "path": finding.path,
        "message": finding.message,
    }


def _resource(finding: Finding) -> dict[str, object]:
    subject = finding.subject
    if subject is None:
        return {"urn": None}
    named = {"urn": subject.inputs.urn} if subject.has_urn else {}
    place = {"file": subject.place.file}
    line = {} if subject.place.line is None else {"line": subject.place.line}
    return {**named, "name": subject.name, "type": subject.inputs.type, **place, **line}
