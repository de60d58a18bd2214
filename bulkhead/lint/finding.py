"""What a rule finds."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bulkhead.lint.nodes import Place

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule says about a place of a document.

    Attributes:
        place: where.
        message: what is wrong with which value.
        remedy: what would be right.
        statement: the label of the statement, where it is in one.
        severity: where it is another than the rule's.
    """

    place: Place
    message: str
    remedy: str
    statement: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with the file and the rule that it was found by."""

    path: Path
    line: int
    column: int
    statement: str | None
    rule: str
    severity: Severity
    message: str
    remedy: str

    def __str__(self) -> str:
        """Write it as one line that editors can jump from."""
        where = f" statement {self.statement}:" if self.statement else ""
        what = f"{self.rule}: {self.message}; {self.remedy}"
        mark = "" if self.severity == "error" else " (warning)"
        return f"{self.path}:{self.line}:{self.column}:{where} {what}{mark}"
