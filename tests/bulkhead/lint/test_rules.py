"""Each rule finds what its examples say, and nothing in the examples that look alike."""

from pathlib import Path

import pytest

from bulkhead.lint.document import read_document
from bulkhead.lint.example import Example
from bulkhead.lint.finding import Finding
from bulkhead.lint.registry import Rule, load_rules
from bulkhead.lint.run import document_findings

RULES = load_rules()
each_rule = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])


def _found(example: Example) -> list[Finding]:
    return list(document_findings(read_document(Path("example.json"), example.text, example.type)))


def _examples(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.id}: {example.title}")
        for rule in RULES
        for example in getattr(rule, kind)
    ]


@pytest.mark.parametrize(("rule", "example"), _examples("fires"))
def test_rule_finds(rule: Rule, example: Example) -> None:
    """The rule finds something of the severity said, at a place, and says what would be right."""
    found = [each for each in _found(example) if each.rule == rule.id]

    assert {each.severity for each in found} == {example.severity or rule.severity}
    lines = example.text.splitlines() or [""]
    for each in found:
        assert 1 <= each.line <= len(lines)
        assert 1 <= each.column <= len(lines[each.line - 1]) + 1
        assert each.message
        assert each.remedy


@pytest.mark.parametrize(("rule", "example"), _examples("quiet"))
def test_rule_leaves_alone(rule: Rule, example: Example) -> None:
    """The rule finds nothing in what only looks wrong."""
    assert [each for each in _found(example) if each.rule == rule.id] == []


@each_rule
def test_rule_is_complete(rule: Rule) -> None:
    """A rule says what it finds and why, and has examples of both kinds."""
    assert rule.title.endswith(".")
    assert rule.why
    assert rule.fires
    assert rule.quiet
    assert rule.severity in {"error", "warning"}
