"""The tree of organizational units."""

from collections.abc import Mapping

import pulumi
from pulumi_aws import organizations

from components.existing_organization import ExistingOrganization
from config import LandingZone


class OrganizationalUnits(pulumi.ComponentResource):
    """Organizational units below the root, each named like the last element of its path.

    AWS wants names that are unique among siblings only, and at most five levels:
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html

    A unit that holds accounts is retained like them, because AWS deletes empty units only; one
    that holds none is deleted once the configuration does not name it any more:
    https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeleteOrganizationalUnit.html

    Attributes:
        ids: Their ids by path.
    """

    ids: Mapping[str, pulumi.Output[str]]

    def __init__(
        self,
        name: str,
        *,
        landing_zone: LandingZone,
        root_id: pulumi.Input[str],
        existing: ExistingOrganization | None,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the tree.

        Args:
            name: Name of the component.
            landing_zone: The configuration.
            root_id: Id of the organization's root.
            existing: What AWS holds already; its units are imported.
            opts: Options, above all the management account's provider.
        """
        super().__init__("bulkhead:index:OrganizationalUnits", name, None, opts)
        known = existing.unit_ids if existing else {}
        ids: dict[str, pulumi.Output[str]] = {}
        # A parent's path sorts before its children's, because it begins them.
        for path in sorted(landing_zone.organizational_units):
            parent, _, last = path.rpartition("/")
            unit = organizations.OrganizationalUnit(
                path,
                name=last,
                parent_id=ids[parent] if parent else root_id,
                opts=pulumi.ResourceOptions(
                    parent=self,
                    retain_on_delete=bool(landing_zone.accounts_in(path)),
                    import_=known.get(path),
                ),
            )
            ids[path] = unit.id
        self.ids = ids
        self.register_outputs({"ids": ids})
