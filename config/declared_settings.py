"""Which settings of an account are kept by declarative policies of the organization.

What such a policy keeps cannot be set in the account: AWS refuses the call, whoever makes it. So
an account's own stack sets only the rest. Source:
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative.html
"""

from collections.abc import Iterator

from config.landing_zone import LandingZone
from policies.controls import CONTROLS


def declared_settings(landing_zone: LandingZone, account: str) -> frozenset[str]:
    """The settings that declarative policies keep in an account, as they name them.

    Args:
        landing_zone: The landing zone.
        account: Name of the account's file.

    Returns:
        Names such as `serial_console_access`. An account in an earlier ring than its unit has all
        that its unit has, too, so its ring alone decides.
    """
    path = landing_zone.accounts[account].organizational_unit
    ring = landing_zone.ring_of_account(account, path)
    return frozenset(_reaching(landing_zone, ring))


def _reaching(landing_zone: LandingZone, ring: str | None) -> Iterator[str]:
    for control in CONTROLS:
        if landing_zone.guardrails.reaches(control.id, ring):
            for policy in control.declarative:
                for attributes in policy.content.values():
                    yield from attributes if isinstance(attributes, dict) else ()
