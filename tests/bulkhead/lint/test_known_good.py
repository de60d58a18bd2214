"""The linter leaves alone what is right."""

from pathlib import Path

import pytest

from bulkhead.lint.document import read_document
from bulkhead.lint.example import Example
from bulkhead.lint.run import document_findings
from tests.bulkhead.lint.known_good import KNOWN_GOOD

each_example = pytest.mark.parametrize(
    "example", [pytest.param(example, id=example.title) for example in KNOWN_GOOD]
)


@each_example
def test_nothing_is_found(example: Example) -> None:
    """A document that is right has neither error nor warning."""
    document = read_document(Path("policy.json"), example.text, example.type)
    assert list(map(str, document_findings(document))) == []


@each_example
def test_type_is_told_from_the_shape(example: Example) -> None:
    """The document's type need not be given."""
    assert read_document(Path("policy.json"), example.text).type is example.type
