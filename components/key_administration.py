"""Who administers a KMS key of the landing zone, in the key's policy."""

from components.policy_document import Statement

# Everything that keeps the key's settings, and nothing that uses the key, grants its use, or puts
# it out of use.
_ADMINISTRATION = (
    "kms:CancelKeyDeletion",
    "kms:CreateAlias",
    "kms:DescribeKey",
    "kms:EnableKey",
    "kms:EnableKeyRotation",
    "kms:GetKeyPolicy",
    "kms:GetKeyRotationStatus",
    "kms:ListAliases",
    "kms:ListGrants",
    "kms:ListKeyPolicies",
    "kms:ListKeyRotations",
    "kms:ListResourceTags",
    "kms:PutKeyPolicy",
    "kms:RevokeGrant",
    "kms:TagResource",
    "kms:UntagResource",
    "kms:UpdateAlias",
    "kms:UpdateKeyDescription",
)

# The longest waiting period that AWS offers, in which a deletion can still be called off:
# https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
DELETION_WINDOW_DAYS = 30


def administration(sid: str, account_arn: str, *more: str) -> Statement:
    """The statement that lets an account administer its key, and not use it.

    Args:
        sid: Id of the statement.
        account_arn: ARN of the account's root, for whoever its own IAM policies admit.
        more: Further actions, for a key whose alias or which itself may go.
    """
    return {
        "Sid": sid,
        "Effect": "Allow",
        "Principal": {"AWS": account_arn},
        "Action": sorted((*_ADMINISTRATION, *more)),
        "Resource": "*",
    }
