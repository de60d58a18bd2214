"""Buckets themselves."""

from sandbox.provider.declare import Autoname, Default, Resource
from sandbox.provider.resources.s3.common import GONE, SERVICE
from sandbox.provider.sources import AUTONAMED, upstream
from sandbox.provider.steps import Call, Run, Tags, Work

BUCKET = upstream("s3/bucket.go")
OWN_RESOURCE = "a resource of its own says it"

# https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints
HOSTED_ZONES = {
    "eu-central-1": "Z21DNDUVLTQW6Q",
    "eu-west-1": "Z1BKCTXD74EZPE",
    "us-east-1": "Z3AQBSTGFJSTF",
    "us-west-2": "Z3BJ6K6RIION7M",
}
NO_CONSTRAINT = "us-east-1"


def _create_bucket(work: Work) -> dict[str, object]:
    """Create the bucket in its region; us-east-1 alone is not named.

    https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
    """
    bucket = work.properties["bucket"]
    members: dict[str, object] = {"Bucket": bucket}
    if work.properties.get("objectLockEnabled"):
        members["ObjectLockEnabledForBucket"] = True
    if work.region != NO_CONSTRAINT:
        members["CreateBucketConfiguration"] = {"LocationConstraint": work.region}
    work.call("CreateBucket", "", **members)
    return {"bucket": bucket}


def _hosted_zone(work: Work) -> dict[str, object]:
    zone = HOSTED_ZONES.get(work.region)
    return {"hostedZoneId": zone} if zone else {}


def _empty(work: Work) -> None:
    """Delete every version of every object where `forceDestroy` asks for it."""
    if not work.properties.get("forceDestroy"):
        return
    found = work.call("ListObjectVersions", Bucket=work.id)
    for version in (*found.get("Versions", ()), *found.get("DeleteMarkers", ())):
        work.call(
            "DeleteObject", Bucket=work.id, Key=version["Key"], VersionId=version["VersionId"]
        )


BUCKET_TYPE = Resource(
    type="aws:s3/bucket:Bucket",
    service=SERVICE,
    id="{bucket}",
    create=(Run(_create_bucket, sends=("bucket", "objectLockEnabled")),),
    read=(
        Call(
            "HeadBucket",
            out={
                "arn": "=arn:{partition}:s3:::{bucket}",
                "bucketDomainName": "={bucket}.s3.amazonaws.com",
                "bucketRegionalDomainName": "={bucket}.s3.{region}.amazonaws.com",
            },
        ),
        Call(
            "GetObjectLockConfiguration",
            at="ObjectLockConfiguration",
            out={"objectLockEnabled": "ObjectLockEnabled == 'Enabled'"},
            absent=("ObjectLockConfigurationNotFoundError",),
        ),
        Run(_hosted_zone, reads=("hostedZoneId",)),
    ),
    delete=(Run(_empty), Call("DeleteBucket")),
    gone=GONE,
    tags=Tags(
        "GetBucketTagging",
        "PutBucketTagging",
        "DeleteBucketTagging",
        {"Bucket": "$bucket"},
        at="TagSet",
        absent=("NoSuchTagSet",),
        whole=True,
    ),
    autoname=Autoname("bucket", AUTONAMED),
    replace_on={"bucket": BUCKET, "objectLockEnabled": BUCKET},
    defaults={"forceDestroy": Default(value=False, source=BUCKET)},
    local={"forceDestroy": "says what deletion does"},
    unserved={
        **dict.fromkeys(
            (
                "accelerationStatus",
                "acl",
                "corsRules",
                "grants",
                "lifecycleRules",
                "logging",
                "objectLockConfiguration",
                "policy",
                "replicationConfiguration",
                "requestPayer",
                "serverSideEncryptionConfiguration",
                "versioning",
                "website",
            ),
            OWN_RESOURCE,
        ),
        "bucketNamespace": "the sandbox has the global namespace only",
        "bucketPrefix": "the programs name what they make",
    },
    absent={
        "websiteDomain": "the sandbox serves no websites",
        "websiteEndpoint": "the sandbox serves no websites",
    },
)
