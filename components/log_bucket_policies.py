"""Who may do what with the log archive's buckets, as pure functions that return documents.

The rules: services write, for this organization alone; the security team's read role reads;
nobody deletes. The archive's own access role may manage settings, but does not read objects. No
principal of another account is let in at all.

What somebody who has taken over the archive's access role could still do, because whoever manages
an account's settings manages these policies too: rewrite the bucket and key policies and then
read; in the lock mode GOVERNANCE, delete as well; and schedule the key's deletion, which after
seven days or more makes everything unreadable whatever the lock. What holds even then: in the mode
COMPLIANCE no locked object goes before its retention ends, each of those steps is in the trail
before it takes effect, and guardrails on the account deny them to every role that is not exempt.
"""

from collections.abc import Mapping, Sequence

from components.log_archive_facts import LogArchiveFacts
from components.policy_document import Document, Statement, document

# Anonymous callers carry no key that says whether they are a service: they count as people.
_PEOPLE = {"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}
_READS = ("s3:GetObject*", "s3:RestoreObject")
_WRITES = ("s3:PutObject", "s3:PutObjectAcl", "s3:PutObject*Tagging", "s3:Replicate*")
_DELETIONS = (
    "s3:BypassGovernanceRetention",
    "s3:DeleteBucket",
    "s3:DeleteObject*",
    "s3:PutObjectLegalHold",
    "s3:PutObjectRetention",
)
_OWNED_BY_BUCKET_OWNER = {"s3:x-amz-acl": "bucket-owner-full-control"}


def trail_bucket(facts: LogArchiveFacts, bucket: str) -> Document:
    """Policy of the bucket that CloudTrail writes to.

    The path with the management account's id is used when the trail is turned into one of that
    account alone. Source:
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
    """
    arn = facts.bucket_arn(bucket)
    from_trail = {"aws:SourceArn": facts.trail_arn}
    owners = (facts.management_account_id, facts.organization_id)
    return document(
        [
            _allow("CloudTrailLooks", "cloudtrail", ["s3:GetBucketAcl"], [arn], from_trail),
            _allow(
                "CloudTrailWrites",
                "cloudtrail",
                ["s3:PutObject"],
                [f"{arn}/AWSLogs/{owner}/*" for owner in owners],
                {**from_trail, **_OWNED_BY_BUCKET_OWNER},
            ),
            *kept(facts, arn),
        ]
    )


def configuration_bucket(facts: LogArchiveFacts, bucket: str) -> Document:
    """Policy of the bucket that AWS Config writes to, from every account of the organization.

    Recorders with the service-linked role deliver as the service itself. Source:
    https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
    """
    arn = facts.bucket_arn(bucket)
    ours = {"aws:SourceOrgID": facts.organization_id}
    looks = ["s3:GetBucketAcl", "s3:ListBucket"]
    return document(
        [
            _allow("ConfigLooks", "config", looks, [arn], ours),
            _allow(
                "ConfigWrites",
                "config",
                ["s3:PutObject"],
                [f"{arn}/AWSLogs/*/Config/*"],
                {**ours, **_OWNED_BY_BUCKET_OWNER},
            ),
            *kept(facts, arn),
        ]
    )


def network_log_bucket(facts: LogArchiveFacts, bucket: str) -> Document:
    """Policy of the bucket of flow logs and DNS queries, of every account of the organization.

    AWS's example asks for an ACL, which is not sent to a bucket that has none: it would deny every
    delivery (https://github.com/cloudposse/terraform-aws-vpc-flow-logs-s3-bucket/pull/101).
    Sources: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html and
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html
    """
    arn = facts.bucket_arn(bucket)
    ours = {"aws:SourceOrgID": facts.organization_id}
    looks = ["s3:GetBucketAcl", "s3:ListBucket"]
    return document(
        [
            _allow("LogDeliveryLooks", "delivery.logs", looks, [arn], ours),
            _allow(
                "LogDeliveryWrites", "delivery.logs", ["s3:PutObject"], [f"{arn}/AWSLogs/*"], ours
            ),
            *kept(facts, arn),
        ]
    )


def access_log_bucket(facts: LogArchiveFacts, bucket: str) -> Document:
    """Policy of the bucket that keeps who asked the archive's other buckets for what.

    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
    """
    arn = facts.bucket_arn(bucket)
    ours = {"aws:SourceAccount": facts.account_id}
    return document(
        [
            _allow("S3Writes", "logging.s3", ["s3:PutObject"], [f"{arn}/*"], ours),
            *kept(facts, arn),
        ]
    )


def _allow(
    sid: str,
    service: str,
    actions: Sequence[str],
    resources: Sequence[str],
    equals: Mapping[str, str],
) -> Statement:
    return {
        "Sid": sid,
        "Effect": "Allow",
        "Principal": {"Service": f"{service}.amazonaws.com"},
        "Action": list(actions),
        "Resource": list(resources),
        "Condition": {"StringEquals": dict(equals)},
    }


def kept(facts: LogArchiveFacts, bucket_arn: str, *, by_services: bool = True) -> list[Statement]:
    """What is denied on every bucket of the archive, whatever anybody's own policies allow.

    Args:
        facts: The organization.
        bucket_arn: The bucket.
        by_services: Whether services alone write to it.
    """
    only_services = [_deny("OnlyServicesWrite", _WRITES, bucket_arn, _PEOPLE)]
    return [
        _deny("OnlyOverTls", ["s3:*"], bucket_arn, {"Bool": {"aws:SecureTransport": "false"}}),
        *_only_for_the_organization(facts, bucket_arn),
        *_unaltered(facts, bucket_arn),
        *(only_services if by_services else ()),
    ]


def _only_for_the_organization(facts: LogArchiveFacts, bucket_arn: str) -> list[Statement]:
    """Callers of the organization, and services on its behalf.

    Services name an account only where they act for one. Source:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
    """
    ours = facts.organization_id
    people = {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": ours}, **_PEOPLE}
    services = {
        "StringNotEqualsIfExists": {"aws:SourceOrgID": ours},
        "Null": {"aws:SourceAccount": "false"},
        "Bool": {"aws:PrincipalIsAWSService": "true"},
    }
    return [
        _deny("OnlyFromTheOrganization", ["s3:*"], bucket_arn, people),
        _deny("ServicesOnlyForTheOrganization", ["s3:*"], bucket_arn, services),
    ]


def _unaltered(facts: LogArchiveFacts, bucket_arn: str) -> list[Statement]:
    """The reader reads, nobody deletes; expiry by lifecycle needs no permission."""
    not_the_reader = {"ArnNotEquals": {"aws:PrincipalArn": facts.reader_role_arn}, **_PEOPLE}
    return [
        _deny("OnlyTheReaderReads", _READS, bucket_arn, not_the_reader),
        _deny("NobodyDeletes", _DELETIONS, bucket_arn, {}),
    ]


def _deny(
    sid: str,
    actions: Sequence[str],
    bucket_arn: str,
    condition: Mapping[str, Mapping[str, str]],
) -> Statement:
    statement = {
        "Sid": sid,
        "Effect": "Deny",
        "Principal": "*",
        "Action": list(actions),
        "Resource": [bucket_arn, f"{bucket_arn}/*"],
    }
    return {**statement, "Condition": dict(condition)} if condition else statement
