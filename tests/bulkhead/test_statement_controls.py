"""A statement seen in AWS leads to its control."""

import json

from bulkhead.statement_controls import control_of
from policies.controls import CONTROLS, PROOF_PARAMS, documents


def test_every_rendered_statement_belongs_to_one_of_its_documents_controls() -> None:
    """The Sid of each statement, also of one that is repeated for each of some names, is known."""
    for document in documents(CONTROLS, PROOF_PARAMS):
        for statement in json.loads(document.content).get("Statement", ()):
            assert control_of(statement["Sid"]) in document.control_ids


def test_a_statement_of_others_belongs_to_no_control() -> None:
    """What is not ours is not claimed."""
    assert control_of("AllowEverything") is None
    assert control_of(None) is None
