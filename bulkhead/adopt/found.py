"""What is found of a live organization, before it becomes a configuration."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue


class AdoptError(Exception):
    """The organization cannot be adopted; says why in a sentence, and what would be right."""


@dataclass(frozen=True, kw_only=True)
class FoundAccount:
    """An account as AWS describes it.

    Attributes:
        id: Its twelve digits.
        name: Its name in AWS.
        email: The e-mail address of its root user.
        state: ACTIVE, SUSPENDED and so on:
            https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
        path: Path of the organizational unit that it is in; `root` for none.
        tags: Its tags.
        contacts: Its alternate contacts by kind, as the configuration writes them.
    """

    id: str
    name: str
    email: str
    state: str
    path: str
    tags: Mapping[str, str] = field(default_factory=dict)
    contacts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class FoundGroup:
    """A group of the identity store.

    Attributes:
        id: Its id.
        name: The name it is shown by.
        description: Its description; empty if it has none.
        is_external: Whether an identity provider keeps it.
    """

    id: str
    name: str
    description: str
    is_external: bool


@dataclass(frozen=True, kw_only=True)
class FoundPermissionSet:
    """A permission set.

    Attributes:
        name: Its name.
        description: Its description; empty if it has none.
        session: Length of a session, as ISO 8601 has it: `PT1H30M`.
        managed_policy_arns: ARNs of the policies of AWS's that it holds.
        customer_managed_policies: Names and paths of the customer's policies that it holds.
        inline_policy: Its own policy document, if it has one.
        boundary: Its permissions boundary as AWS describes it, if it has one.
    """

    name: str
    description: str
    session: str
    managed_policy_arns: tuple[str, ...] = ()
    customer_managed_policies: tuple[tuple[str, str], ...] = ()
    inline_policy: Mapping[str, JsonValue] | None = None
    boundary: Mapping[str, JsonValue] | None = None


@dataclass(frozen=True, kw_only=True)
class FoundAssignment:
    """Who may use a permission set in an account.

    Attributes:
        principal_type: USER or GROUP.
        principal_id: Id of the user or group in the identity store.
        permission_set: Name of the permission set.
        account_id: Id of the account.
    """

    principal_type: str
    principal_id: str
    permission_set: str
    account_id: str


@dataclass(frozen=True, kw_only=True)
class FoundPeople:
    """What Identity Center holds.

    Attributes:
        groups: The groups.
        permission_sets: The permission sets.
        assignments: The assignments.
    """

    groups: tuple[FoundGroup, ...]
    permission_sets: tuple[FoundPermissionSet, ...]
    assignments: tuple[FoundAssignment, ...]


@dataclass(frozen=True, kw_only=True)
class FoundOrganization:
    """A live organization.

    Attributes:
        id: Its id (`o-...`).
        management_id: Id of its management account.
        unit_names: Names of its organizational units, by path.
        accounts: Its accounts.
        delegated: Ids of accounts, and the services whose delegated administrators they are.
        people: What Identity Center holds; None where it is not enabled.
    """

    id: str
    management_id: str
    unit_names: Mapping[str, str]
    accounts: tuple[FoundAccount, ...]
    delegated: tuple[tuple[str, str], ...] = ()
    people: FoundPeople | None = None
