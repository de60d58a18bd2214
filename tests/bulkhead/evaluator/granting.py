"""Policies that grant and limit, and what they decide together in the example organization."""

from bulkhead.evaluator import (
    AttachedPolicies,
    Decision,
    Policy,
    PolicyKind,
    evaluate,
)
from tests.bulkhead.evaluator.builders import (
    DEVELOPER,
    WORKLOAD,
    organization,
    policy,
    request,
    statement,
)

IDENTITY = policy(PolicyKind.IDENTITY, statement(), name="identity")
OTHER_BOUNDARY = policy(PolicyKind.BOUNDARY, statement(Action="ec2:*"), name="boundary")


def opened_to(principal: object, kind: PolicyKind = PolicyKind.RESOURCE) -> Policy:
    """Write a resource's policy that allows everything to a principal."""
    elements = {"Effect": "Allow", "Action": "*", "Principal": principal}
    return policy(kind, elements, name="resource")


def decide(
    attached: AttachedPolicies,
    *,
    action: str = "s3:GetObject",
    resource: str = "arn:aws:s3:::bucket/key",
    principal: str = DEVELOPER,
    owner: str = WORKLOAD,
) -> Decision:
    """Decide within the example organization."""
    asked = request(action, resource, principal=principal, owner=owner)
    return evaluate(asked, attached, organization())
