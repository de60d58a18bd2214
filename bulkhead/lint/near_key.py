"""The condition key that a person may have meant."""

from difflib import get_close_matches

from bulkhead.service_authorization import reference


def near_key(name: str) -> str:
    """Say which key is nearest to one that does not exist."""
    keys = reference().keys
    found = get_close_matches(name.lower(), keys, n=1, cutoff=0.5)
    if not found:
        return "see the condition keys in the Service Authorization Reference"
    return f"near it is {keys[found[0]].name!r}"
