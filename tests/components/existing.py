"""What AWS answers about an organization that exists already."""

from collections.abc import Mapping
from typing import Any

from config import LandingZone
from tests.components.deployment import Answer
from tests.components.identities import (
    MANAGEMENT_ACCOUNT_ID,
    ORGANIZATION_ID,
    ROOT_ID,
    account_id,
)

Account = Mapping[str, str]


def account(name: str, *, email: str | None = None, state: str = "ACTIVE") -> Account:
    """An account as AWS lists it.

    Args:
        name: Its name, from which its id follows.
        email: Its e-mail address; that of the example configuration if none is given.
        state: Its state.
    """
    email = email or f"aws+{name}@example.com"
    return {"id": account_id(name), "name": name, "email": email, "state": state}


def accounts_of(landing_zone: LandingZone) -> list[Account]:
    """All member accounts of a configuration, as AWS lists them once they are made."""
    return [account(name, email=one.email) for name, one in landing_zone.member_accounts.items()]


def answers(
    *,
    accounts: list[Account],
    units: Mapping[str, Mapping[str, str]] | None = None,
    tags: Mapping[str, Mapping[str, str]] | None = None,
    policy_types: list[str] | None = None,
    caller: str = MANAGEMENT_ACCOUNT_ID,
    management_email: str | None = None,
) -> Mapping[str, Answer]:
    """The answers of AWS about an organization.

    Args:
        accounts: Its member accounts.
        units: Ids of its organizational units by name, by the id of their parent.
        tags: Tags of its accounts, by account id; an account that is missing has none.
        policy_types: The policy types that are enabled.
        caller: The account whose credentials are used.
        management_email: The e-mail address of the management account, if it is another than the
            configured one.
    """
    management = {**account("management", email=management_email), "id": MANAGEMENT_ACCOUNT_ID}

    def children(arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        found = (units or {}).get(arguments["parentId"], {})
        return {"children": [{"name": name, "id": id_} for name, id_ in found.items()]}

    def tags_of(arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"tags": (tags or {}).get(arguments["resourceId"], {})}

    return {
        "aws:organizations/getOrganization:getOrganization": {
            "id": ORGANIZATION_ID,
            "masterAccountId": MANAGEMENT_ACCOUNT_ID,
            "roots": [{"id": ROOT_ID}],
            "enabledPolicyTypes": policy_types or [],
            "accounts": [management, *accounts],
        },
        "aws:organizations/getOrganizationalUnits:getOrganizationalUnits": children,
        "aws:organizations/getResourceTags:getResourceTags": tags_of,
        "aws:index/getCallerIdentity:getCallerIdentity": {"accountId": caller},
    }
