"""What AWS already holds of an organization, read before anything is declared.

Accounts and organizational units that exist under the names that the configuration gives them are
taken over by import instead of being created again: in an organization that Bulkhead adopts, and
after a run that was killed between AWS's answer and Pulumi's note of it. Where the state knows a
resource already, Pulumi ignores the import.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import pulumi
from pulumi_aws import get_caller_identity, organizations

_NO_ORGANIZATION = "AWSOrganizationsNotInUseException"


@dataclass(frozen=True)
class ExistingAccount:
    """An account of the organization, as AWS lists it.

    Attributes:
        id: Its twelve digits.
        name: Its name in AWS.
        email: The e-mail address of its root user, spelled as AWS keeps it.
        state: PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED:
            https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
    """

    id: str
    name: str
    email: str
    state: str

    @property
    def is_closed(self) -> bool:
        """Whether the account is closed or closing; its e-mail address stays taken."""
        return self.state in {"SUSPENDED", "PENDING_CLOSURE", "CLOSED"}


@dataclass(frozen=True)
class ExistingOrganization:
    """An organization that AWS knows.

    Attributes:
        id: Id of the organization (`o-...`).
        root_id: Id of its root (`r-...`).
        management_account_id: Id of the management account.
        policy_types: The types of policy that are enabled on the root.
        accounts: Every account that is or was a member, the management account too.
        unit_ids: Ids of the organizational units, by path, that the configuration names.
    """

    id: str
    root_id: str
    management_account_id: str
    policy_types: frozenset[str]
    accounts: tuple[ExistingAccount, ...]
    unit_ids: Mapping[str, str]

    def account_with_email(self, email: str) -> ExistingAccount | None:
        """The account with an e-mail address, which AWS compares without regard to case."""
        return self._by_email.get(email.casefold())

    @cached_property
    def _by_email(self) -> Mapping[str, ExistingAccount]:
        return {account.email.casefold(): account for account in self.accounts}


def existing_organization(
    unit_paths: Collection[str], opts: pulumi.InvokeOptions
) -> ExistingOrganization | None:
    """Read the organization of the account whose credentials are used; None if it has none.

    Args:
        unit_paths: Paths of organizational units; each one's parents are among them.
        opts: How AWS is asked.

    Raises:
        pulumi.RunError: If AWS refuses to answer, or if the credentials are a member account's:
            only the management account can change an organization.
    """
    try:
        found = organizations.get_organization(opts=opts)
    except Exception as error:
        # The SDK raises a bare Exception around what the provider said.
        if _NO_ORGANIZATION in str(error):
            return None
        raise pulumi.RunError(f"AWS does not tell about the organization: {error}") from error
    _require_management_account(found.master_account_id, opts)
    root_id = found.roots[0].id
    return ExistingOrganization(
        id=found.id,
        root_id=root_id,
        management_account_id=found.master_account_id,
        policy_types=frozenset(found.enabled_policy_types),
        accounts=tuple(
            ExistingAccount(id=one.id, name=one.name, email=one.email, state=one.state)
            for one in found.accounts
        ),
        unit_ids=_unit_ids(root_id, unit_paths, opts),
    )


def _unit_ids(
    root_id: str, paths: Collection[str], opts: pulumi.InvokeOptions
) -> Mapping[str, str]:
    """Find the units that exist: one call for each that has children in `paths`."""
    ids = {"": root_id}
    for parent in sorted({_parent(path) for path in paths}):
        if parent not in ids:
            continue
        children = organizations.get_organizational_units(parent_id=ids[parent], opts=opts).children
        prefix = f"{parent}/" if parent else ""
        ids |= {prefix + child.name: child.id for child in children}
    return {path: ids[path] for path in paths if path in ids}


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _require_management_account(management_account_id: str, opts: pulumi.InvokeOptions) -> None:
    account_id = get_caller_identity(opts=opts).account_id
    if account_id != management_account_id:
        raise pulumi.RunError(
            f"these credentials are for account {account_id}, a member of an organization; stack "
            f"organization needs those of its management account, {management_account_id}"
        )
