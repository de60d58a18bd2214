"""What the configuration means for the controls: the values that they vary by."""

from collections.abc import Mapping

from config.control_parameters import ControlParameters
from config.landing_zone import LandingZone
from config.partition import partition_of
from policies.controls import Params

PARAMETER_NAMES = {
    "backup_vault": "backups",
    "source_networks": "source_networks.ranges",
    "source_vpcs": "source_networks.vpcs",
}
"""Where `guardrails.parameters` keeps what controls know by a name of their own."""


def guardrail_params(landing_zone: LandingZone) -> Params:
    """The controls' parameters, without a value that only AWS could give."""
    partition = partition_of(landing_zone.organization.home_region)
    own = Params(
        partition=partition,
        allowed_regions=landing_zone.organization.regions,
        access_role=landing_zone.organization.access_role,
        # Who administers is decided, and reviewed, in the configuration itself.
        administrator_permission_sets=tuple(landing_zone.identity.permission_sets),
        break_glass_permission_set=landing_zone.identity.break_glass_permission_set,
        exempt_role_arns=tuple(
            f"arn:{partition}:iam::*:role/{role}" for role in landing_zone.guardrails.exempt_roles
        ),
        protected_role_names=landing_zone.names.roles,
        log_buckets=landing_zone.names.log_buckets,
    )
    configured = _configured(landing_zone.guardrails.parameters)
    return Params.model_validate({**own.model_dump(), **configured})


def _configured(given: ControlParameters) -> Mapping[str, object]:
    """What the configuration calls by another name, and all that it does not."""
    return {
        **given.model_dump(exclude={"openid_connect", "source_networks", "backups", "checks"}),
        **given.checks.model_dump(exclude_defaults=True),
        "openid_connect": tuple(
            {"name": each.issuer, "subjects": each.subjects} for each in given.openid_connect
        ),
        "vendor_accounts": tuple(given.vendor_accounts),
        "permissions_boundary": given.permissions_boundary or "",
        "source_networks": given.source_networks.ranges,
        "source_vpcs": given.source_networks.vpcs,
        "backup_vault": given.backups.vault if given.backups else "",
        "backup_role": given.backups.role if given.backups else "",
    }
