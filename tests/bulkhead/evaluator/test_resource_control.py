"""Resource control policies, by AWS Organizations' user guide.

https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
"""

from dataclasses import replace

import pytest

from bulkhead.evaluator import (
    Decision,
    Node,
    Outcome,
    decide_guardrails,
    explain,
)
from tests.bulkhead.evaluator.builders import (
    ARCHIVE,
    DEVELOPER,
    MANAGEMENT,
    ORGANIZATION_ID,
    OTHER_ROLE,
    OUTSIDER,
    SERVICE_LINKED_ROLE,
    WORKLOAD,
    organization,
    rcp,
    request,
    statement,
)


@pytest.mark.parametrize(
    ("principal", "action", "resource", "owner", "outcome"),
    [
        (DEVELOPER, "s3:GetObject", "arn:aws:s3:::b/k", WORKLOAD, Outcome.DENY),
        (OTHER_ROLE, "s3:GetObject", "arn:aws:s3:::b/k", WORKLOAD, Outcome.DENY),
        ("anonymous", "s3:GetObject", "arn:aws:s3:::b/k", WORKLOAD, Outcome.DENY),
        ("logging.s3.amazonaws.com", "s3:PutObject", "arn:aws:s3:::b/k", WORKLOAD, Outcome.DENY),
        (
            f"arn:aws:iam::{MANAGEMENT}:role/a",
            "s3:GetObject",
            "arn:aws:s3:::b/k",
            WORKLOAD,
            Outcome.DENY,
        ),
        (SERVICE_LINKED_ROLE, "s3:GetObject", "arn:aws:s3:::b/k", WORKLOAD, Outcome.ALLOW),
        (DEVELOPER, "s3:GetObject", "arn:aws:s3:::b/k", MANAGEMENT, Outcome.ALLOW),
        (DEVELOPER, "s3:GetObject", "arn:aws:s3:::b/k", OUTSIDER, Outcome.ALLOW),
        (DEVELOPER, "kms:Decrypt", f"arn:aws:kms:r:{WORKLOAD}:key/k", WORKLOAD, Outcome.DENY),
        (DEVELOPER, "kms:RetireGrant", f"arn:aws:kms:r:{WORKLOAD}:key/k", WORKLOAD, Outcome.ALLOW),
        (
            DEVELOPER,
            "kms:Decrypt",
            f"arn:aws:kms:r:{WORKLOAD}:alias/aws/s3",
            WORKLOAD,
            Outcome.ALLOW,
        ),
        (DEVELOPER, "ec2:RunInstances", "*", WORKLOAD, Outcome.ALLOW),
    ],
)
def test_what_rcps_reach(
    principal: str, action: str, resource: str, owner: str, outcome: Outcome
) -> None:
    """RCPs bind all who act on a member's resource, in the services and actions they reach."""
    denying = rcp(statement("Deny", Principal="*", Action=["s3:*", "kms:*"]))
    nodes = organization(root=Node("root", resource_control=(denying,)))
    asked = request(action, resource, principal=principal, owner=owner)
    assert decide_guardrails(asked, nodes).outcome is outcome


def test_rcps_do_not_reach_keys_that_aws_manages() -> None:
    """A key's ARN does not tell who manages it; a request that says AWS does is left alone.

    https://docs.aws.amazon.com/kms/latest/developerguide/resource-control-policies.html
    """
    denying = rcp(statement("Deny", Principal="*", Action="kms:*"))
    nodes = organization(root=Node("root", resource_control=(denying,)))
    asked = request("kms:Decrypt", f"arn:aws:kms:r:{WORKLOAD}:key/k")
    assert decide_guardrails(asked, nodes).outcome is Outcome.DENY
    managed = decide_guardrails(replace(asked, is_aws_managed_key=True), nodes)
    assert managed.outcome is Outcome.ALLOW
    assert "RCPs do not protect KMS keys that AWS manages." in explain(managed)


def decide_perimeter(principal: str, **context: str) -> Decision:
    """Ask an identity perimeter: no one from outside, but for AWS services."""
    perimeter = rcp(
        statement(
            "Deny",
            Principal="*",
            Action="s3:*",
            Condition={
                "StringNotEqualsIfExists": {"aws:PrincipalOrgID": ORGANIZATION_ID},
                "BoolIfExists": {"aws:PrincipalIsAWSService": "false"},
            },
        )
    )
    nodes = organization(root=Node("root", resource_control=(perimeter,)))
    return decide_guardrails(request(principal=principal, context=context), nodes)


@pytest.mark.parametrize(
    ("principal", "outcome"),
    [
        (DEVELOPER, Outcome.ALLOW),
        (f"arn:aws:iam::{ARCHIVE}:role/x", Outcome.ALLOW),
        (f"arn:aws:iam::{MANAGEMENT}:role/x", Outcome.ALLOW),
        (OTHER_ROLE, Outcome.DENY),
        ("anonymous", Outcome.DENY),
        ("logging.s3.amazonaws.com", Outcome.ALLOW),
    ],
)
def test_organization_id_is_derived(principal: str, outcome: Outcome) -> None:
    """Callers of the organization carry its id; outsiders, services and the anonymous do not."""
    assert decide_perimeter(principal).outcome is outcome
