"""Pulumi type tokens: the types that are one thing under several names, written once.

pulumi-aws keeps a resource's older names as types of their own (`aws.s3.BucketV2`), and a check
that knows one name only is blind for the other.
"""


def tokens(module: str, *names: str) -> tuple[str, ...]:
    """Type tokens of a pulumi-aws module: `s3`, `Bucket` -> `aws:s3/bucket:Bucket`."""
    return tuple(f"aws:{module}/{name[0].lower()}{name[1:]}:{name}" for name in names)


ANY_AWS_TYPE = ("aws:*",)
"""Every resource type of pulumi-aws."""

BUCKET = tokens("s3", "Bucket", "BucketV2")
BUCKET_ACL = tokens("s3", "BucketAcl", "BucketAclV2")
BUCKET_OBJECT = tokens("s3", "BucketObject", "BucketObjectv2", "ObjectCopy")
BUCKET_POLICY = tokens("s3", "BucketPolicy")
BUCKET_PUBLIC_ACCESS_BLOCK = tokens("s3", "BucketPublicAccessBlock")
INSTANCE = tokens("ec2", "Instance", "SpotInstanceRequest")
LAUNCH_TEMPLATE = tokens("ec2", "LaunchTemplate")
LAUNCH_CONFIGURATION = tokens("ec2", "LaunchConfiguration")
