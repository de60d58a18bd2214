"""Requests that differ in one thing that a policy looks at are not taken for each other."""

from typing import Any

import pytest

from bulkhead.evaluator import Guardrails, Node, decide_guardrails
from tests.bulkhead.evaluator.builders import (
    ARCHIVE,
    DEVELOPER,
    USER,
    WORKLOAD,
    organization,
    request,
    scp,
    statement,
)

REGION = "aws:RequestedRegion"
MATRIX: list[tuple[dict[str, object], dict[str, Any], dict[str, Any]]] = [
    ({"StringEquals": {REGION: "x"}}, {"context": {REGION: "x"}}, {"context": {REGION: "y"}}),
    ({"StringEquals": {REGION: "x"}}, {"context": {REGION: "x"}}, {"unknown": [REGION]}),
    ({"StringNotEquals": {REGION: "x"}}, {"context": {REGION: "x"}}, {}),
    ({"ArnLike": {"aws:PrincipalArn": DEVELOPER}}, {"principal": DEVELOPER}, {"principal": USER}),
    ({"StringEquals": {"aws:ResourceAccount": WORKLOAD}}, {"owner": WORKLOAD}, {"owner": ARCHIVE}),
    (
        {"StringEquals": {"aws:PrincipalAccount": "${aws:ResourceAccount}"}},
        {"owner": WORKLOAD},
        {"owner": ARCHIVE},
    ),
    (
        {"StringEquals": {"aws:PrincipalTag/a": "${aws:RequestTag/a}"}},
        {"context": {"aws:PrincipalTag/a": "1", "aws:RequestTag/a": "1"}},
        {"context": {"aws:PrincipalTag/a": "1", "aws:RequestTag/a": "2"}},
    ),
]


@pytest.mark.parametrize(("condition", "meets", "does_not"), MATRIX)
def test_each_is_decided_by_itself(
    condition: dict[str, object], meets: dict[str, Any], does_not: dict[str, Any]
) -> None:
    """Whichever comes first, the other is not given its decision."""
    level = Node("root", service_control=(scp(statement("Deny", Condition=condition)),))
    nodes = organization(root=level)
    pair = [request(**meets), request(**does_not)]
    expected = [decide_guardrails(each, nodes) for each in pair]
    assert expected[0].outcome is not expected[1].outcome
    for order in ((0, 1), (1, 0)):
        guardrails = Guardrails.of(nodes)
        for place in order:
            assert guardrails.decide(pair[place]) == expected[place]
