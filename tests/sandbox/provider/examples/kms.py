"""Examples of AWS KMS."""

import json

from sandbox.provider.sources import upstream
from tests.sandbox.provider.examples import AWS_HAS_IT_TOO, Example, Need


def key_policy(sid: str) -> str:
    """Write a key policy that leaves the key to its account."""
    account = "arn:aws:iam::123456789012:root"
    statement = {
        "Sid": sid,
        "Effect": "Allow",
        "Principal": {"AWS": account},
        "Action": "kms:*",
        "Resource": "*",
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


KEY = Need("aws:kms/key:Key", {"description": "Logs"})
OTHER_KEY = Need("aws:kms/key:Key", {"description": "Others"})

EXAMPLES = {
    "aws:kms/key:Key": Example(
        inputs={
            "deletionWindowInDays": 30,
            "description": "Logs",
            "enableKeyRotation": True,
            "multiRegion": True,
            "policy": key_policy("Account"),
            "tags": {"owner": "platform", "ring": "sandbox"},
        },
        changes=(
            ("bypassPolicyLockoutSafetyCheck", True),
            ("deletionWindowInDays", 7),
            ("description", "Trails"),
            ("enableKeyRotation", False),
            ("isEnabled", False),
            ("policy", key_policy("Root")),
            ("rotationPeriodInDays", 180),
            ("tags", {"owner": "security", "tier": "1"}),
            ("tags", None),
        ),
        made_with=(
            {
                "customerMasterKeySpec": "RSA_4096",
                "enableKeyRotation": None,
                "keyUsage": "SIGN_VERIFY",
                "multiRegion": None,
            },
        ),
        unprovable={
            "defaults.keyUsage": AWS_HAS_IT_TOO,
            "delete[0].ScheduleKeyDeletion.args.PendingWindowInDays": "no output tells it",
            "gone": "a key is only gone after its waiting period",
            "update[4].PutKeyPolicy.args.BypassPolicyLockoutSafetyCheck": (
                "the emulator has no lockout safety check"
            ),
        },
        # Computed attributes without CustomizeDiff keep their values in Terraform's plan.
        no_drift={"rotationPeriodInDays": "the example leaves it to AWS, so any value is fine"},
        stale_in_previews={"rotationPeriodInDays": upstream("kms/key.go")},
    ),
    "aws:kms/alias:Alias": Example(
        needs={"key": KEY, "other": OTHER_KEY},
        inputs={"name": "alias/logs", "targetKeyId": "${key.keyId}"},
        changes=(("targetKeyId", "${other.keyId}"),),
        stale_in_previews={"targetKeyArn": upstream("kms/alias.go")},
    ),
}
