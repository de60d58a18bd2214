"""What a new account is most likely to be, from the accounts that there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from config import Account, LandingZone
from config.free_range import free_range

ENVIRONMENTS: tuple[str, ...] = get_args(Account.model_fields["environment"].annotation)

# From the least to the most sensitive.
CLASSIFICATIONS: tuple[str, ...] = get_args(Account.model_fields["data_classification"].annotation)


@dataclass(frozen=True, kw_only=True)
class Suggestions:
    """Values for a new account; None where nothing can be suggested.

    Attributes:
        description: What the account is for: its name, in words.
        email: The management account's address, with this account's name behind the plus.
        environment: What all accounts of its unit serve.
        data_classification: The most sensitive of the accounts of its unit.
    """

    description: str
    email: str | None
    environment: str | None
    data_classification: str | None


def suggestions(landing_zone: LandingZone, name: str, unit: str) -> Suggestions:
    """Suggest values for a new account.

    Args:
        landing_zone: The configuration.
        name: The account's name.
        unit: Path of the organizational unit that it comes to.
    """
    others = landing_zone.accounts.values()
    beside = [account for account in others if account.organizational_unit == unit]
    return Suggestions(
        description=name.replace("-", " ").capitalize(),
        email=_email(landing_zone, name),
        environment=_only(account.environment for account in beside),
        data_classification=max(
            (account.data_classification for account in beside),
            key=CLASSIFICATIONS.index,
            default=None,
        ),
    )


def suggested_range(landing_zone: LandingZone, prefix_length: int) -> str | None:
    """The next free range of the address plan; None if it has none of that size.

    Args:
        landing_zone: The configuration.
        prefix_length: Length of the range's prefix, in bits.
    """
    if landing_zone.network is None:
        return None
    accounts = (*landing_zone.accounts.values(), *landing_zone.closed_accounts.values())
    taken = [account.network.cidr for account in accounts if account.network]
    free = free_range(landing_zone.network.supernet, taken, prefix_length)
    return None if free is None else str(free)


def _email(landing_zone: LandingZone, name: str) -> str | None:
    """Mailboxes that ignore what follows a plus receive the mail of every account."""
    management = landing_zone.organization.accounts.management
    own, tag = landing_zone.management_account.email, f"+{management}@"
    return own.replace(tag, f"+{name}@") if tag in own else None


def _only(values: Iterable[str]) -> str | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None
