"""Who may be the role that reads logs, and what that role and its sessions may do."""

from collections.abc import Sequence

from components.log_archive_facts import LogArchiveFacts
from components.policy_document import Document, document


def reader_trust(facts: LogArchiveFacts) -> Document:
    """Sessions of the security team's permission set, in the security account, and nobody else.

    There is no condition on `aws:MultiFactorAuthPresent`: sessions that Identity Center makes do
    not carry the key, so it would let nobody in. Identity Center itself asks for the second
    factor. Source:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
    """
    return document(
        [
            {
                "Sid": "SecurityTeam",
                "Effect": "Allow",
                "Principal": {"AWS": facts.root_arn(facts.security_account_id)},
                "Action": "sts:AssumeRole",
                "Condition": {
                    "ArnLike": {"aws:PrincipalArn": facts.reader_session_arn},
                    "StringEquals": {"aws:PrincipalOrgID": facts.organization_id},
                },
            }
        ]
    )


def reader(facts: LogArchiveFacts, buckets: Sequence[str], key_arn: str) -> Document:
    """What the role may do: list and read the log buckets, and fetch objects from cold storage."""
    arns = [facts.bucket_arn(bucket) for bucket in buckets]
    return document(
        [
            {
                "Sid": "FindLogs",
                "Effect": "Allow",
                "Action": ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"],
                "Resource": arns,
            },
            {
                "Sid": "ReadLogs",
                "Effect": "Allow",
                "Action": ["s3:GetObject", "s3:GetObjectVersion", "s3:RestoreObject"],
                "Resource": [f"{arn}/*" for arn in arns],
            },
            {
                "Sid": "DecryptLogs",
                "Effect": "Allow",
                "Action": "kms:Decrypt",
                "Resource": key_arn,
            },
        ]
    )


def with_reading_roles(inline_policy: Document | None, role_arns: Sequence[str]) -> Document:
    """The inline policy of the permission set whose sessions read logs and configuration.

    A role in another account is assumed only by whom both sides let: its trust policy and the
    caller's own policies. Source:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_cross-account-with-roles.html

    Args:
        inline_policy: What the configuration gives the permission set.
        role_arns: ARNs of the roles that they may become, or patterns of them.
    """
    statement = {
        "Sid": "BecomeReadingRoles",
        "Effect": "Allow",
        "Action": "sts:AssumeRole",
        "Resource": list(role_arns),
    }
    if inline_policy is None:
        return document([statement])
    configured = inline_policy["Statement"]
    statements = configured if isinstance(configured, Sequence) else [configured]
    return {**inline_policy, "Statement": [*statements, statement]}
