"""Who may do what with the key that encrypts logs."""

from components.key_administration import administration
from components.log_archive_facts import LogArchiveFacts
from components.policy_document import Document, Statement, document


def log_key(facts: LogArchiveFacts) -> Document:
    """Policy of the key: services encrypt, the reader decrypts through S3, the archive administers.

    Sources:
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html,
    https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html and
    https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-cmk-policy.html
    """
    return document(
        [
            administration("ArchiveAdministersKey", facts.root_arn(facts.account_id)),
            *_cloudtrail(facts),
            _of_the_organization("ConfigEncrypts", "config", facts),
            _of_the_organization("LogDeliveryEncrypts", "delivery.logs", facts),
            _reader(facts),
        ]
    )


def _cloudtrail(facts: LogArchiveFacts) -> list[Statement]:
    from_trail = {"aws:SourceArn": facts.trail_arn}
    context = {"kms:EncryptionContext:aws:cloudtrail:arn": facts.any_trail_arn}
    return [
        {
            "Sid": "CloudTrailEncrypts",
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": "kms:GenerateDataKey*",
            "Resource": "*",
            "Condition": {"StringEquals": from_trail, "StringLike": context},
        },
        {
            "Sid": "CloudTrailLooks",
            "Effect": "Allow",
            "Principal": {"Service": "cloudtrail.amazonaws.com"},
            "Action": "kms:DescribeKey",
            "Resource": "*",
            "Condition": {"StringEquals": from_trail},
        },
    ]


def _of_the_organization(sid: str, service: str, facts: LogArchiveFacts) -> Statement:
    """A service that delivers from any account of the organization.

    It decrypts as well: S3 does so where an object comes in several parts.
    """
    return {
        "Sid": sid,
        "Effect": "Allow",
        "Principal": {"Service": f"{service}.amazonaws.com"},
        "Action": ["kms:Decrypt", "kms:GenerateDataKey*"],
        "Resource": "*",
        "Condition": {"StringEquals": {"aws:SourceOrgID": facts.organization_id}},
    }


def _reader(facts: LogArchiveFacts) -> Statement:
    through_s3 = {"kms:ViaService": f"s3.{facts.home_region}.amazonaws.com"}
    only_reader = {"aws:PrincipalArn": facts.reader_role_arn}
    return {
        "Sid": "ReaderDecryptsThroughS3",
        "Effect": "Allow",
        # The account, not the role: a role named here must exist before the key does.
        "Principal": {"AWS": facts.root_arn(facts.account_id)},
        "Action": "kms:Decrypt",
        "Resource": "*",
        "Condition": {"ArnEquals": only_reader, "StringEquals": through_s3},
    }
