"""A report as SARIF 2.1.0, which code scanning of Git hosts shows beside the program.

Source: "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS Standard;
security-severity as in "SARIF support for code scanning", GitHub documentation.
"""

from bulkhead.check.report import Finding, Report
from policies.controls import Control

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
SCORES = {"low": "3.0", "medium": "5.0", "high": "8.0", "critical": "9.5"}
STANDARD_INPUT = "-"


def sarif(report: Report) -> dict[str, object]:
    """Give the SARIF log; what is not decided is open, not passed."""
    places = {control.id: at for at, control in enumerate(report.controls)}
    run = {
        "tool": {"driver": {"name": "bulkhead", "rules": list(map(_rule, report.controls))}},
        "results": [_result(each, places[each.control.id]) for each in report.findings],
        "invocations": [
            {
                "executionSuccessful": not report.problems,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": text}} for text in report.problems
                ]
                + [{"level": "note", "message": {"text": text}} for text in report.notes],
            }
        ],
        "columnKind": "unicodeCodePoints",
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(control: Control) -> dict[str, object]:
    return {
        "id": control.id,
        "shortDescription": {"text": control.title},
        "fullDescription": {"text": control.why},
        "help": {"text": f"{control.why}\n\nExceptions: {control.exceptions}"},
        "defaultConfiguration": {"level": _level(control.severity)},
        "properties": {
            "security-severity": SCORES[control.severity],
            "tags": ["security", *control.frameworks.fsbp, *control.frameworks.security_hub],
        },
    }


def _result(finding: Finding, rule: int) -> dict[str, object]:
    undecided = finding.kind == "undecided"
    advisory = finding.level == "advisory"
    return {
        "ruleId": finding.control.id,
        "ruleIndex": rule,
        "kind": "open" if undecided else "fail",
        "level": "none" if undecided else "note" if advisory else _level(finding.severity),
        "message": {"text": finding.message},
        "locations": _locations(finding),
        "properties": {"check": finding.check, "path": finding.path},
    }


def _level(severity: str) -> str:
    return "error" if severity in {"high", "critical"} else "warning"


def _locations(finding: Finding) -> list[dict[str, object]]:
    subject = finding.subject
    if subject is None:
        return []
    place = subject.place
    file, line = place.source or (place.file, place.line)
    logical = {"name": subject.name, "fullyQualifiedName": subject.label, "kind": "resource"}
    location: dict[str, object] = {"logicalLocations": [logical]}
    if file != STANDARD_INPUT:
        region = {} if line is None else {"region": {"startLine": line}}
        location["physicalLocation"] = {"artifactLocation": {"uri": file}, **region}
    return [location]
