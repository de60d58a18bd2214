"""Preferences of Session Manager, as its document holds them."""

from components.key_administration import administration
from components.policy_document import Document, document
from config.session_manager import SessionManager


def session_preferences(
    settings: SessionManager, *, bucket: str, prefix: str, key: str
) -> Document:
    """The content of the document `SSM-SessionManagerRunShell`.

    Numbers are texts there. Logs go to the bucket alone: CloudWatch Logs would be a second copy
    within reach of the account. Source:
    https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html

    Args:
        settings: Time-outs and user.
        bucket: Name of the archive's bucket.
        prefix: What its objects begin with.
        key: ARN of the KMS key, of the session's region, that encrypts what a session carries.
    """
    return {
        "schemaVersion": "1.0",
        "description": "Preferences of Session Manager, kept by the landing zone",
        "sessionType": "Standard_Stream",
        "inputs": {
            "s3BucketName": bucket,
            "s3KeyPrefix": prefix,
            "s3EncryptionEnabled": True,
            "cloudWatchLogGroupName": "",
            "cloudWatchEncryptionEnabled": True,
            "cloudWatchStreamingEnabled": False,
            "idleSessionTimeout": str(settings.idle_timeout_minutes),
            "maxSessionDuration": str(settings.maximum_session_minutes),
            "kmsKeyId": key,
            "runAsEnabled": settings.run_as is not None,
            "runAsDefaultUser": settings.run_as or "",
            "shellProfile": {"windows": "", "linux": ""},
        },
    }


def session_key(account_arn: str) -> Document:
    """Policy of the key: the account administers it and decides who uses it.

    People need kms:GenerateDataKey and instances kms:Decrypt, by their own policies. Nothing that
    is kept is encrypted with it, so it may be deleted. Source:
    https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html

    Args:
        account_arn: ARN of the account's root.
    """
    goes = ("kms:DeleteAlias", "kms:ScheduleKeyDeletion")
    use = {
        "Sid": "AccountUsesKey",
        "Effect": "Allow",
        "Principal": {"AWS": account_arn},
        "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
        "Resource": "*",
    }
    return document([administration("AccountAdministersKey", account_arn, *goes), use])
