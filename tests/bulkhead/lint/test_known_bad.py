"""The linter finds the mistakes that public collections of guardrails ship."""

from pathlib import Path

import pytest

from bulkhead.lint.document import read_document
from bulkhead.lint.run import document_findings
from tests.bulkhead.lint.known_bad import KNOWN_BAD, Bad


@pytest.mark.parametrize("bad", [pytest.param(b, id=b.example.title) for b in KNOWN_BAD])
def test_known_bad_pattern_is_found(bad: Bad) -> None:
    """Each of the fifteen is found by its rule, told by the document's own shape as well."""
    for given in (bad.example.type, None):
        document = read_document(Path("policy.json"), bad.example.text, given)
        assert bad.rule in {each.rule for each in document_findings(document)}


def test_there_are_fifteen() -> None:
    """None of the table's rows is lost."""
    assert len(KNOWN_BAD) == 15
