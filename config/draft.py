"""A configuration of which some parts may be broken, for rules that look across its parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from config.account import Account, NetworkPlan
from config.guardrails import Guardrails
from config.identity import Identity
from config.landing_zone import LandingZone
from config.logging import Logging
from config.organization import Organization, OrganizationalUnit


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The parts of a configuration that are right in themselves; None where one is not.

    A rule that needs a part which is broken says nothing: what is wrong with the part is said
    already, and what follows from it would only hide that.

    Attributes:
        organization: The organization as a whole.
        organizational_units: The tree by path.
        identity: Who may do what where.
        guardrails: Which controls apply.
        logging: How long logs stay.
        network: The address plan; None also where there is none.
        accounts: The accounts that are right.
        account_names: Names of all accounts, broken ones too.
        whole: Everything, if nothing is broken.
    """

    organization: Organization | None
    organizational_units: Mapping[str, OrganizationalUnit] | None
    identity: Identity | None
    guardrails: Guardrails | None
    logging: Logging | None
    network: NetworkPlan | None
    accounts: Mapping[str, Account]
    account_names: frozenset[str]
    whole: LandingZone | None

    @classmethod
    def of(cls, landing_zone: LandingZone, account_names: frozenset[str]) -> "Draft":
        """A configuration of which everything that could be read is right in itself."""
        return cls(
            organization=landing_zone.organization,
            organizational_units=landing_zone.organizational_units,
            identity=landing_zone.identity,
            guardrails=landing_zone.guardrails,
            logging=landing_zone.logging,
            network=landing_zone.network,
            accounts=landing_zone.accounts,
            account_names=account_names,
            whole=landing_zone if len(account_names) == len(landing_zone.accounts) else None,
        )

    @classmethod
    def salvaged(
        cls,
        sections: Mapping[str, object],
        accounts: Mapping[str, object],
        account_names: frozenset[str],
    ) -> "Draft":
        """What is right in a configuration that as a whole is not."""
        parts = {name: _section(name, sections) for name in LandingZone.model_fields}
        return cls(
            organization=parts["organization"],
            organizational_units=parts["organizational_units"],
            identity=parts["identity"],
            guardrails=parts["guardrails"],
            logging=parts["logging"],
            network=parts["network"],
            accounts=_accounts(accounts),
            account_names=account_names,
            whole=None,
        )


def _section(name: str, sections: Mapping[str, object]) -> Any:  # noqa: ANN401 a part of any type
    if name not in sections:
        return None
    field = LandingZone.model_fields[name]
    annotated: Any = Annotated[field.annotation, field]
    try:
        return TypeAdapter(annotated).validate_python(sections[name])
    except ValidationError:
        return None


def _accounts(accounts: Mapping[str, object]) -> Mapping[str, Account]:
    right: dict[str, Account] = {}
    for name, value in accounts.items():
        try:
            right[name] = Account.model_validate(value)
        except ValidationError:
            continue
    return right
