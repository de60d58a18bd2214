"""People's way in: groups and permission sets; who may use them where is in the account stacks."""

from collections.abc import Mapping

import pulumi
from pulumi_aws import identitystore

from components.existing_people import ExistingPeople
from components.identity_center_instance import Instance
from components.log_reader_policies import with_reading_roles
from components.permission_set import PermissionSet
from config import LandingZone
from config import PermissionSet as Configured
from config.partition import partition_of


class IdentityCenter(pulumi.ComponentResource):
    """Groups and permission sets. Nobody has a user of IAM's, so nobody has keys.

    Membership of the groups comes from the identity provider or is given by hand: who is on call
    is not part of the landing zone.

    Attributes:
        permission_set_arns: ARNs of the permission sets by name.
        group_ids: Ids of the groups by name.
    """

    permission_set_arns: Mapping[str, pulumi.Output[str]]
    group_ids: Mapping[str, pulumi.Output[str]]

    def __init__(
        self,
        name: str,
        *,
        landing_zone: LandingZone,
        instance: Instance,
        existing: ExistingPeople,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build what the configuration says of people.

        Args:
            name: Name of the component.
            landing_zone: The configuration.
            instance: The instance of Identity Center.
            existing: What AWS has of it already; it is imported.
            opts: Options, above all the management account's provider.
        """
        super().__init__("bulkhead:index:IdentityCenter", name, None, opts)
        identity = landing_zone.identity
        partition = partition_of(landing_zone.organization.home_region)
        configured = _permission_sets(landing_zone, partition)
        self._instance = instance
        self._existing = existing
        self._child = pulumi.ResourceOptions(parent=self)
        self._groups = {
            group: self._group(group, model.description)
            for group, model in sorted(identity.groups.items())
        }
        self._permission_sets = {
            permission_set: PermissionSet(
                permission_set,
                configured=model,
                instance_arn=instance.arn,
                partition=partition,
                existing_id=existing.permission_sets.get(permission_set),
                opts=self._child,
            )
            for permission_set, model in sorted(configured.items())
        }
        self.permission_set_arns = {
            name: permission_set.arn for name, permission_set in self._permission_sets.items()
        }
        self.group_ids = {name: group.group_id for name, group in self._groups.items()}
        self.register_outputs({"permissionSetArns": self.permission_set_arns})

    def _group(self, name: str, description: str) -> identitystore.Group:
        return identitystore.Group(
            name,
            display_name=name,
            description=description,
            identity_store_id=self._instance.identity_store_id,
            opts=pulumi.ResourceOptions(parent=self, import_=self._existing.groups.get(name)),
        )


def _permission_sets(landing_zone: LandingZone, partition: str) -> Mapping[str, Configured]:
    """The configured permission sets; the security team's may also become the reading roles."""
    permission_sets = landing_zone.identity.permission_sets
    name = landing_zone.identity.log_reader_permission_set
    if name not in permission_sets:
        return permission_sets
    roles = (landing_zone.names.audit_role, landing_zone.names.log_reader_role)
    arns = [f"arn:{partition}:iam::*:role/{role}" for role in roles]
    policy = with_reading_roles(permission_sets[name].inline_policy, arns)
    reader = permission_sets[name].model_copy(update={"inline_policy": policy})
    return {**permission_sets, name: reader}
