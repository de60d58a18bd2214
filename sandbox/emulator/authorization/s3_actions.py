"""What calls of S3 and S3 Control need, beyond the action that bears the operation's name.

Source: "Required permissions for Amazon S3 API operations", Amazon S3 User Guide.
"""

from collections.abc import Iterator
from urllib.parse import unquote

from sandbox.emulator.call import Call
from sandbox.emulator.services.s3.actions import asked

# Parameters that ask for more than the operation itself, and the action that they need as well.
MORE = {
    "CreateBucket": {
        "ACL": "s3:PutBucketAcl",
        "GrantFullControl": "s3:PutBucketAcl",
        "ObjectLockEnabledForBucket": "s3:PutBucketObjectLockConfiguration",
        "ObjectOwnership": "s3:PutBucketOwnershipControls",
    },
    "PutObject": {
        "ACL": "s3:PutObjectAcl",
        "ObjectLockLegalHoldStatus": "s3:PutObjectLegalHold",
        "ObjectLockMode": "s3:PutObjectRetention",
        "Tagging": "s3:PutObjectTagging",
    },
    "CopyObject": {
        "ACL": "s3:PutObjectAcl",
        "ObjectLockLegalHoldStatus": "s3:PutObjectLegalHold",
        "ObjectLockMode": "s3:PutObjectRetention",
        "Tagging": "s3:PutObjectTagging",
    },
    "CreateMultipartUpload": {
        "ACL": "s3:PutObjectAcl",
        "ObjectLockLegalHoldStatus": "s3:PutObjectLegalHold",
        "ObjectLockMode": "s3:PutObjectRetention",
        "Tagging": "s3:PutObjectTagging",
    },
}
BYPASSING = "s3:BypassGovernanceRetention"


def s3_asked(call: Call) -> Iterator[tuple[str, str]]:
    """The actions that a call needs, each with the ARN that it needs it on."""
    if "Bucket" not in call.params:
        name = "ListAllMyBuckets" if call.operation == "ListBuckets" else call.operation
        yield f"s3:{name}", "*"
        return
    needed = asked(call)
    yield from needed
    for parameter, action in MORE.get(call.operation, {}).items():
        if call.params.get(parameter):
            yield action, needed[0][1]
    if call.params.get("BypassGovernanceRetention"):
        yield from ((BYPASSING, resource) for _, resource in needed)
    if isinstance(source := call.params.get("CopySource"), str):
        yield "s3:GetObject", f"arn:aws:s3:::{unquote(source).lstrip('/').split('?')[0]}"
