"""The files of the accounts, as the configuration writes them."""

from collections.abc import Iterator, Mapping

from bulkhead.adopt.found import FoundAccount, FoundOrganization
from bulkhead.adopt.notes import Note, Notes
from config.account import ROOT

REVIEW = "REVIEW"
# Tags that become keys of the file, and what stands there where no tag tells: the strictest.
_FROM_TAGS = {
    "owner": ("owner", REVIEW),
    "environment": ("environment", "production"),
    "data_classification": ("data-classification", "restricted"),
}
_ALLOWED = {
    "environment": {"shared", "sandbox", "development", "staging", "production"},
    "data_classification": {"public", "internal", "confidential", "restricted"},
}
# Tags of Bulkhead's own on everything that it builds.
_OWN = frozenset({"managed-by", "stack", "state"})


def account_files(
    found: FoundOrganization, names: Mapping[str, str], notes: Notes
) -> Mapping[str, dict[str, object]]:
    """What the files of the accounts say, by name.

    Args:
        found: The organization.
        names: Names of the accounts by id.
        notes: Where what cannot be mapped is told.
    """
    return {
        names[account.id]: _file(account, names[account.id], found, notes)
        for account in found.accounts
        if _is_mapped(account, found.management_id, notes)
    }


def _is_mapped(account: FoundAccount, management_id: str, notes: Notes) -> bool:
    what = f"account {account.name} ({account.id})"
    if account.state != "ACTIVE":
        notes.not_mapped.append(Note(what, f"it is {account.state}; its address stays taken"))
        return False
    if account.path == ROOT and account.id != management_id:
        reason = (
            "it is in the root, where no guardrail of Bulkhead's reaches it; move it to an "
            "organizational unit and add a file for it"
        )
        notes.not_mapped.append(Note(what, reason))
        return False
    return True


def _file(
    account: FoundAccount, name: str, found: FoundOrganization, notes: Notes
) -> dict[str, object]:
    is_management = account.id == found.management_id
    known = dict(_known(account))
    for key, (tag, placeholder) in _FROM_TAGS.items():
        if key not in known:
            reason = f"the account has no such tag, so {placeholder} stands there"
            notes.to_review.append(Note(f"accounts/{name}.yaml: {key}", reason))
            if not is_management:
                change = f"gets the tag {tag} of its file"
                notes.changes.append(Note(f"account {account.name} ({account.id})", change))
    further = {tag: value for tag, value in account.tags.items() if not _is_taken(tag)}
    placeholders = {key: placeholder for key, (_, placeholder) in _FROM_TAGS.items()}
    return {
        "description": account.name,
        "email": account.email,
        "organizational_unit": ROOT if is_management else account.path,
        **placeholders,
        **known,
        **({"id": account.id} if is_management else {}),
        **({"contacts": account.contacts} if account.contacts and not is_management else {}),
        **({"tags": further} if further else {}),
    }


def _known(account: FoundAccount) -> Iterator[tuple[str, str]]:
    for key, (tag, _) in _FROM_TAGS.items():
        value = account.tags.get(tag)
        if value and value in _ALLOWED.get(key, {value}):
            yield key, value


def _is_taken(tag: str) -> bool:
    return tag.startswith("aws:") or tag in _OWN or tag in {t for t, _ in _FROM_TAGS.values()}
