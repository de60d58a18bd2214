"""What people's access still uses although the configuration no longer names it.

Assignments are in the account stacks, the groups and permission sets that they name in stack
`organization`. What is new is made there first; but what goes away can go only after the account
stacks have taken its assignments away: AWS refuses to delete a permission set that is assigned.
https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_DeletePermissionSet.html
"""

from collections.abc import Mapping
from typing import Any

from config import ORGANIZATION_STACK, LandingZone

# What a resource's URN ends in: the engine's wildcard stands for the types of its parents.
_PERMISSION_SET = "aws:ssoadmin/permissionSet:PermissionSet"
_GROUP = "aws:identitystore/group:Group"


def retired(landing_zone: LandingZone, outputs: Mapping[str, Any]) -> list[str]:
    """Patterns of the URNs of groups and permission sets that are to be removed last.

    Args:
        landing_zone: The configuration.
        outputs: Outputs of stack `organization` from its last run; nothing before the first.
    """
    identity = landing_zone.identity
    gone = {
        _PERMISSION_SET: outputs.get("permission_set_arns", {}).keys() - identity.permission_sets,
        _GROUP: outputs.get("group_ids", {}).keys() - identity.groups,
    }
    return [
        f"urn:pulumi:{ORGANIZATION_STACK}::**{token}::{name}"
        for token, names in gone.items()
        for name in sorted(names)
    ]
