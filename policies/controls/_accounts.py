"""Whose account a principal is of."""

import re

from ._params import Params

ACCOUNT = re.compile(r"(?:arn:[^:]*:(?:iam|sts)::)?(\d{12}|\*)(?::(.+))?")


def account_of(principal: object) -> tuple[str, str]:
    """The account of a principal and who of it; both empty where it names none."""
    if not isinstance(principal, str) or principal == "*":
        return "", ""
    found = ACCOUNT.fullmatch(principal)
    return (found[1], found[2] or "") if found else ("", "")


def is_outsider(principal: object, params: Params) -> bool:
    """Whether a principal is of an account that is neither the organization's nor a vendor's.

    Where no account is configured, nobody can tell.
    """
    account, _ = account_of(principal)
    known = {*params.trusted_accounts, *params.vendor_accounts}
    return bool(params.trusted_accounts and account) and account not in known
