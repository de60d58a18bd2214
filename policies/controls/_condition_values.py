"""Whether the value of a condition key singles somebody out, or stands for everybody after all.

Sources: "The meaning of public", Amazon S3 User Guide: only fixed values limit; "AWS global
condition context keys" (sensitive keys: no use of a wildcard in an account's or an organization's
id is valid) and "ARN operators" (each of an ARN's six parts is matched by itself), IAM User Guide.
"""

import re

from ._address_ranges import is_internet

WILDCARD = re.compile(r"[*?]")
FIRST_PART = re.compile(r"[:/]")
ACCOUNT, RESOURCE = 4, 5  # positions among the parts of an ARN


def singles_out(value: str) -> bool:
    """Whether a value means one account, organization, network or name, or some of its parts.

    What follows a first part without a wildcard may hold one: the sessions of a role, the units of
    an organization, the addresses of a mail domain.
    """
    if value.lower().startswith("arn:"):
        return _arn_of_somebody(value.split(":", RESOURCE))
    if is_internet(value):
        return False
    first, *_ = FIRST_PART.split(value, maxsplit=1)
    _, at, domain = first.partition("@")
    return not WILDCARD.search(domain if at else first)


def given_singles_out(value: object) -> bool:
    """Whether an input holds something that is not known to mean everybody."""
    return value not in (None, "") and (not isinstance(value, str) or singles_out(value))


def _arn_of_somebody(parts: list[str]) -> bool:
    """Some ARNs have no account in them, like a bucket's, whose name is nobody else's."""
    if len(parts) <= RESOURCE or WILDCARD.search(parts[ACCOUNT]):
        return False
    return bool(parts[ACCOUNT]) or not WILDCARD.match(parts[RESOURCE].lstrip("/"))
