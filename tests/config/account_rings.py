"""Landing zones in which accounts are ahead of their units."""

from collections.abc import Mapping

from config import LandingZone


def ahead(landing_zone: LandingZone, rings: Mapping[str, str]) -> LandingZone:
    """The landing zone with rings of their own for accounts, by the account's name."""
    accounts = {
        name: account.model_copy(update={"ring": rings.get(name)})
        for name, account in landing_zone.accounts.items()
    }
    return landing_zone.model_copy(update={"accounts": accounts})
