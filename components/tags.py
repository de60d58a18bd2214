"""The tags that Bulkhead puts on everything it builds."""

from collections.abc import Mapping

from config import Account

# Whose a resource is: a value of its own for each stack lets an audit find what no stack owns.
MANAGED_BY = {"managed-by": "bulkhead"}

# On an account whose file says `state: closing`: it is meant to disappear.
CLOSING = {"state": "closing"}


def state_tags(account: Account) -> Mapping[str, str]:
    """The tag on an account, and on nothing in it, that says that it is not simply active."""
    return {} if account.state == "active" else {"state": account.state}


def state_of(tags: Mapping[str, str]) -> str:
    """What an account's tags say that its file last said."""
    return tags.get("state", "active")


def stack_tags(stack: str) -> Mapping[str, str]:
    """The tags of everything in a stack."""
    return {**MANAGED_BY, "stack": stack}


def account_tags(account: Account) -> Mapping[str, str]:
    """The tags that say whose an account is, and of what is in it."""
    return {
        **account.tags,
        "owner": account.owner,
        "environment": account.environment,
        "data-classification": account.data_classification,
    }
