"""How much AWS Organizations takes: dated facts, in one place.

Source: "Quotas and service limits for AWS Organizations", AWS Organizations User Guide, and for
service control policies the announcement of 15 May 2026 that raised 5,120 characters and 5 per
target to 10,240 and 10, in all partitions. As of 2026-11.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ._statement import PolicyType

WARNING_SHARE = 0.8  # of a quota: time to split a bundle before the day it is needed


@dataclass(frozen=True)
class Quota:
    """What one policy type is limited to.

    Attributes:
        characters: Longest document; white space counts when it is sent through the API.
        per_target: Policies attached to one root, OU or account; inherited ones do not count.
        default_policies: Of those, taken by AWS's own (FullAWSAccess, RCPFullAWSAccess).
    """

    characters: int
    per_target: int
    default_policies: int


QUOTAS: Mapping[PolicyType, Quota] = MappingProxyType(
    {
        "SERVICE_CONTROL_POLICY": Quota(10_240, 10, 1),
        "RESOURCE_CONTROL_POLICY": Quota(5_120, 5, 1),
        "DECLARATIVE_POLICY_EC2": Quota(10_000, 10, 0),
        "S3_POLICY": Quota(10_000, 10, 0),
        "BACKUP_POLICY": Quota(10_000, 10, 0),
        "AISERVICES_OPT_OUT_POLICY": Quota(2_500, 5, 0),
    }
)
