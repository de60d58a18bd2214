"""The example log archive with the policies that are deployed, and requests to it."""

import functools
from collections.abc import Callable, Mapping

from bulkhead.evaluator import (
    AttachedPolicies,
    Decision,
    Policy,
    PolicyKind,
    access_request,
    compile_policy,
    evaluate,
)
from components import log_bucket_policies
from components.log_archive_facts import LogArchiveFacts
from components.log_key_policy import log_key
from components.log_reader_policies import reader
from components.policy_document import Document
from policies.controls import Request

MANAGEMENT = "111111111111"
ARCHIVE = "222222222222"
SECURITY = "333333333333"
WORKLOAD = "444444444444"
OUTSIDER = "999999999999"
ORGANIZATION = "o-exampleorgid"
OTHER_ORGANIZATION = "o-otherorgid"

FACTS = LogArchiveFacts(
    partition="aws",
    home_region="eu-central-1",
    organization_id=ORGANIZATION,
    management_account_id=MANAGEMENT,
    account_id=ARCHIVE,
    security_account_id=SECURITY,
    trail_name="organization",
    reader_role_name="log-reader",
    reader_permission_set="SecurityAudit",
)
TRAIL, CONFIGURATION, ACCESS_LOGS = "trail-bucket", "configuration-bucket", "access-log-bucket"
NETWORK = "network-log-bucket"
BUCKET_POLICIES: dict[str, Callable[[LogArchiveFacts, str], Document]] = {
    TRAIL: log_bucket_policies.trail_bucket,
    CONFIGURATION: log_bucket_policies.configuration_bucket,
    ACCESS_LOGS: log_bucket_policies.access_log_bucket,
    NETWORK: log_bucket_policies.network_log_bucket,
}
BUCKETS = tuple(BUCKET_POLICIES)
KEY = f"arn:aws:kms:eu-central-1:{ARCHIVE}:key/00000000-0000-0000-0000-000000000000"

ACCESS_ROLE = f"arn:aws:iam::{ARCHIVE}:role/OrganizationAccountAccessRole"
READER = FACTS.reader_role_arn
CLOUDTRAIL, CONFIG = "cloudtrail.amazonaws.com", "config.amazonaws.com"
LOG_DELIVERY = "delivery.logs.amazonaws.com"
S3_LOGGING = "logging.s3.amazonaws.com"


EVERYTHING: Document = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}],
}
ADMINISTRATOR = compile_policy(EVERYTHING, PolicyKind.IDENTITY, "administrator")
READS_LOGS = compile_policy(reader(FACTS, BUCKETS, KEY), PolicyKind.IDENTITY, "read-logs")

THROUGH_S3 = {"kms:ViaService": "s3.eu-central-1.amazonaws.com"}


@functools.cache
def policy_of(resource: str) -> Policy:
    """The policy of a bucket or of the key."""
    policy = log_key(FACTS) if resource == KEY else BUCKET_POLICIES[resource](FACTS, resource)
    return compile_policy(policy, PolicyKind.RESOURCE, resource)


def decide(
    principal: str,
    action: str,
    resource: str,
    *,
    organization: str = ORGANIZATION,
    identity: Policy = ADMINISTRATOR,
    context: Mapping[str, str] | None = None,
) -> Decision:
    """Whether a caller whose own policies allow it may do something in the archive.

    Args:
        principal: Who calls.
        action: What is called.
        resource: Name of a bucket, `<bucket>/<key>` or the ARN of the key.
        organization: The organization of the caller.
        identity: What the caller's own policies allow.
        context: Condition keys; TLS is used where nothing is said.
    """
    is_service = principal.endswith(".amazonaws.com")
    member = {} if is_service or principal == "anonymous" else {"aws:PrincipalOrgID": organization}
    request = Request(
        principal=principal,
        action=action,
        resource=resource if resource == KEY else f"arn:aws:s3:::{resource}",
        resource_account=ARCHIVE,
        context={"aws:SecureTransport": "true", **member, **(context or {})},
    )
    attached = AttachedPolicies(
        identity=() if is_service or principal == "anonymous" else (identity,),
        resource=policy_of(resource if resource == KEY else resource.partition("/")[0]),
    )
    return evaluate(access_request(request), attached)
