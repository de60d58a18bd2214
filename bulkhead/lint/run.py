"""Running every rule over documents."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bulkhead.lint.document import Document
from bulkhead.lint.files import AttachedDocument
from bulkhead.lint.finding import Finding, Problem
from bulkhead.lint.registry import LayoutRule, Rule, load_layout_rules, load_rules


def findings(documents: Iterable[AttachedDocument]) -> list[Finding]:
    """Give all findings, in the order of files, lines and rules."""
    listed = list(documents)
    found = [finding for each in listed for finding in document_findings(each.document)]
    found += _across([each for each in listed if each.targets])
    return sorted(found, key=lambda f: (str(f.path), f.line, f.column, f.rule, f.message))


def document_findings(document: Document) -> Iterator[Finding]:
    """Give the findings in one document, by itself."""
    for rule in load_rules():
        for problem in rule.check(document):
            yield _finding(document.path, rule, problem)


def _across(attached: list[AttachedDocument]) -> Iterator[Finding]:
    for rule in load_layout_rules():
        for path, problem in rule.check(attached):
            yield _finding(path, rule, problem)


def _finding(path: Path, rule: Rule | LayoutRule, problem: Problem) -> Finding:
    return Finding(
        path=path,
        line=problem.place.line,
        column=problem.place.column,
        statement=problem.statement,
        rule=rule.id,
        severity=problem.severity or rule.severity,
        message=problem.message,
        remedy=problem.remedy,
    )
