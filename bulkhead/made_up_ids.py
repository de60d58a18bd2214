"""Ids that stand in for those which only AWS gives out."""

from collections.abc import Mapping

from config import LandingZone

ANY_ORGANIZATION_ID = "o-bulkhead00"
"""Stands for the id that AWS gives an organization, where the configuration does not name one."""


def account_ids(landing_zone: LandingZone) -> Mapping[str, str]:
    """Ids of the accounts by name.

    Only AWS knows the ids of accounts that it makes. Where the configuration has no id, the
    account's place among the accounts' sorted names stands for it, in 12 digits.
    """
    accounts = landing_zone.accounts
    return {
        name: accounts[name].id or f"{place:012}"
        for place, name in enumerate(sorted(accounts), start=1)
    }
