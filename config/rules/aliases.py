"""Rules of the accounts' aliases."""

from collections.abc import Iterator, Mapping

from pydantic import TypeAdapter, ValidationError

from config.account_texts import AccountAlias
from config.draft import Draft
from config.findings import Finding
from config.names import Names

_ALIAS = TypeAdapter(AccountAlias)


def alias_rules(draft: Draft) -> Iterator[Finding]:
    """What is wrong with the aliases that accounts have, or get from their names."""
    seen: dict[str, str] = {}
    for name, alias in sorted(_aliases(draft).items()):
        location = ("accounts", name, "alias")
        if not _is_alias(alias):
            message = f"{alias} follows from the name and is no alias of IAM; give one of its own"
            yield Finding(location, message)
        elif (other := seen.setdefault(alias, name)) != name:
            yield Finding(location, f"{alias} is the alias of {other} already; give one of its own")


def _aliases(draft: Draft) -> Mapping[str, str]:
    """Aliases by account; the management account's is left as it is."""
    if draft.organization is None or draft.logging is None:
        return {}
    names = Names.of(draft.organization, draft.logging)
    management = draft.organization.accounts.management
    accounts = {name: each for name, each in draft.accounts.items() if name != management}
    return {name: each.alias or names.account_alias(name) for name, each in accounts.items()}


def _is_alias(alias: str) -> bool:
    try:
        _ALIAS.validate_python(alias)
    except ValidationError:
        return False
    return True
