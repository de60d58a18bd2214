"""How large a policy may be and how many fit on a target, per policy type.

Source: "Quotas and service limits for AWS Organizations", AWS Organizations User Guide, as of
2026-11-23; the SCP rows rose from 5,120 characters and 5 per target on 2026-05-15 (AWS What's New,
"AWS Organizations increased SCP quotas").
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Quota:
    """The quotas of one policy type.

    Attributes:
        characters: The most a document may have, as sent.
        per_target: The most that may be attached to a root, OU or account, defaults included.
        minimum_per_target: What must stay attached.
    """

    characters: int
    per_target: int
    minimum_per_target: int = 0


QUOTAS = {
    "SERVICE_CONTROL_POLICY": Quota(10_240, 10, minimum_per_target=1),
    "RESOURCE_CONTROL_POLICY": Quota(5_120, 5, minimum_per_target=1),
    "DECLARATIVE_POLICY_EC2": Quota(10_000, 10),
    "BACKUP_POLICY": Quota(10_000, 10),
    "TAG_POLICY": Quota(10_000, 10),
    "CHATBOT_POLICY": Quota(10_000, 5),
    "AISERVICES_OPT_OUT_POLICY": Quota(2_500, 5),
    "SECURITYHUB_POLICY": Quota(10_000, 10),
    "INSPECTOR_POLICY": Quota(10_000, 10),
    "S3_POLICY": Quota(10_000, 10),
    "BEDROCK_POLICY": Quota(10_000, 10),
    "NETWORK_SECURITY_DIRECTOR_POLICY": Quota(10_000, 10),
    "UPGRADE_ROLLOUT_POLICY": Quota(10_000, 10),
}
MAX_OU_DEPTH = 5  # the root not counted
