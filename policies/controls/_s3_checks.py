"""The checks of `s3_public_access_blocked`: settings, ACLs and policies, in every type's shape."""

from collections.abc import Iterator

from ._check import Check, StackCheck
from ._documents import let_in_everybody
from ._finding import Finding, Violation
from ._inputs import Inputs
from ._joined import joined
from ._params import Params
from ._rules import Rule, all_of, in_each, must_be, must_not_be
from ._stack import Resource
from ._types import (
    BUCKET,
    BUCKET_ACL,
    BUCKET_OBJECT,
    BUCKET_POLICY,
    BUCKET_PUBLIC_ACCESS_BLOCK,
    tokens,
)

SETTINGS = {
    "blockPublicAcls": "block_public_acls=True",
    "blockPublicPolicy": "block_public_policy=True",
    "ignorePublicAcls": "ignore_public_acls=True",
    "restrictPublicBuckets": "restrict_public_buckets=True",
}
BLOCKED = dict.fromkeys(SETTINGS, True)
PUBLIC_ACLS = ("public-read", "public-read-write", "authenticated-read")
PRIVATE = 'acl="private"'
PRINCIPAL = '"Principal": {"AWS": role.arn}, or a condition on aws:PrincipalOrgID'

# Groups that mean everybody, or everybody with an AWS account (Amazon S3 User Guide, ACL overview).
PUBLIC_GROUPS = (
    "http://acs.amazonaws.com/groups/global/AllUsers",
    "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
)

public_acl = must_not_be("acl", *PUBLIC_ACLS, problem="everybody can read it", write=PRIVATE)


def _public_grantee(path: str) -> Rule:
    return must_not_be(path, *PUBLIC_GROUPS, problem="that is everybody", write=PRIVATE)


def _policy_is_not_public(inputs: Inputs, _: Params) -> Iterator[Finding]:
    yield from let_in_everybody(inputs, "policy", write=PRINCIPAL)


def _all_blocked(*, default: bool | None = None) -> Rule:
    return all_of(*(must_be(p, wanted=True, default=default, write=w) for p, w in SETTINGS.items()))


MISSING = Violation(
    "",
    "has no public access block in this stack, so nobody sees when it is opened",
    f"aws.s3.BucketPublicAccessBlock(..., bucket=bucket.id, {', '.join(SETTINGS.values())})",
)


def _policy(principal: object, **more: object) -> dict[str, object]:
    statement = {"Effect": "Allow", "Principal": principal, "Action": "s3:GetObject", **more}
    return {"Version": "2012-10-17", "Statement": [statement]}


