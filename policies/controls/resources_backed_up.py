"""What carries the tag `backup` is backed up every day, by a plan that no account can take away.

A plan in an account goes with the account's administrators. This one comes from the organization:
whoever wants a backup tags the resource, and has one, in every approved region.

Exceptions: what carries no tag. The vault and the role must exist in every account and region
before the control reaches it, so it is off unless `backups` names them. How often a restore is
tried is not a matter of this policy.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._statement import Declarative, Param

RETENTION_DAYS = "35"  # backup policies hold numbers as text

CONTROL = Control(
    severity="high",
    bundle="data",
    frameworks=Frameworks(),
    declarative=(
        Declarative(
            type="BACKUP_POLICY",
            content={
                "plans": {
                    "organization-daily": {
                        "regions": {"@@assign": Param("allowed_regions")},
                        "rules": {
                            "daily": {
                                "schedule_expression": {"@@assign": "cron(0 3 ? * * *)"},
                                "start_backup_window_minutes": {"@@assign": "60"},
                                "complete_backup_window_minutes": {"@@assign": "720"},
                                "lifecycle": {"delete_after_days": {"@@assign": RETENTION_DAYS}},
                                "target_backup_vault_name": {"@@assign": Param("backup_vault")},
                            }
                        },
                        "selections": {
                            "tags": {
                                "tagged": {
                                    "iam_role_arn": {"@@assign": Param("backup_role_arn")},
                                    "tag_key": {"@@assign": "backup"},
                                    "tag_value": {"@@assign": ["daily"]},
                                }
                            }
                        },
                    }
                }
            },
        ),
    ),
    needs=("backup_vault",),
    audit=(
        AuditQuery(
            sentence="A backup plan is there.",
            scope="region",
            service="backup",
            operation="ListBackupPlans",
            expression="length(BackupPlansList) > `0`",
            expected=True,
        ),
    ),
)
