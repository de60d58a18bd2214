"""New buckets are governed by policies alone: access control lists are off.

With access control lists, whoever writes an object owns it and decides who reads it, and no policy
shows that. Buckets have been without them by default since 2023; this keeps new ones so.

Exceptions: the landing zone's own roles. The request that turns the lists on for a bucket that
exists carries no key to compare with; that is the pack's and the audit's to find. Older ways to
deliver logs (of CloudFront, for example) need the lists: make their bucket by an exempt role.
"""

from ._acl_checks import ACL_CHECKS
from ._audit import policy_type_is_enabled
from ._check import Check
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, calls
from ._rules import must_be
from ._statement import Deny
from ._types import tokens

BUCKET = "arn:aws:s3:::orders"
OWNERSHIP = "s3:x-amz-object-ownership"
CREATE = "s3:CreateBucket"
WITH_LISTS = ("BucketOwnerPreferred", "ObjectWriter")

CONTROL = Control(
    severity="medium",
    bundle="data",
    frameworks=Frameworks(fsbp=("S3.12",)),
    service_control=(
        Deny(
            sid="DenyBucketsWithAcls",
            actions=(CREATE,),
            condition={"StringEquals": {OWNERSHIP: WITH_LISTS}},
            denied=calls(
                ADMINISTRATOR, CREATE, resource=BUCKET, context={OWNERSHIP: "ObjectWriter"}
            ),
            allowed=(
                *calls(ADMINISTRATOR, CREATE, resource=BUCKET),
                *calls(
                    ADMINISTRATOR,
                    CREATE,
                    resource=BUCKET,
                    context={OWNERSHIP: "BucketOwnerEnforced"},
                ),
                *calls(LANDING_ZONE, CREATE, resource=BUCKET, context={OWNERSHIP: "ObjectWriter"}),
            ),
        ),
    ),
    checks=(
        Check(
            name="ownership",
            types=tokens("s3", "BucketOwnershipControls"),
            find=must_be(
                "rule.objectOwnership",
                wanted="BucketOwnerEnforced",
                write='rule={"object_ownership": "BucketOwnerEnforced"}',
            ),
            passes=({"rule": {"objectOwnership": "BucketOwnerEnforced"}},),
            fails=({"rule": {"objectOwnership": "ObjectWriter"}}, {"bucket": "orders"}),
        ),
        *ACL_CHECKS,
    ),
    audit=(policy_type_is_enabled("SERVICE_CONTROL_POLICY"),),
)
