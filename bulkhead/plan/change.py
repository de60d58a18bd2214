"""What a change of guardrails does, group by group."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bulkhead.attached.model import Attached, AttachedPolicy
from bulkhead.attached.organization import organization_of
from bulkhead.carried_keys import carried_keys
from bulkhead.evaluator import Organization
from bulkhead.plan.clauses import clauses
from bulkhead.plan.effects import Effect, Unproved, effects
from bulkhead.plan.settings import SettingChange, setting_changes
from bulkhead.plan.witness import Sides

Content = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class GroupChange:
    """Accounts for which the same changes.

    Attributes:
        accounts: Their names.
        effects: What is newly denied and newly allowed, each proved by requests.
        unproved: Differences of statements that no request shows.
        settings: What declarative policies set otherwise.
    """

    accounts: tuple[str, ...]
    effects: tuple[Effect, ...]
    unproved: tuple[Unproved, ...]
    settings: tuple[SettingChange, ...]


@dataclass(frozen=True, kw_only=True)
class Change:
    """All that changes.

    Attributes:
        before: What is attached.
        after: What will be.
        groups: Accounts that are there before and after, in groups.
        new: Accounts that come.
        gone: Accounts that are there and not configured any more.
        moved: Accounts that move, with the paths of the units that they leave and come to.
    """

    before: Attached
    after: Attached
    groups: tuple[GroupChange, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    moved: Mapping[str, tuple[str, str]]


def change(before: Attached, after: Attached, home_region: str) -> Change:
    """Compare what is attached with what will be.

    Args:
        before: What is attached.
        after: What will be.
        home_region: Region of the requests that prove what is said.

    Raises:
        PolicyError: A document cannot be decided upon.
    """
    # Ids that AWS has given out take the place of those that were made up.
    ids = {**after.account_ids, **before.account_ids}
    after = replace(after, account_ids=ids, organization_id=before.organization_id)
    both = [name for name in sorted(before.accounts) if name in after.accounts]
    sides = (organization_of(before), organization_of(after))
    groups: dict[tuple[Content, Content], list[str]] = {}
    for name in both:
        if name != after.management:
            key = (_content(before.above(name)), _content(after.above(name)))
            groups.setdefault(key, []).append(name)
    return Change(
        before=before,
        after=after,
        groups=tuple(
            _group(tuple(names), before, after, sides, home_region)
            for key, names in groups.items()
            if key[0] != key[1]
        ),
        new=tuple(name for name in sorted(after.accounts) if name not in before.accounts),
        gone=tuple(name for name in sorted(before.accounts) if name not in after.accounts),
        moved={
            name: (before.accounts[name], after.accounts[name])
            for name in both
            if before.accounts[name] != after.accounts[name]
        },
    )


def _content(policies: tuple[AttachedPolicy, ...]) -> Content:
    """What is above an account, however it is called and at whatever level."""
    return tuple(sorted({(policy.type, policy.content) for policy in policies}))


def _group(
    accounts: tuple[str, ...],
    before: Attached,
    after: Attached,
    organizations: tuple[Organization, Organization],
    home_region: str,
) -> GroupChange:
    old, new = before.above(accounts[0]), after.above(accounts[0])
    account_id = after.account_ids[accounts[0]]
    sides = Sides(*organizations, account_id, carried_keys(home_region))
    proved, unproved = effects(clauses(old), clauses(new), sides)
    return GroupChange(
        accounts=accounts,
        effects=proved,
        unproved=unproved,
        settings=setting_changes(old, new),
    )
