"""Groups of people that Identity Center has already, taken over instead of being made again."""

from collections.abc import Mapping

import pulumi
from pulumi_aws import identitystore

from components.identity_center_instance import Instance


def existing_groups(
    instance: Instance, descriptions: Mapping[str, str], opts: pulumi.InvokeOptions
) -> Mapping[str, str]:
    """Find the groups that an earlier run has made, and could not note in the state any more.

    A run that is killed, or cut off, between AWS's answer and Pulumi's note of it leaves a group
    whose name AWS refuses to give twice (ConflictException). Only a group with the configured
    description is taken over, and none that comes from an identity provider, which keeps its own:
    https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_Group.html

    Args:
        instance: The instance of Identity Center.
        descriptions: Descriptions of the configured groups, by name.
        opts: How AWS is asked.

    Returns:
        What Pulumi imports each by, by name.
    """
    found = identitystore.get_groups(identity_store_id=instance.identity_store_id, opts=opts)
    return {
        group.display_name: f"{instance.identity_store_id}/{group.group_id}"
        for group in found.groups
        if not group.external_ids and descriptions.get(group.display_name) == group.description
    }
