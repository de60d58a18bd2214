"""What Identity Center has already of people's access, taken over instead of being made again.

A run that is killed, or cut off, between AWS's answer and Pulumi's note of it leaves a group or a
permission set whose name AWS refuses to give twice (ConflictException). Where the state knows it
already, Pulumi ignores the import. What has another description than the configured one is not
ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pulumi
from pulumi_aws import identitystore, ssoadmin

from components.identity_center_instance import Instance
from components.unrecorded import Unrecorded
from config import Identity


@dataclass(frozen=True)
class ExistingPeople:
    """What Identity Center has already, and Pulumi imports.

    Attributes:
        groups: What each group is imported by, by name.
        permission_sets: What each permission set is imported by, by name.
    """

    groups: Mapping[str, str]
    permission_sets: Mapping[str, str]


def existing_people(
    identity: Identity, unrecorded: Unrecorded, instance: Instance, opts: pulumi.InvokeOptions
) -> ExistingPeople:
    """Find what an earlier run has made, and could not note in the state any more.

    Groups take one call. Permission sets take one for each that there is, so only those that the
    last run has not told of are looked for.

    Args:
        identity: What is configured of people.
        unrecorded: What the last run has not told of.
        instance: The instance of Identity Center.
        opts: How AWS is asked.
    """
    groups = {name: group.description for name, group in identity.groups.items()}
    sets = {name: identity.permission_sets[name].description for name in unrecorded.permission_sets}
    return ExistingPeople(
        groups=_groups(instance, groups, opts),
        permission_sets=_permission_sets(instance, sets, opts) if sets else {},
    )


def _groups(
    instance: Instance, descriptions: Mapping[str, str], opts: pulumi.InvokeOptions
) -> Mapping[str, str]:
    """Groups by name, without those of an identity provider, which keeps its own.

    https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_Group.html
    """
    found = identitystore.get_groups(identity_store_id=instance.identity_store_id, opts=opts)
    return {
        group.display_name: f"{instance.identity_store_id}/{group.group_id}"
        for group in found.groups
        if not group.external_ids and descriptions.get(group.display_name) == group.description
    }


def _permission_sets(
    instance: Instance, descriptions: Mapping[str, str], opts: pulumi.InvokeOptions
) -> Mapping[str, str]:
    arns = ssoadmin.get_permission_sets(instance_arn=instance.arn, opts=opts).arns
    found = (
        ssoadmin.get_permission_set(arn=arn, instance_arn=instance.arn, opts=opts) for arn in arns
    )
    return {
        one.name: f"{one.arn},{instance.arn}"
        for one in found
        if descriptions.get(one.name) == one.description
    }
