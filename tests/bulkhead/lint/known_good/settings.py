"""Policies of settings that are right."""

from bulkhead.lint.example import Example
from bulkhead.lint.types import DocumentType

SETTINGS = (
    Example(
        "backups",
        {
            "plans": {
                "daily": {
                    "regions": {"@@assign": ["eu-west-1"]},
                    "rules": {
                        "nightly": {
                            "schedule_expression": {"@@assign": "cron(0 5 ? * * *)"},
                            "target_backup_vault_name": {"@@assign": "daily"},
                        }
                    },
                }
            }
        },
        DocumentType.BACKUP_POLICY,
    ),
    Example(
        "tags",
        {
            "tags": {
                "team": {"tag_key": {"@@assign": "Team"}, "tag_value": {"@@assign": ["a", "b"]}}
            }
        },
        DocumentType.TAG_POLICY,
    ),
    Example(
        "no training",
        {"services": {"default": {"opt_out_policy": {"@@assign": "optOut"}}}},
        DocumentType.AISERVICES_OPT_OUT_POLICY,
    ),
    Example(
        "buckets",
        {"s3_attributes": {"public_access_block_configuration": {"@@assign": "all"}}},
        DocumentType.S3_POLICY,
    ),
)
