"""What the configuration plans to attach."""

import re
from collections.abc import Iterable

from bulkhead.attached.model import Attached, AttachedPolicy
from bulkhead.made_up_ids import ANY_ORGANIZATION_ID, account_ids
from config import LandingZone
from config.guardrail_plan import PlannedPolicy

_ORGANIZATION_ID = re.compile(r"\bo-[a-z0-9]{10,32}\b")


def configured(landing_zone: LandingZone, policies: Iterable[PlannedPolicy]) -> Attached:
    """Put policies on the tree of the configuration.

    Args:
        landing_zone: The configuration.
        policies: The policies that it plans, or others in their place.
    """
    planned = tuple(policies)
    return Attached(
        origin="the configuration",
        organization_id=_organization_id(landing_zone, planned),
        management=landing_zone.organization.accounts.management,
        units=tuple(sorted(landing_zone.organizational_units)),
        accounts={n: a.organizational_unit for n, a in sorted(landing_zone.accounts.items())},
        account_ids=account_ids(landing_zone),
        policies=tuple(
            AttachedPolicy(
                name=policy.name,
                type=policy.type,
                content=policy.content,
                targets=policy.targets,
                tags=policy.tags,
            )
            for policy in planned
        ),
        states={n: account.state for n, account in sorted(landing_zone.member_accounts.items())},
    )


def _organization_id(landing_zone: LandingZone, policies: tuple[PlannedPolicy, ...]) -> str:
    """The adopted organization's id, or the one that policies speak of, or one made up."""
    named = {i for policy in policies for i in _ORGANIZATION_ID.findall(policy.content)}
    return landing_zone.organization.adopt or min(named, default=ANY_ORGANIZATION_ID)
