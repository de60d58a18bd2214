"""Policies of an organization: their form, size, and number on a target."""

import json

import pytest

from sandbox.emulator.services.organizations.quotas import QUOTAS
from tests.sandbox.emulator.aws import Organization
from tests.sandbox.emulator.policy_documents import (
    CONTENT,
    DENY,
    RCP,
    SCP,
    create_policy,
    enable,
    policy_arguments,
)


@pytest.mark.parametrize("policy_type", sorted(QUOTAS))
def test_every_policy_type_has_a_life(organization: Organization, policy_type: str) -> None:
    """Create, refuse while not enabled, attach, list, detach and delete, for every type of AWS."""
    aws, root = organization.aws, organization.root_id
    policy = create_policy(aws, policy_type)
    target = {"PolicyId": policy, "TargetId": root}
    refusal = aws.refusal("organizations", "attach_policy", **target)
    assert refusal == "PolicyTypeNotEnabledException"
    enable(organization, policy_type)
    aws.call("organizations", "attach_policy", **target)
    listed = aws.call(
        "organizations", "list_policies_for_target", TargetId=root, Filter=policy_type
    )["Policies"]
    [summary] = [known for known in listed if known["Id"] == policy]
    assert f"/{policy_type.lower()}/" in summary["Arn"]
    again = aws.refusal("organizations", "attach_policy", **target)
    assert again == "DuplicatePolicyAttachmentException"
    aws.call("organizations", "detach_policy", **target)
    refusal = aws.refusal("organizations", "detach_policy", **target)
    assert refusal == "PolicyNotAttachedException"
    aws.call("organizations", "delete_policy", PolicyId=policy)


@pytest.mark.parametrize("policy_type", sorted(CONTENT))
def test_documents_are_held_to_their_size(organization: Organization, policy_type: str) -> None:
    """A document of exactly the quota is taken; one character more is not."""
    minified = json.dumps(CONTENT[policy_type], separators=(",", ":"))
    largest = minified + " " * (QUOTAS[policy_type].characters - len(minified))
    accepted = policy_arguments(policy_type, "largest", largest)
    refused = policy_arguments(policy_type, "larger", f"{largest} ")
    assert organization.aws.refusal("organizations", "create_policy", **accepted) == ""
    refusal = organization.aws.refusal("organizations", "create_policy", **refused)
    assert refusal == "ConstraintViolationException"


MALFORMED = {
    "no JSON": ("SERVICE_CONTROL_POLICY", "{"),
    "no object": ("TAG_POLICY", "[]"),
    "wrong key": ("DECLARATIVE_POLICY_EC2", {"ec2": {}}),
    "no version": ("SERVICE_CONTROL_POLICY", {"Statement": [DENY]}),
    "no statement": ("SERVICE_CONTROL_POLICY", {"Version": "2012-10-17", "Statement": []}),
    "principal in an SCP": ("SERVICE_CONTROL_POLICY", RCP),
    "no effect": (
        "SERVICE_CONTROL_POLICY",
        {"Version": "2012-10-17", "Statement": [{"Action": "*", "Resource": "*"}]},
    ),
    "no action": (
        "SERVICE_CONTROL_POLICY",
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Resource": "*"}]},
    ),
    "no principal in an RCP": ("RESOURCE_CONTROL_POLICY", SCP),
    "an RCP that allows": (
        "RESOURCE_CONTROL_POLICY",
        {"Version": "2012-10-17", "Statement": [{**DENY, "Principal": "*", "Effect": "Allow"}]},
    ),
    "an RCP for every action": (
        "RESOURCE_CONTROL_POLICY",
        {"Version": "2012-10-17", "Statement": [{**DENY, "Principal": "*", "Action": "*"}]},
    ),
    "an RCP of no resource": (
        "RESOURCE_CONTROL_POLICY",
        {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*"}],
        },
    ),
}


@pytest.mark.parametrize(("policy_type", "content"), MALFORMED.values(), ids=MALFORMED.keys())
def test_malformed_documents_are_refused(
    organization: Organization, policy_type: str, content: object
) -> None:
    """What the syntax of a policy type does not allow is neither created nor updated to."""
    malformed = policy_arguments(policy_type, "malformed", content)
    expected = "MalformedPolicyDocumentException"
    aws = organization.aws
    assert aws.refusal("organizations", "create_policy", **malformed) == expected
    update = {"PolicyId": create_policy(aws, policy_type), "Content": malformed["Content"]}
    assert aws.refusal("organizations", "update_policy", **update) == expected


@pytest.mark.parametrize("policy_type", ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"])
def test_a_target_takes_no_more_than_its_quota(
    organization: Organization, policy_type: str
) -> None:
    """AWS's own policy counts, and the first policy over the quota is refused."""
    enable(organization, policy_type)
    quota = QUOTAS[policy_type].per_target
    refusals = [
        organization.aws.refusal(
            "organizations",
            "attach_policy",
            PolicyId=create_policy(organization.aws, policy_type, f"policy {number}"),
            TargetId=organization.member_id,
        )
        for number in range(quota)
    ]
    assert refusals == [""] * (quota - 1) + ["ConstraintViolationException"]


@pytest.mark.parametrize(
    ("policy_type", "default"),
    [
        ("SERVICE_CONTROL_POLICY", "p-FullAWSAccess"),
        ("RESOURCE_CONTROL_POLICY", "p-RCPFullAWSAccess"),
    ],
)
def test_the_last_policy_stays(organization: Organization, policy_type: str, default: str) -> None:
    """A target keeps one SCP, and AWS's own RCP always."""
    enable(organization, policy_type)
    target = {"PolicyId": default, "TargetId": organization.root_id}
    refusal = organization.aws.refusal("organizations", "detach_policy", **target)
    assert refusal == "ConstraintViolationException"


def test_disabling_a_type_detaches_its_policies(organization: Organization) -> None:
    """A type that is disabled and enabled again begins with AWS's own policy alone."""
    aws, root = organization.aws, organization.root_id
    enable(organization, "SERVICE_CONTROL_POLICY")
    policy = create_policy(aws, "SERVICE_CONTROL_POLICY")
    aws.call("organizations", "attach_policy", PolicyId=policy, TargetId=root)
    scp = {"PolicyType": "SERVICE_CONTROL_POLICY", "RootId": root}
    aws.call("organizations", "disable_policy_type", **scp)
    enable(organization, "SERVICE_CONTROL_POLICY")
    attached = aws.call(
        "organizations",
        "list_policies_for_target",
        TargetId=root,
        Filter="SERVICE_CONTROL_POLICY",
    )["Policies"]
    assert [known["Id"] for known in attached] == ["p-FullAWSAccess"]
