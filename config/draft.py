"""A configuration of which some parts may be broken, for rules that look across its parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Network
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from config.account import Account
from config.base import Model
from config.guardrails import Guardrails
from config.identity import Identity
from config.invariants import Invariant
from config.landing_zone import LandingZone
from config.logging import Logging
from config.network import NetworkPlan
from config.organization import Organization, OrganizationalUnit
from config.pipelines import Pipeline


@dataclass(frozen=True, kw_only=True)
class AccountDraft:
    """What rules ask of an account; None where it is broken or missing.

    Attributes:
        email: Address of the root user.
        organizational_unit: Where it is.
        ring: Its own ring, if it has one.
        state: Where it is in its life.
        id: Its id, if it is given.
        alias: Its alias, if it is given.
        cidr: Its range, if it has one.
        network_tier: Name of its network's tier, if it has one.
        tag_keys: Keys of its further tags.
        pipelines: Its pipelines by name.
    """

    email: str | None
    organizational_unit: str | None
    ring: str | None
    state: str | None
    id: str | None
    alias: str | None
    cidr: IPv4Network | None
    network_tier: str | None
    tag_keys: tuple[str, ...]
    pipelines: Mapping[str, Pipeline]

    @classmethod
    def of(cls, value: object) -> "AccountDraft":
        """What is right in an account."""
        fields = value if isinstance(value, Mapping) else {}
        network = _right(Account, "network", fields)
        return cls(
            email=_right(Account, "email", fields),
            organizational_unit=_right(Account, "organizational_unit", fields),
            ring=_right(Account, "ring", fields),
            state=_right(Account, "state", fields),
            id=_right(Account, "id", fields),
            alias=_right(Account, "alias", fields),
            cidr=network.cidr if network else None,
            network_tier=(network.tier or _right(Account, "environment", fields))
            if network
            else None,
            tag_keys=tuple(_right(Account, "tags", fields) or ()),
            pipelines=_right(Account, "pipelines", fields) or {},
        )

    @classmethod
    def whole(cls, account: Account) -> "AccountDraft":
        """An account without a broken part."""
        return cls(
            email=account.email,
            organizational_unit=account.organizational_unit,
            ring=account.ring,
            state=account.state,
            id=account.id,
            alias=account.alias,
            cidr=account.network.cidr if account.network else None,
            network_tier=account.network_tier,
            tag_keys=tuple(account.tags),
            pipelines=account.pipelines,
        )


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The sections of a configuration that are right in themselves; None where one is not.

    A rule that needs a part which is broken says nothing: what is wrong with the part is said
    already, and what follows from it would only hide that.

    Attributes:
        organization: The organization as a whole.
        organizational_units: The tree by path.
        identity: Who may do what where.
        guardrails: Which controls apply.
        invariants: What must stay possible or impossible.
        logging: How long logs stay.
        network: The address plan; None also where there is none.
        accounts: The accounts that could be read and are not closed, by name.
        closed: The accounts that are closed, by name.
        account_names: Names of all accounts that are not closed.
        whole: Everything, if nothing is broken.
    """

    organization: Organization | None
    organizational_units: Mapping[str, OrganizationalUnit] | None
    identity: Identity | None
    guardrails: Guardrails | None
    invariants: Mapping[str, Invariant] | None
    logging: Logging | None
    network: NetworkPlan | None
    accounts: Mapping[str, AccountDraft]
    closed: Mapping[str, AccountDraft]
    account_names: frozenset[str]
    whole: LandingZone | None

    @classmethod
    def of(cls, landing_zone: LandingZone, account_names: frozenset[str]) -> "Draft":
        """A configuration of which everything that could be read is right in itself."""
        accounts, closed = landing_zone.accounts, landing_zone.closed_accounts
        names = account_names - closed.keys()
        return cls(
            organization=landing_zone.organization,
            organizational_units=landing_zone.organizational_units,
            identity=landing_zone.identity,
            guardrails=landing_zone.guardrails,
            invariants=landing_zone.invariants,
            logging=landing_zone.logging,
            network=landing_zone.network,
            accounts={name: AccountDraft.whole(account) for name, account in accounts.items()},
            closed={name: AccountDraft.whole(account) for name, account in closed.items()},
            account_names=names,
            whole=landing_zone if len(names) == len(accounts) else None,
        )

    @classmethod
    def salvaged(
        cls,
        sections: Mapping[str, object],
        accounts: Mapping[str, object],
        account_names: frozenset[str],
    ) -> "Draft":
        """What is right in a configuration that as a whole is not."""
        drafts = {name: AccountDraft.of(value) for name, value in accounts.items()}
        closed = {name: one for name, one in drafts.items() if one.state == "closed"}
        return cls(
            organization=_right(LandingZone, "organization", sections),
            organizational_units=_right(LandingZone, "organizational_units", sections),
            identity=_right(LandingZone, "identity", sections),
            guardrails=_right(LandingZone, "guardrails", sections),
            invariants=_right(LandingZone, "invariants", sections),
            logging=_right(LandingZone, "logging", sections),
            network=_right(LandingZone, "network", sections),
            accounts={name: one for name, one in drafts.items() if name not in closed},
            closed=closed,
            account_names=account_names - closed.keys(),
            whole=None,
        )


def _right(model: type[Model], name: str, values: Mapping[str, object]) -> Any:  # noqa: ANN401 of the field's type
    """The value of a model's field; None if it is broken or missing."""
    if name not in values:
        return None
    try:
        return _adapter(model, name).validate_python(values[name])
    except ValidationError:
        return None


@lru_cache(maxsize=64)
def _adapter(model: type[Model], name: str) -> TypeAdapter[Any]:
    field = model.model_fields[name]
    annotated: Any = Annotated[field.annotation, field]
    return TypeAdapter(annotated)
