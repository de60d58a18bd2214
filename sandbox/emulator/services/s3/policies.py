"""Bucket policies: which denials hit a call, and which policies a bucket takes."""

import json

from moto.iam.access_control import PermissionResult
from moto.s3.models import FakeBucket

from sandbox.emulator.boundaries import boundary_arn
from sandbox.emulator.call import Call
from sandbox.emulator.callers import caller_of
from sandbox.emulator.conditions import as_list
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import ANY, before
from sandbox.emulator.services.s3.actions import asked
from sandbox.emulator.services.s3.buckets import find_bucket
from sandbox.emulator.statements import Asked, Statement, denial, statements

# What the sandbox's own plain HTTP on loopback stands for.
TRANSPORT = {"aws:SecureTransport": "true", "s3:TlsVersion": "1.3", "s3:authType": "REST-HEADER"}
HEADERS = {
    "ServerSideEncryption": "s3:x-amz-server-side-encryption",
    "SSEKMSKeyId": "s3:x-amz-server-side-encryption-aws-kms-key-id",
    "ACL": "s3:x-amz-acl",
    "ObjectLockMode": "s3:object-lock-mode",
}
# Keys that narrow who "*" is; source: "The meaning of public", Amazon S3 User Guide.
NARROWING = frozenset(
    name.lower()
    for name in (
        "aws:PrincipalAccount",
        "aws:PrincipalArn",
        "aws:PrincipalOrgID",
        "aws:PrincipalOrgPaths",
        "aws:SourceAccount",
        "aws:SourceArn",
        "aws:SourceIp",
        "aws:SourceOrgID",
        "aws:SourceVpc",
        "aws:SourceVpce",
    )
)


def _neutral(self: FakeBucket, action: str, resource: str) -> PermissionResult:  # noqa: ARG001 - moto's names
    return PermissionResult.NEUTRAL


# Gap: moto applies a Deny to every object call, whatever its principal and its conditions.
FakeBucket.get_permission = _neutral  # type: ignore[method-assign] # `no_denial_hits` stands in


@before("s3", ANY)
def no_denial_hits(call: Call) -> None:
    """Refusal: an explicit Deny of the bucket's policy that concerns this call."""
    bucket = find_bucket(call.params.get("Bucket", ""))
    if bucket is None or bucket.policy is None:
        return
    caller = caller_of(call)
    headers = {key: call.params[name] for name, key in HEADERS.items() if name in call.params}
    context = {**caller.context, **TRANSPORT, **headers, "aws:ResourceAccount": bucket.account_id}
    is_bounded = bool(boundary_arn(caller))
    for action, resource in asked(call):
        if denial(bucket.policy, Asked(caller.principals, action, resource, context, is_bounded)):
            raise AwsError(
                "AccessDenied",
                f"User: {caller.arn} is not authorized to perform: {action} on resource: "
                f'"{resource}" with an explicit deny in a resource-based policy',
            )


@before("s3", "PutBucketPolicy")
def policy_is_accepted(call: Call) -> None:
    """Refusal: moto takes any text, and public policies where they are blocked."""
    document = call.params["Policy"]
    try:
        json.loads(document)
    except ValueError:
        raise AwsError("MalformedPolicy", "Policies must be valid JSON") from None
    bucket = find_bucket(call.params["Bucket"])
    block = bucket.public_access_block if bucket else None
    if block and block.block_public_policy and any(map(is_public, statements(document))):
        raise AwsError(
            "AccessDenied",
            "User is not authorized to perform: s3:PutBucketPolicy because public policies are "
            "prevented by the BlockPublicPolicy setting in S3 Block Public Access.",
        )


def is_public(statement: Statement) -> bool:
    """Whether a statement of a bucket policy lets everybody in."""
    principal = statement.get("Principal", {})
    names = as_list(principal.get("AWS", []) if isinstance(principal, dict) else principal)
    conditions = statement.get("Condition", {}).values()
    narrowed = any(key.lower() in NARROWING for keys in conditions for key in keys)
    return statement.get("Effect") == "Allow" and "*" in names and not narrowed
