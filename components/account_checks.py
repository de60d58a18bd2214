"""What must hold between the accounts that exist and the accounts that are configured."""

from collections.abc import Iterator, Mapping

import pulumi
from pulumi_aws import organizations

from components.existing_organization import ExistingAccount, ExistingOrganization
from components.tags import CLOSING, stack_tags
from config import Account, LandingZone
from config.account import CLOSING_STEPS

_FOLDER = "accounts/"


def require_consistent_accounts(
    existing: ExistingOrganization,
    landing_zone: LandingZone,
    stack: str,
    opts: pulumi.InvokeOptions,
) -> None:
    """Stop before anything is changed if an account lost its file, or a file names a closed one.

    Pulumi alone would only say that a protected resource is to be deleted. Whose an account is
    says the tag that this stack put on it, so that the accounts which an adopted organization
    keeps outside the configuration are left alone; each costs one call.

    Args:
        existing: The organization.
        landing_zone: The configuration.
        stack: The stack that makes the accounts.
        opts: How AWS is asked.

    Raises:
        pulumi.RunError: With every account that is concerned, and what to do.
    """
    accounts = landing_zone.accounts
    complaints = [
        *_of_management(existing, landing_zone.member_accounts),
        *_closed(existing, accounts),
        *_at_once(existing, landing_zone.closed_accounts, opts),
        *_without_file(existing, landing_zone, stack, opts),
    ]
    if complaints:
        raise pulumi.RunError("\n".join(complaints))


def _of_management(existing: ExistingOrganization, members: Mapping[str, Account]) -> Iterator[str]:
    for name, account in sorted(members.items()):
        known = existing.account_with_email(account.email)
        if known and known.id == existing.management_account_id:
            yield (
                f"{_FOLDER}{name}.yaml: {account.email} is the e-mail address of the management "
                f"account ({known.id}), which is no member: give the account another address"
            )


def _closed(existing: ExistingOrganization, accounts: Mapping[str, Account]) -> Iterator[str]:
    for name, account in sorted(accounts.items()):
        known = existing.account_with_email(account.email)
        if known and known.is_closed:
            yield (
                f"{_FOLDER}{name}.yaml: the account with the e-mail address {account.email} "
                f"({known.id}) is {known.state}: AWS Support can reopen it for 90 days; or say "
                "`state: closed`, or give a new account another address"
            )


def _at_once(
    existing: ExistingOrganization, closed: Mapping[str, Account], opts: pulumi.InvokeOptions
) -> Iterator[str]:
    """Accounts that the file calls closed, and that no run has prepared for that."""
    for name, account in sorted(closed.items()):
        known = existing.account_with_email(account.email)
        if known and not known.is_closed and not _is_closing(known, opts):
            yield f"{_FOLDER}{name}.yaml: account {known.id} is {known.state}. {CLOSING_STEPS}"


def _without_file(
    existing: ExistingOrganization,
    landing_zone: LandingZone,
    stack: str,
    opts: pulumi.InvokeOptions,
) -> Iterator[str]:
    accounts = (*landing_zone.accounts.values(), *landing_zone.closed_accounts.values())
    configured = {account.email.casefold() for account in accounts}
    for account in existing.accounts:
        if account.is_closed or account.id == existing.management_account_id:
            continue
        if account.email.casefold() not in configured and _lost(account, stack, opts):
            yield (
                f"{_FOLDER}: no file has the e-mail address {account.email} of account "
                f"{account.name} ({account.id}), which is this stack's. An account is never closed "
                f"because its file is gone: restore the file, or its address. {CLOSING_STEPS}"
            )


def _lost(account: ExistingAccount, stack: str, opts: pulumi.InvokeOptions) -> bool:
    tags = _tags(account, opts)
    return stack_tags(stack).items() <= tags.items() and not CLOSING.items() <= tags.items()


def _is_closing(account: ExistingAccount, opts: pulumi.InvokeOptions) -> bool:
    return CLOSING.items() <= _tags(account, opts).items()


def _tags(account: ExistingAccount, opts: pulumi.InvokeOptions) -> Mapping[str, str]:
    return organizations.get_resource_tags(resource_id=account.id, opts=opts).tags