ORGANIZATION_ONLY = {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorgid"}}
HALVES = ["0.0.0.0/1", "128.0.0.0/1"]
A_BUCKET = Resource(BUCKET[0], "orders")
A_BLOCK = BUCKET_PUBLIC_ACCESS_BLOCK[0]

S3_CHECKS = (
    Check(
        name="public-access-block",
        types=(*BUCKET_PUBLIC_ACCESS_BLOCK, *tokens("s3", "AccountPublicAccessBlock")),
        find=_all_blocked(),
        passes=(BLOCKED, dict.fromkeys(SETTINGS, "true")),
        fails=({}, *({**BLOCKED, setting: False} for setting in SETTINGS)),
        remedy=BLOCKED,
    ),
    Check(
        name="access-point",
        types=tokens("s3", "AccessPoint"),
        find=in_each("publicAccessBlockConfiguration", _all_blocked(default=True)),
        passes=({"bucket": "orders"}, {"publicAccessBlockConfiguration": BLOCKED}),
        fails=({"publicAccessBlockConfiguration": {"blockPublicPolicy": False}},),
        remedy={f"publicAccessBlockConfiguration.{setting}": True for setting in SETTINGS},
    ),
    Check(
        name="multi-region-access-point",
        types=tokens("s3control", "MultiRegionAccessPoint"),
        find=in_each("details.publicAccessBlock", _all_blocked(default=True)),
        passes=({"details": {"name": "a"}}, {"details": {"publicAccessBlock": BLOCKED}}),
        fails=({"details": {"publicAccessBlock": {"ignorePublicAcls": False}}},),
    ),
    Check(
        name="bucket-acl",
        types=(*BUCKET, *BUCKET_OBJECT),
        find=public_acl,
        passes=({}, {"acl": "private"}),
        fails=tuple({"acl": acl} for acl in PUBLIC_ACLS),
        remedy={"acl": "private"},
    ),
    Check(
        name="grants",
        types=(*BUCKET, *tokens("s3", "ObjectCopy")),
        find=in_each("grants", _public_grantee("uri")),
        passes=(
            {},
            {"grants": [{"id": "1a2b", "permissions": ["READ"], "type": "CanonicalUser"}]},
        ),
        fails=({"grants": [{"uri": PUBLIC_GROUPS[0], "permissions": ["READ"], "type": "Group"}]},),
    ),
    Check(
        name="acl-resource",
        types=BUCKET_ACL,
        find=all_of(
            public_acl,
            in_each("accessControlPolicy.grants", _public_grantee("grantee.uri")),
        ),
        passes=(
            {"bucket": "orders", "acl": "private"},
            {"accessControlPolicy": {"grants": [{"grantee": {"id": "1a2b"}}]}},
        ),
        fails=(
            {"bucket": "orders", "acl": "public-read"},
            {"accessControlPolicy": {"grants": [{"grantee": {"uri": PUBLIC_GROUPS[1]}}]}},
        ),
    ),
    Check(
        name="policy",
        types=(
            *BUCKET_POLICY,
            *BUCKET,
            *tokens("s3", "AccessPoint"),
            *tokens("s3control", "AccessPointPolicy", "BucketPolicy"),
        ),
        find=_policy_is_not_public,
        passes=(
            {"policy": _policy({"AWS": "arn:aws:iam::111111111111:role/app"})},
            {"policy": _policy("*", Condition=ORGANIZATION_ONLY)},
            {"policy": _policy("*", Effect="Deny")},
            {"policy": _policy({"Service": "cloudfront.amazonaws.com"})},
        ),
        fails=(
            {"policy": _policy("*")},
            {"policy": _policy({"AWS": ["*"]})},
            {"policy": _policy("*", Condition={"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}})},
            {"policy": _policy("*", Condition={"StringNotEquals": {"aws:SourceVpc": "vpc-1"}})},
            {"policy": _policy("*", Condition={"IpAddress": {"aws:SourceIp": HALVES}})},
            {"policy": _policy("*", Condition={"StringLike": {"aws:PrincipalOrgID": "o-*"}})},
            {"policy": _policy("*", Condition={"ArnLike": {"aws:SourceArn": "arn:aws:s3:::*"}})},
            {"policy": _policy({"AWS": "arn:aws:iam::*:role/reader"})},
            {"policy": '{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:*"}}'},
            {"policy": "{"},
        ),
    ),
)

S3_STACK_CHECKS = (
    StackCheck(
        name="bucket-without-block",
        types=BUCKET,
        find=joined(
            BUCKET,
            BUCKET_PUBLIC_ACCESS_BLOCK,
            "bucket",
            MISSING,
            unsure="which bucket a public access block belongs to",
            identities=("id", "bucket", "arn"),
        ),
        passes=(
            (A_BUCKET, Resource(A_BLOCK, "block", depends_on={"bucket": ("orders",)})),
            (
                Resource(BUCKET[1], "orders", {"bucket": "acme-orders"}),
                Resource(A_BLOCK, "block", {"bucket": "acme-orders"}),
            ),
            (),
        ),
        fails=(
            (A_BUCKET,),
            (A_BUCKET, Resource(A_BLOCK, "block", depends_on={"bucket": ("other",)})),
        ),
    ),
)
