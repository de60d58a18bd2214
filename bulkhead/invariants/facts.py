"""What stands in the holes of an invariant: names that follow from the configuration, and ids.

Ids of accounts are given by AWS when it makes them, so that a proof before that cannot know them.
It uses ids of its own, which is as good as long as no policy names an account by its id; where one
does, the proof says so.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product

from config import LandingZone
from config.guardrail_params import guardrail_params
from config.partition import GLOBAL_REGIONS, partition_of

Facts = Mapping[str, tuple[str, ...]]
"""The values of each hole; a text with a hole of several values stands for several texts."""

_HOLE = re.compile(r"\{([a-z_]+)\}")
_WILDCARD = re.compile(r"[*?]")


def filled(text: str, facts: Facts) -> Iterator[str]:
    """Give a text with its holes filled, once for each value; never where a hole has none.

    Raises:
        KeyError: A hole is not among the facts.
    """
    names = sorted(set(_HOLE.findall(text)))
    for values in product(*(facts[name] for name in names)):
        given = dict(zip(names, values, strict=True))
        yield _HOLE.sub(lambda hole, given=given: given[hole[1]], text)  # type: ignore[misc]


def facts_of(
    landing_zone: LandingZone, account_ids: Mapping[str, str], organization_id: str
) -> Facts:
    """What is the same for every account.

    Args:
        landing_zone: The configuration.
        account_ids: Ids of the shared accounts at least, by name.
        organization_id: Id of the organization.
    """
    home_region = landing_zone.organization.home_region
    partition = partition_of(home_region)
    params = guardrail_params(landing_zone)
    names = landing_zone.names
    return {
        **_shared(landing_zone, account_ids),
        "access_log_bucket": (names.access_log_bucket,),
        "access_role": (params.access_role,),
        "break_glass": (params.break_glass_permission_set,),
        "configuration_bucket": (names.configuration_bucket,),
        "exempt_role": tuple(
            _WILDCARD.sub("x", role) for role in landing_zone.guardrails.exempt_roles
        ),
        "global_region": (GLOBAL_REGIONS[partition],),
        "home_region": (home_region,),
        "log_bucket": names.log_buckets,
        "organization": (organization_id,),
        "partition": (partition,),
        "permission_set": _of_daily_work(landing_zone),
        # The path of Identity Center's roles names its region unless that is us-east-1: IAM
        # Identity Center User Guide, "Referencing permission sets in resource policies".
        "sso_path": ("" if home_region == "us-east-1" else f"{home_region}/",),
        "trail": (names.trail,),
        "trail_bucket": (names.trail_bucket,),
    }


def _shared(landing_zone: LandingZone, ids: Mapping[str, str]) -> Facts:
    accounts = landing_zone.organization.accounts
    return {
        role: (ids[getattr(accounts, role)],) for role in ("log_archive", "management", "security")
    }


def _of_daily_work(landing_zone: LandingZone) -> tuple[str, ...]:
    identity = landing_zone.identity
    return tuple(
        name for name in identity.permission_sets if name != identity.break_glass_permission_set
    )
