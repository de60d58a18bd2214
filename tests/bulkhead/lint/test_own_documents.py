"""Every document that the landing zone renders is free of findings."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bulkhead.lint.document import read_document
from bulkhead.lint.run import document_findings
from bulkhead.lint.types import DocumentType
from config import load
from config.guardrail_plan import PlannedPolicy, guardrail_plan
from policies.controls import CONTROLS, PROOF_PARAMS, Document, documents

EXAMPLE = Path(__file__).parents[3] / "config"

# (rule, statement) -> why it stands all the same.
ACCEPTED: Mapping[tuple[str, str | None], str] = {}

RENDERED = documents(CONTROLS, PROOF_PARAMS)
PLANNED = guardrail_plan(load(EXAMPLE)).policies


def _found(name: str, type_: str, content: str) -> set[tuple[str, str | None, str]]:
    document = read_document(Path(f"{name}.json"), content, DocumentType(type_))
    return {(each.rule, each.statement, str(each)) for each in document_findings(document)}


def _unexpected(found: set[tuple[str, str | None, str]]) -> list[str]:
    return sorted(text for rule, statement, text in found if (rule, statement) not in ACCEPTED)


@pytest.mark.parametrize("document", [pytest.param(d, id=d.name) for d in RENDERED])
def test_whole_catalogue_has_no_finding(document: Document) -> None:
    """With every control and every parameter given, no rule finds anything."""
    assert _unexpected(_found(document.name, document.type, document.content)) == []


@pytest.mark.parametrize("policy", [pytest.param(p, id=p.name) for p in PLANNED])
def test_example_organization_has_no_finding(policy: PlannedPolicy) -> None:
    """What the example configuration attaches has no finding either."""
    assert _unexpected(_found(policy.name, policy.type, policy.content)) == []


def test_every_accepted_finding_is_there() -> None:
    """A reason for what no rule finds any more is taken out."""
    found = {
        (rule, statement)
        for document in RENDERED
        for rule, statement, _ in _found(document.name, document.type, document.content)
    }
    assert set(ACCEPTED) <= found
    assert all(reason for reason in ACCEPTED.values())


@pytest.mark.parametrize("document", [pytest.param(d, id=d.name) for d in RENDERED])
def test_type_is_told_from_the_shape(document: Document) -> None:
    """Without being told, the linter takes each document for what it is."""
    assert read_document(Path(f"{document.name}.json"), document.content).type == document.type
