"""A report for people: resource by resource, and what it comes to."""

from collections import Counter
from collections.abc import Iterator
from textwrap import wrap

from bulkhead.check.report import SEVERITIES, Finding, Report
from bulkhead.check.subject import Subject

NARROWEST = 60  # columns for a message, where a terminal has fewer
MARKS = {"undecided": "not decided", "failure": "not checked"}
INDENT = " " * 15


def text_lines(report: Report, width: int = 100) -> Iterator[str]:
    """Give the lines of the report.

    Args:
        report: What was found.
        width: Columns of the terminal.
    """
    for subject, findings in report.by_subject():
        yield _heading(subject)
        for finding in sorted(findings, key=_order):
            yield from _lines(finding, width)
        yield ""
    yield from summary(report)


def summary(report: Report) -> Iterator[str]:
    """Give what the report comes to; nothing that was not checked is left out."""
    counts = Counter(each.severity for each in report.of_kind("violation"))
    named = ", ".join(f"{counts[each]} {each}" for each in reversed(SEVERITIES) if counts[each])
    violations = counted(counts.total(), "violation") + (f" ({named})" if named else "")
    told = [
        counted(len(report.subjects), "resource"),
        counted(len(report.controls), "control"),
        violations,
        f"{len(report.of_kind('undecided'))} not decided",
    ]
    if failures := report.of_kind("failure"):
        told.append(f"{len(failures)} not checked")
    if report.exempted:
        told.append(f"{len(report.exempted)} exempted")
    if report.problems:
        told.append(f"{len(report.problems)} not read")
    yield ", ".join(told)
    yield from (f"note: {note}" for note in report.notes)


def counted(count: int, noun: str) -> str:
    """A number with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _heading(subject: Subject | None) -> str:
    if subject is None:
        return "the stack as a whole"
    source = subject.place.source
    place = f"{source[0]}:{source[1]}" if source else str(subject.place)
    return f"{subject.name}  {subject.inputs.type}  {place}"


def _order(finding: Finding) -> tuple[bool, int, str]:
    return finding.kind == "undecided", -SEVERITIES.index(finding.severity), finding.control.id


def _lines(finding: Finding, width: int) -> Iterator[str]:
    mark = MARKS.get(finding.kind, finding.severity)
    advisory = " (advisory)" if finding.level == "advisory" else ""
    yield f"  {mark:<13}{finding.control.id}/{finding.check}{advisory}"
    columns = max(width - len(INDENT), NARROWEST)
    for line in wrap(finding.message, columns, break_long_words=False, break_on_hyphens=False):
        yield f"{INDENT}{line}"
