"""Rules of the accounts among themselves."""

from collections.abc import Iterator

from config.draft import Draft
from config.findings import Finding

# Tags that an account has from its other fields, or from the stack that makes it.
_TAGS_OF_ITS_OWN = frozenset(
    {"owner", "environment", "data-classification", "managed-by", "stack", "state"}
)


def account_rules(draft: Draft) -> Iterator[Finding]:
    """What is wrong with the accounts among themselves."""
    yield from _same_email(draft)
    for name, account in draft.accounts.items():
        for key in account.tag_keys:
            if key.casefold() in _TAGS_OF_ITS_OWN:
                message = "is a tag that every account has already; remove it"
                yield Finding(("accounts", name, "tags", key), message)


def _same_email(draft: Draft) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    accounts = {**draft.accounts, **draft.closed}
    emails = {name: account.email for name, account in accounts.items() if account.email}
    for name, email in sorted(emails.items()):
        other = seen.setdefault(email.casefold(), name)
        if other != name:
            message = f"{email} is the address of {other} already; give one of its own"
            yield Finding(("accounts", name, "email"), message)
