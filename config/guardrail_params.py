"""What the configuration means for the controls: the values that they vary by."""

from config.landing_zone import LandingZone
from config.partition import partition_of
from policies.controls import Params


def guardrail_params(landing_zone: LandingZone) -> Params:
    """The controls' parameters, without a value that only AWS could give."""
    partition = partition_of(landing_zone.organization.home_region)
    return Params(
        partition=partition,
        allowed_regions=landing_zone.organization.regions,
        access_role=landing_zone.organization.access_role,
        break_glass_permission_set=landing_zone.identity.break_glass_permission_set,
        exempt_role_arns=tuple(
            f"arn:{partition}:iam::*:role/{role}" for role in landing_zone.guardrails.exempt_roles
        ),
        protected_role_names=(landing_zone.names.log_reader_role,),
        log_buckets=landing_zone.names.log_buckets,
    )
