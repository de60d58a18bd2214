"""Running every rule over documents."""

from collections.abc import Iterable, Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.finding import Finding, Problem
from bulkhead.lint.registry import Rule, load_rules


def findings(documents: Iterable[Document]) -> list[Finding]:
    """Give all findings, in the order of files, lines and rules."""
    found = [each for document in documents for each in _of(document)]
    return sorted(found, key=lambda f: (str(f.path), f.line, f.column, f.rule, f.message))


def _of(document: Document) -> Iterator[Finding]:
    for rule in load_rules():
        for problem in rule.check(document):
            yield _finding(document, rule, problem)


def _finding(document: Document, rule: Rule, problem: Problem) -> Finding:
    return Finding(
        path=document.path,
        line=problem.place.line,
        column=problem.place.column,
        statement=problem.statement,
        rule=rule.id,
        severity=problem.severity or rule.severity,
        message=problem.message,
        remedy=problem.remedy,
    )
