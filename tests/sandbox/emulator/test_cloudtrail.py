"""CloudTrail: who may make a trail, and which bucket and key take it."""

from tests.sandbox.emulator.aws import REGION, Aws, Organization
from tests.sandbox.emulator.documents import ARN, BUCKET, TRAIL_ARN, create_bucket, policy_document


def _admitting(owner: str, source_arn: str = TRAIL_ARN) -> str:
    service = {"Service": "cloudtrail.amazonaws.com"}
    source = {"aws:SourceArn": source_arn}
    acl = {**source, "s3:x-amz-acl": "bucket-owner-full-control"}
    allow = {"Effect": "Allow", "Principal": service}
    read = {"Action": "s3:GetBucketAcl", "Resource": ARN, "Condition": {"StringEquals": source}}
    put = {"Action": "s3:PutObject", "Resource": f"{ARN}/AWSLogs/{owner}/*"}
    return policy_document({**allow, **read}, {**allow, **put, "Condition": {"StringEquals": acl}})


def _create_trail(aws: Aws, **arguments: object) -> str:
    trail = {"Name": "organization", "S3BucketName": BUCKET, **arguments}
    return aws.refusal("cloudtrail", "create_trail", **trail)


def test_a_trail_needs_a_bucket_that_admits_it(bucket: Aws) -> None:
    """No bucket, a bucket without a policy, and one that admits another trail are refused."""
    insufficient = "InsufficientS3BucketPolicyException"
    assert _create_trail(bucket, S3BucketName="none") == "S3BucketDoesNotExistException"
    assert _create_trail(bucket) == insufficient
    for document, refusal in (
        (_admitting("123456789012", f"{TRAIL_ARN}-other"), insufficient),
        (_admitting("999999999999"), insufficient),
        (_admitting("123456789012"), ""),
    ):
        bucket.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=document)
        assert _create_trail(bucket) == refusal
    create_bucket(bucket, "closed")
    update = {"Name": "organization", "S3BucketName": "closed"}
    assert bucket.refusal("cloudtrail", "update_trail", **update) == insufficient


def test_a_trail_needs_a_key_that_admits_it(bucket: Aws) -> None:
    """A KMS key whose policy does not name CloudTrail is refused, as is one that is not there."""
    admit = _admitting("123456789012")
    bucket.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=admit)
    key = bucket.call("kms", "create_key")["KeyMetadata"]["Arn"]
    missing = f"arn:aws:kms:{REGION}:123456789012:key/none"
    assert _create_trail(bucket, KmsKeyId=missing) == "KmsKeyNotFoundException"
    assert _create_trail(bucket, KmsKeyId=key) == "InsufficientEncryptionPolicyException"
    own = {"Principal": {"AWS": "123456789012"}, "Action": "kms:*"}
    trail = {"Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "kms:GenerateDataKey*"}
    both = [{"Effect": "Allow", "Resource": "*", **statement} for statement in (own, trail)]
    put = {"KeyId": key, "PolicyName": "default", "Policy": policy_document(*both)}
    bucket.call("kms", "put_key_policy", **put)
    assert _create_trail(bucket, KmsKeyId=key) == ""
    update = {"Name": "organization", "KmsKeyId": missing}
    refusal = bucket.refusal("cloudtrail", "update_trail", **update)
    assert refusal == "KmsKeyNotFoundException"


def test_the_organization_trail_is_managements(organization: Organization) -> None:
    """The delegated administrator makes the organization's trail; management owns it."""
    aws = organization.aws
    create_bucket(aws)
    make_whole = {"Name": "own", "IsOrganizationTrail": True}
    refusal = aws.refusal("cloudtrail", "update_trail", **make_whole)
    assert refusal == "CloudTrailAccessNotEnabledException"
    described = aws.call("organizations", "describe_organization")["Organization"]
    admit = _admitting(described["Id"])
    aws.call("s3", "put_bucket_policy", Bucket=BUCKET, Policy=admit)
    member, whole = organization.member, {"IsOrganizationTrail": True}
    assert _create_trail(member, **whole) == "NotOrganizationMasterAccountException"
    register = {"MemberAccountId": organization.member_id}
    operation = ("cloudtrail", "register_organization_delegated_admin")
    assert aws.refusal(*operation, **register) == "CloudTrailAccessNotEnabledException"
    organization.trust("cloudtrail.amazonaws.com")
    assert member.refusal(*operation, **register) == "NotOrganizationManagementAccountException"
    aws.call(*operation, **register)
    assert aws.refusal(*operation, **register) == "AccountRegisteredException"
    assert _create_trail(member, **whole) == ""
    for seen_by in (aws, member):
        [trail] = seen_by.call("cloudtrail", "describe_trails")["trailList"]
        assert trail["TrailARN"] == TRAIL_ARN
    assert member.refusal("cloudtrail", "update_trail", Name=TRAIL_ARN, S3BucketName=BUCKET) == ""
    deregister = {"DelegatedAdminAccountId": organization.member_id}
    aws.call("cloudtrail", "deregister_organization_delegated_admin", **deregister)
    assert member.call("cloudtrail", "describe_trails")["trailList"] == []
