"""What passes through a network's endpoints, over the policies that are deployed."""

import pytest

from bulkhead.evaluator import (
    AttachedPolicies,
    Outcome,
    PolicyKind,
    access_request,
    compile_policy,
    evaluate,
)
from components.endpoint_policies import EndpointFacts, endpoint_policy
from config.network import INTERFACE_SERVICES
from policies.controls import Request
from tests.components.log_archive_requests import (
    ADMINISTRATOR,
    ORGANIZATION,
    OTHER_ORGANIZATION,
    OUTSIDER,
    WORKLOAD,
)

FACTS = EndpointFacts(
    organization_id=ORGANIZATION, vpc_id="vpc-1", region="eu-central-1", partition="aws"
)
OURS = f"arn:aws:iam::{WORKLOAD}:role/web"
THEIRS = f"arn:aws:iam::{OUTSIDER}:role/thief"
AWS_ACCOUNT = "555555555555"
ANONYMOUS = "anonymous"
FROM_OURS = {"aws:PrincipalOrgID": ORGANIZATION}
FROM_THEIRS = {"aws:PrincipalOrgID": OTHER_ORGANIZATION}
TO_OURS = {"aws:ResourceOrgID": ORGANIZATION}
TO_THEIRS = {"aws:ResourceOrgID": OTHER_ORGANIZATION}
HERE = {"aws:SourceVpc": "vpc-1"}
LAYER = "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/layer"
PATCHES = "arn:aws:s3:::patch-baseline-snapshot-eu-central-1/snapshot.json"
PARAMETER = "arn:aws:ssm:eu-central-1::parameter/aws/service/ami-amazon-linux-latest"
ROLE = f"arn:aws:iam::{WORKLOAD}:role/pod"
KEY = f"arn:aws:kms:eu-central-1:{OUTSIDER}:key/1"
SECRET = f"arn:aws:secretsmanager:eu-central-1:{WORKLOAD}:secret:db"


def outcome(
    service: str, principal: str, action: str, resource: str, context: dict[str, str]
) -> Outcome:
    """What becomes of a call; the caller's own policies allow everything.

    An endpoint's policy bounds as the policy of a resource in another account does: both sides
    have to allow.
    """
    policy = compile_policy(endpoint_policy(service, FACTS), PolicyKind.RESOURCE, service)
    request = Request(
        principal=principal,
        action=action,
        resource=resource,
        resource_account=AWS_ACCOUNT,
        context=context,
    )
    identity = () if principal == ANONYMOUS else (ADMINISTRATOR,)
    attached = AttachedPolicies(identity=identity, resource=policy)
    return evaluate(access_request(request), attached).outcome


@pytest.mark.parametrize(
    ("service", "principal", "action", "resource", "context"),
    [
        ("s3", OURS, "s3:PutObject", "arn:aws:s3:::ours/key", {**FROM_OURS, **TO_OURS}),
        ("secretsmanager", OURS, "secretsmanager:GetSecretValue", SECRET, FROM_OURS | TO_OURS),
        # Layers of images come by a link that Amazon ECR has signed, patches without a signature.
        ("s3", ANONYMOUS, "s3:GetObject", LAYER, HERE),
        ("s3", ANONYMOUS, "s3:GetObject", PATCHES, HERE),
        ("ssm", OURS, "ssm:GetParameters", PARAMETER, FROM_OURS),
        # A token becomes a role before there is a caller of the organization.
        ("sts", ANONYMOUS, "sts:AssumeRoleWithWebIdentity", ROLE, {**TO_OURS, **HERE}),
    ],
)
def test_what_workloads_need_passes(
    service: str, principal: str, action: str, resource: str, context: dict[str, str]
) -> None:
    """Callers of the organization reach what it owns, and what AWS keeps for everybody."""
    assert outcome(service, principal, action, resource, context) is Outcome.ALLOW


@pytest.mark.parametrize(
    ("service", "principal", "action", "resource", "context"),
    [
        # Data carried away with the attacker's credentials, or to the attacker's bucket.
        ("s3", THEIRS, "s3:PutObject", "arn:aws:s3:::theirs/loot", {**FROM_THEIRS, **TO_THEIRS}),
        ("s3", OURS, "s3:PutObject", "arn:aws:s3:::theirs/loot", {**FROM_OURS, **TO_THEIRS}),
        ("s3", THEIRS, "s3:GetObject", "arn:aws:s3:::ours/key", {**FROM_THEIRS, **TO_OURS}),
        ("s3", ANONYMOUS, "s3:PutObject", LAYER, HERE),
        ("s3", ANONYMOUS, "s3:GetObject", "arn:aws:s3:::theirs/tool", {**TO_THEIRS, **HERE}),
        ("kms", OURS, "kms:Encrypt", KEY, {**FROM_OURS, **TO_THEIRS}),
        ("sts", ANONYMOUS, "sts:AssumeRoleWithWebIdentity", ROLE, {**TO_THEIRS, **HERE}),
        ("ssm", THEIRS, "ssm:GetParameters", PARAMETER, FROM_THEIRS),
        ("ssm", OURS, "ssm:PutParameter", PARAMETER, {**FROM_OURS, **TO_THEIRS}),
    ],
)
def test_nothing_passes_to_or_from_others(
    service: str, principal: str, action: str, resource: str, context: dict[str, str]
) -> None:
    """Neither a foreign caller nor a foreign resource is reached by a private endpoint."""
    assert outcome(service, principal, action, resource, context) is Outcome.DENY


@pytest.mark.parametrize("service", ["s3", "dynamodb", *INTERFACE_SERVICES])
def test_every_endpoint_has_a_policy_of_its_size(service: str) -> None:
    """AWS takes policies of up to 20,480 characters ("Endpoint policies", AWS PrivateLink)."""
    policy = endpoint_policy(service, FACTS)
    assert len(str(policy)) < 20_480
