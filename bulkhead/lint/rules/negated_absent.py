"""A negated operator meets requests that lack the key, and holds.

StringNotEquals and its kin hold when the key is absent, with `IfExists` and without, so that a Deny
reaches requests that its writer did not think of: those by AWS services, through a VPC endpoint, or
with a default in place of a parameter. `Null: {key: false}` in the same statement leaves them
alone; a second Deny with `Null: {key: true}` says that they are meant. Keys that every request has
are no matter, nor are tags, where absent means not tagged, nor a list of exceptions beside another
condition.
"""

from collections.abc import Iterator, Mapping

from bulkhead.lint.clause import Clause
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny, deny_everybody
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement
from bulkhead.lint.types import DocumentType
from bulkhead.service_authorization import reference
from bulkhead.service_authorization.global_keys import SERVICE_PRINCIPALS_LACK

SEVERITY = "error"
# Where a request that lacks the key is an everyday one, and why.
USUALLY_ABSENT: Mapping[str, str] = {
    "s3:locationconstraint": "it is absent for buckets in us-east-1",
    "s3:x-amz-server-side-encryption": "clients that rely on the bucket's encryption omit it",
    "s3:x-amz-server-side-encryption-aws-kms-key-id": "clients that rely on the bucket omit it",
    "s3:x-amz-acl": "clients that set no ACL omit it",
    "sts:externalid": "callers of one's own organization send none",
    "aws:sourceip": "it is absent through a VPC endpoint and where a service calls",
    "aws:sourcevpc": "it is absent where a request does not come through a VPC endpoint",
    "aws:sourcevpce": "it is absent where a request does not come through a VPC endpoint",
}
# Asked for in every request: who leaves it out is meant to be denied.
REQUIRED = {
    "ec2:metadatahttptokens",
    "iam:permissionsboundary",
    "s3:x-amz-object-ownership",
}
# Named by rules of their own.
_ELSEWHERE = SERVICE_PRINCIPALS_LACK | {
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
    "aws:multifactorauthage",
}


def check(document: Document) -> Iterator[Problem]:
    """Say which conditions hold for an absent key."""
    for statement in document.statements:
        for clause in statement.clauses:
            name = clause.key.value.lower()
            if _is_meant(document, statement, clause) or name in _ELSEWHERE:
                continue
            reason = USUALLY_ABSENT.get(name)
            yield Problem(
                clause.operator.place,
                f"{clause} holds where the request has no {clause.key.value!r}"
                + (f": {reason}" if reason else ""),
                f'add "Null": {{"{clause.key.value}": "false"}}, or deny "true" in a statement',
                statement.label,
                None if reason else "warning",
            )


def _is_meant(document: Document, statement: Statement, clause: Clause) -> bool:
    name = clause.key.value.lower()
    key = reference().key(name)
    if key is None or not clause.negated:
        return True
    if "tag" in name or (clause.if_exists and name != "s3:locationconstraint"):
        return True
    guarded = any(_narrows(c) for c in statement.clauses)
    denied = any(
        c.base == "Null" and c.asks_for("true") for s in document.statements for c in s.on(name)
    )
    return guarded or denied or name in REQUIRED


def _narrows(clause: Clause) -> bool:
    """It says which requests are meant, so that the negated condition exempts some of them.

    The negated condition itself does, where its key is always there or it asks for a value.
    """
    name = clause.key.value.lower()
    key = reference().key(name)
    if name.startswith("aws:principal") and name != "aws:principalisawsservice":
        return False
    return key is not None and (key.always_present or not clause.holds_when_absent)


def _unless(
    operator: str, key: str, *values: str, action: str = "s3:PutObject"
) -> dict[str, object]:
    return deny(action, Condition={operator: {key: list(values)}})


REGIONS = _unless("StringNotEquals", "s3:LocationConstraint", "eu-west-1", action="s3:CreateBucket")
FIRES = (
    Example("the region of a bucket", REGIONS),
    Example(
        "the same with IfExists, which changes nothing",
        _unless("StringNotEqualsIfExists", "s3:LocationConstraint", "x", action="s3:CreateBucket"),
    ),
    Example("an address", _unless("NotIpAddress", "aws:SourceIp", "203.0.113.0/24")),
    Example(
        "a parameter that is not often asked for",
        _unless("StringNotEquals", "s3:x-amz-storage-class", "STANDARD"),
        severity="warning",
    ),
    Example(
        "beside roles that are exempt",
        deny(
            "s3:CreateBucket",
            Condition={
                "StringNotEquals": {"s3:LocationConstraint": "eu-west-1"},
                "ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/x"},
            },
        ),
    ),
    Example(
        "a parameter", _unless("StringNotEquals", "s3:x-amz-server-side-encryption", "aws:kms")
    ),
)
QUIET = (
    Example("a key that there is none of", _unless("StringNotEquals", "s3:Region", "eu-west-1")),
    Example(
        "a region that is named", _unless("StringEquals", "s3:LocationConstraint", "eu-west-1")
    ),
    Example(
        "a value that is required",
        _unless("StringNotEquals", "ec2:MetadataHttpTokens", "required", action="ec2:RunInstances"),
    ),
    Example(
        "an address, said by IfExists",
        _unless("NotIpAddressIfExists", "aws:SourceIp", "203.0.113.0/24"),
    ),
    Example(
        "the same where the key is there",
        {
            **REGIONS,
            "Condition": {
                "Null": {"s3:LocationConstraint": "false"},
                "StringNotEquals": {"s3:LocationConstraint": "eu-west-1"},
            },
        },
    ),
    Example(
        "the same beside a statement for absent keys",
        (REGIONS, deny("s3:CreateBucket", Condition={"Null": {"s3:LocationConstraint": "true"}})),
    ),
    Example(
        "a key that is always there",
        _unless("ArnNotLike", "aws:PrincipalArn", "arn:*:iam::*:role/x"),
    ),
    Example(
        "an exception beside another condition",
        deny(
            "bedrock:InvokeModel",
            Condition={
                "StringNotEquals": {"aws:RequestedRegion": "eu-west-1"},
                "ArnNotLike": {"bedrock:InferenceProfileArn": "arn:*:bedrock:*:*:*/eu.*"},
            },
        ),
    ),
    Example("a tag", _unless("StringNotEquals", "aws:PrincipalTag/team", "platform")),
    Example(
        "several values of which one must differ",
        _unless("ForAnyValue:StringNotEquals", "aws:CalledVia", "cloudformation.amazonaws.com"),
    ),
    Example(
        "what a rule of its own looks at",
        deny_everybody("s3:*", Condition={"StringNotEquals": {"aws:PrincipalOrgID": "o-a"}}),
        DocumentType.RESOURCE_CONTROL_POLICY,
    ),
)
