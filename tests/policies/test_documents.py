"""Rendered documents are what AWS Organizations takes, the same on every run."""

import json
import random
from dataclasses import replace

import pytest

from bulkhead.evaluator.rcp_services import RCP_SERVICES
from policies.controls import (
    CONTROLS,
    PROOF_PARAMS,
    QUOTAS,
    WARNING_SHARE,
    Document,
    Params,
    documents,
)
from policies.controls._statement import Declarative

DOCUMENTS = documents(CONTROLS, PROOF_PARAMS)
each_document = pytest.mark.parametrize(
    "document", [pytest.param(document, id=document.name) for document in DOCUMENTS]
)


@each_document
def test_is_minified_ascii(document: Document) -> None:
    """White space counts against the quota; other than ASCII counts as several bytes."""
    assert document.content == json.dumps(json.loads(document.content), separators=(",", ":"))
    assert document.size == len(document.content.encode())


@each_document
def test_leaves_room_in_its_quota(document: Document) -> None:
    """A document of the whole baseline takes at most 80 % of what AWS allows."""
    assert document.size <= WARNING_SHARE * QUOTAS[document.type].characters


def test_is_the_same_whatever_the_order() -> None:
    """The order in which controls are given changes no byte: no diff without a change."""
    shuffled = list(CONTROLS)
    random.Random(7).shuffle(shuffled)  # noqa: S311 - an order, not a secret

    assert documents(shuffled, PROOF_PARAMS) == DOCUMENTS


def test_one_control_more_changes_its_bundle_only() -> None:
    """Adding a control's statements changes the documents of its bundle and no other."""
    less = documents([c for c in CONTROLS if c.id != "imdsv2_only"], PROOF_PARAMS)

    changed = set(DOCUMENTS) ^ set(less)

    assert {document.name for document in changed} == {"data", "data-ec2-settings"}


def test_resource_control_policies_keep_to_their_grammar() -> None:
    """RCPs name everybody, deny, list actions of services that support RCPs, and never `*` alone.

    Source: "RCP syntax", AWS Organizations User Guide.
    """
    for document in DOCUMENTS:
        if document.type != "RESOURCE_CONTROL_POLICY":
            continue
        for statement in json.loads(document.content)["Statement"]:
            assert (statement["Effect"], statement["Principal"]) == ("Deny", "*")
            assert {action.split(":")[0] for action in statement["Action"]} <= RCP_SERVICES
            assert set(statement) <= {
                *("Sid", "Effect", "Principal", "Action", "Resource", "NotResource", "Condition")
            }


def test_two_controls_cannot_set_one_setting_differently() -> None:
    """Declarative parts that contradict each other are a mistake, not a matter of order."""
    control = next(c for c in CONTROLS if c.id == "s3_public_access_blocked")
    other = {"s3_attributes": {"public_access_block_configuration": {"@@assign": "none"}}}
    contrary = replace(
        control, id="zz", declarative=(Declarative(type="S3_POLICY", content=other),)
    )

    with pytest.raises(ValueError, match="two controls set @@assign to different values"):
        documents([control, contrary], PROOF_PARAMS)


def test_an_empty_list_is_refused() -> None:
    """A statement with nothing to compare with would deny everything, or be refused by AWS."""
    with pytest.raises(ValueError, match="allowed_regions"):
        documents(CONTROLS, Params(log_buckets=("example-logs",)))
