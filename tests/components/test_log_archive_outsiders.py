"""Who is kept out of the log archive, over the policies that are deployed."""

import botocore.session
import pytest

from bulkhead.evaluator import (
    AttachedPolicies,
    Outcome,
    PolicyKind,
    access_request,
    compile_policy,
    evaluate,
)
from components.policy_document import document
from policies.controls import Request
from tests.components.log_archive_requests import (
    ADMINISTRATOR,
    ARCHIVE,
    BUCKET_POLICIES,
    BUCKETS,
    CONFIG,
    FACTS,
    KEY,
    ORGANIZATION,
    OTHER_ORGANIZATION,
    OUTSIDER,
    WORKLOAD,
    decide,
)

PEOPLE_OF_A_WORKLOAD_ACCOUNT = (
    f"arn:aws:iam::{WORKLOAD}:role/Administrator",
    f"arn:aws:iam::{WORKLOAD}:role/OrganizationAccountAccessRole",
    f"arn:aws:iam::{WORKLOAD}:role/log-reader",
    f"arn:aws:sts::{WORKLOAD}:assumed-role/Administrator/ada@example.com",
    f"arn:aws:sts::{WORKLOAD}:assumed-role/AWSReservedSSO_SecurityAudit_0123456789abcdef/ada",
    f"arn:aws:iam::{WORKLOAD}:user/ada",
    f"arn:aws:iam::{WORKLOAD}:root",
)
OUTSIDERS = (f"arn:aws:iam::{OUTSIDER}:role/log-reader", f"arn:aws:iam::{OUTSIDER}:root")


def operations(service: str) -> list[str]:
    """Every operation of a service, as IAM actions."""
    model = botocore.session.get_session().get_service_model(service)
    return [f"{service}:{operation}" for operation in model.operation_names]


S3_ACTIONS = [*operations("s3"), "s3:GetObjectVersion", "s3:DeleteObjectVersion"]
KMS_ACTIONS = operations("kms")


@pytest.mark.parametrize("principal", [*PEOPLE_OF_A_WORKLOAD_ACCOUNT, *OUTSIDERS, "anonymous"])
def test_nobody_of_another_account_gets_at_anything(principal: str) -> None:
    """No principal of a workload account or from outside may do anything to bucket, log or key.

    Whatever its own policies allow, and in whichever organization it says it is.
    """
    resources = [*BUCKETS, *(f"{bucket}/AWSLogs/log.gz" for bucket in BUCKETS)]
    allowed = [
        (action, resource, organization)
        for organization in (ORGANIZATION, OTHER_ORGANIZATION)
        for actions, places in ((S3_ACTIONS, resources), (KMS_ACTIONS, [KEY]))
        for action in actions
        for resource in places
        if decide(principal, action, resource, organization=organization).outcome
        is not Outcome.DENY
    ]
    assert allowed == []


@pytest.mark.parametrize("bucket", BUCKETS)
@pytest.mark.parametrize(
    ("principal", "context"),
    [
        (OUTSIDERS[0], {"aws:PrincipalOrgID": OTHER_ORGANIZATION}),
        ("anonymous", {}),
        (CONFIG, {"aws:SourceOrgID": OTHER_ORGANIZATION, "aws:SourceAccount": OUTSIDER}),
        (CONFIG, {"aws:SourceAccount": OUTSIDER}),
    ],
)
def test_the_organization_is_the_limit_even_of_a_policy_that_opens_the_bucket(
    bucket: str, principal: str, context: dict[str, str]
) -> None:
    """A statement too many lets nobody in who is not of the organization, or works for it."""
    mistake = {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*"}
    statements = BUCKET_POLICIES[bucket](FACTS, bucket)["Statement"]
    assert isinstance(statements, list)
    opened = document([mistake, *statements])
    request = Request(
        principal=principal,
        action="s3:ListBucket",
        resource=f"arn:aws:s3:::{bucket}",
        resource_account=ARCHIVE,
        context={"aws:SecureTransport": "true", **context},
    )
    is_outsider = principal == OUTSIDERS[0]
    attached = AttachedPolicies(
        identity=(ADMINISTRATOR,) if is_outsider else (),
        resource=compile_policy(opened, PolicyKind.RESOURCE, bucket),
    )
    assert evaluate(access_request(request), attached).outcome is Outcome.DENY
