"""What accounts are called in the configuration, and which of them are the shared ones."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bulkhead.adopt.found import AdoptError, FoundAccount
from bulkhead.adopt.notes import Note, Notes
from config.organization import SharedAccounts

_LONGEST = 50  # characters of an account's name, `config.account_texts.AccountName`
_ID_DIGITS = 12

# What accounts with a part to play are usually called; "Log Archive" and "Audit" are the names that
# AWS Control Tower gives: https://docs.aws.amazon.com/controltower/latest/userguide/accounts.html
USUAL_NAMES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "log_archive": frozenset({"log-archive", "logarchive", "logging", "logs"}),
        "security": frozenset({"security", "security-tooling", "audit"}),
        "network": frozenset({"network", "networking", "network-hub"}),
    }
)


def account_names(accounts: Iterable[FoundAccount], notes: Notes) -> Mapping[str, str]:
    """Names of the accounts' files, by id: AWS's own name where it can be one."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for account in sorted(accounts, key=lambda each: (each.name != slug(each.name), each.id)):
        name = slug(account.name)
        if not name or name in taken:
            name = f"{name[: _LONGEST - _ID_DIGITS - 1]}-{account.id}".lstrip("-")
        taken.add(name)
        names[account.id] = name
        if name != account.name:
            reason = f"its file is called {name}; its name in AWS stays"
            notes.to_review.append(Note(f"account {account.name} ({account.id})", reason))
    return names


def slug(name: str) -> str:
    """A name of small letters, digits and hyphens; empty if nothing of it is left."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:_LONGEST].strip("-")


def shared_accounts(
    names: Mapping[str, str], management_id: str, chosen: Mapping[str, str | None]
) -> SharedAccounts:
    """The accounts with a part to play.

    Args:
        names: Names of all accounts, by id.
        management_id: Id of the management account.
        chosen: Names that a person gave, by the part; None where it is to be guessed.

    Raises:
        AdoptError: With every part that nobody can be found for, or that a person gave to an
            account that does not exist.
    """
    members = sorted(name for one, name in names.items() if one != management_id)
    parts: dict[str, str] = {"management": names[management_id]}
    missing = []
    for part, usual in USUAL_NAMES.items():
        given = chosen.get(part)
        candidates = [name for name in members if name in ({slug(given)} if given else usual)]
        if len(candidates) == 1:
            parts[part] = candidates[0]
        else:
            what = f"{given} is not an account" if given else f"{len(candidates)} look like it"
            missing.append(f"--{part.replace('_', '-')} NAME ({what})")
    if missing:
        known = ", ".join(members) or "none yet: create them in AWS Organizations first"
        raise AdoptError(
            f"say which accounts are the shared ones: {', '.join(missing)}; accounts: {known}"
        )
    return SharedAccounts(**parts)
