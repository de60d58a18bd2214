"""What of an organization no configuration describes, and the program leaves alone."""

from collections import Counter
from collections.abc import Iterator

from bulkhead.adopt.found import FoundOrganization
from bulkhead.adopt.notes import Note
from bulkhead.attached.model import Attached, AttachedPolicy
from components.tags import MANAGED_BY

MOST_RESERVED = 9  # `guardrails.reserved_slots`


def left_alone(found: FoundOrganization, attached: Attached) -> Iterator[Note]:
    """Policies that somebody else made, and delegated administrators.

    Args:
        found: The organization.
        attached: The policies that AWS has attached.
    """
    for policy in foreign(attached):
        where = f"attached to {', '.join(policy.targets)}" if policy.targets else "not attached"
        reason = f"the program did not make it; it stays, {where}"
        yield Note(f"{policy.type} {policy.name}", reason)
    names = {account.id: account.name for account in found.accounts}
    for account_id, service in found.delegated:
        what = f"delegated administrator of {service}: {names.get(account_id, account_id)}"
        reason = (
            "it stays; should Bulkhead's security account take over the service, remove it first"
        )
        yield Note(what, reason)


def foreign(attached: Attached) -> tuple[AttachedPolicy, ...]:
    """The policies that the program did not make, by name."""
    policies = (one for one in attached.policies if not MANAGED_BY.items() <= one.tags.items())
    return tuple(sorted(policies, key=lambda policy: (policy.type, policy.name)))


def reserved_slots(attached: Attached) -> int:
    """The most policies of one type on one target that somebody else has attached."""
    used = Counter(
        (policy.type, target) for policy in foreign(attached) for target in policy.targets
    )
    return min(max(used.values(), default=0), MOST_RESERVED)
