"""The checks of `s3_buckets_without_acls` for lists that a program writes.

Source: "Access control list (ACL) overview", Amazon S3 User Guide. What lets everybody in is the
business of `s3_public_access_blocked`.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._params import Params
from ._rules import Rule, all_of, must_not_be
from ._types import BUCKET, BUCKET_ACL

OTHER_ACLS = (
    "aws-exec-read",
    "bucket-owner-read",
    "bucket-owner-full-control",
    "log-delivery-write",
)
POLICY = (
    'aws.s3.BucketPolicy(..., policy=...) with "Principal": {"Service": "logging.s3.amazonaws.com"}'
)

canned = must_not_be("acl", *OTHER_ACLS, problem="a policy can say the same", write=POLICY)


def _no_list(path: str) -> Rule:
    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(path)
        elif given not in (None, [], {}):
            yield Violation(path, "is a list of who may do what", "aws.s3.BucketPolicy(...)")

    return find


A_GRANT = {"permissions": ["READ"], "type": "CanonicalUser", "id": "1a2b"}

ACL_CHECKS = (
    Check(
        name="inline-list",
        types=BUCKET,
        find=all_of(canned, _no_list("grants")),
        passes=({}, {"acl": "private"}, {"grants": []}),
        fails=({"acl": "log-delivery-write"}, {"grants": [A_GRANT]}),
    ),
    Check(
        name="list",
        types=BUCKET_ACL,
        find=all_of(canned, _no_list("accessControlPolicy")),
        passes=({"acl": "private"},),
        fails=(
            {"acl": "log-delivery-write"},
            {"accessControlPolicy": {"grants": [{"permission": "READ", "grantee": {"id": "1"}}]}},
        ),
    ),
)
