"""What the controls find in what was read, ready to be shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from bulkhead.check.settings import Level, Settings
from bulkhead.check.subject import Reading, Subject
from bulkhead.check.values import is_within
from policies.controls import Control, Stack, Undecided, Violation
from policies.controls._exemptions import Exemptions
from policies.controls._run import Found, findings

Kind = Literal["violation", "undecided", "failure"]
Severity = Literal["low", "medium", "high", "critical"]
SEVERITIES: tuple[Severity, ...] = ("low", "medium", "high", "critical")

SHOW_SECRETS = "an export with `--show-secrets` can be decided"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says about one resource.

    Attributes:
        kind: A violation, a value that is not known, or a check that could not be run.
        control: The control.
        check: The check's name within the control.
        subject: The resource; None for the stack as a whole.
        level: How strictly the control is meant.
        path: The input at fault; empty for the resource as a whole.
        message: What is wrong and what to write.
    """

    kind: Kind
    control: Control
    check: str
    subject: Subject | None
    level: Level
    path: str
    message: str

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.control.severity

    @property
    def counts(self) -> bool:
        """Whether it is more than advice."""
        return self.kind != "undecided" and self.level != "advisory"


@dataclass(slots=True)
class Report:
    """All that was found.

    Attributes:
        subjects: What was checked.
        findings: What was found, in the order of the resources.
        exempted: What was found and is left out, because somebody agreed to it.
        problems: What could not be read.
        notes: What else a reader has to know.
        controls: The controls that were evaluated.
    """

    subjects: list[Subject] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    exempted: list[Finding] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    controls: tuple[Control, ...] = ()

    def of_kind(self, kind: Kind) -> list[Finding]:
        """The findings of a kind."""
        return [each for each in self.findings if each.kind == kind]

    def by_subject(self) -> Iterator[tuple[Subject | None, list[Finding]]]:
        """The resources that something was found about, each with what; the stack comes last."""
        found: dict[Subject | None, list[Finding]] = {}
        for each in self.findings:
            found.setdefault(each.subject, []).append(each)
        for subject in (*self.subjects, None):
            if subject in found:
                yield subject, found[subject]


def check(
    readings: Iterable[Reading], settings: Settings, exemptions: Exemptions | None = None
) -> Report:
    """Evaluate the controls; each reading is a stack of its own.

    Args:
        readings: What was read.
        settings: Levels and parameters.
        exemptions: What somebody has agreed to live with; each that is used is noted.
    """
    report = Report(controls=settings.controls())
    for reading in readings:
        report.subjects += reading.subjects
        report.problems += reading.problems
        report.notes += reading.notes
        told = set[tuple[str, Subject | None, str]]()
        for found, subject in _found(reading, settings, report.controls):
            finding = _finding(found, subject, settings)
            if (key := (finding.control.id, subject, finding.message)) not in told:
                told.add(key)
                exempt = exemptions and subject and exemptions.cover(*_about(finding, subject))
                (report.exempted if exempt else report.findings).append(finding)
    report.notes += [f"{urn}: {said}" for urn, said in exemptions.used()] if exemptions else []
    return report


def _about(finding: Finding, subject: Subject) -> tuple[str, str]:
    return finding.control.id, subject.inputs.urn


def _found(
    reading: Reading, settings: Settings, controls: tuple[Control, ...]
) -> Iterator[tuple[Found, Subject | None]]:
    by_urn = {each.inputs.urn: each for each in reading.subjects}
    stack = Stack(tuple(each.outputs for each in reading.subjects) if reading.whole else ())
    inputs = (each.inputs for each in reading.subjects)
    for found in findings(controls, inputs, stack, settings.params_of):
        yield found, by_urn.get(found.resource.urn) if found.resource else None


def _finding(found: Found, subject: Subject | None, settings: Settings) -> Finding:
    message = str(found.finding)
    match found.finding:
        case Violation(path=path):
            kind: Kind = "violation"
        case Undecided(path=path):
            kind = "undecided"
            if subject and is_within(path, subject.inputs.secrets or ()):
                message = f"{path} is secret; {SHOW_SECRETS}"
        case _:
            kind, path = "failure", ""
    return Finding(
        kind=kind,
        control=found.control,
        check=found.check,
        subject=subject,
        level=settings.level(found.control),
        path=path,
        message=message,
    )
