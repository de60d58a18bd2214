"""Rules of permission sets and assignments."""

from collections.abc import Iterator

from config.account import ROOT
from config.draft import Draft
from config.findings import Finding, Location
from config.identity import AssignmentRule, Identity, PermissionSet
from config.quotas import MANAGED_POLICIES_PER_ROLE
from config.rules.inline_policy import inline_policy_rules
from config.rules.names import known, known_account


def identity_rules(draft: Draft) -> Iterator[Finding]:
    """What is wrong with who may do what where."""
    if draft.identity is None:
        return
    yield from _named_permission_sets(draft.identity)
    for name, permission_set in draft.identity.permission_sets.items():
        location = ("identity", "permission_sets", name)
        yield from _session(location, permission_set, draft.identity.maximum_session_minutes)
        yield from _managed_policies(location, permission_set)
        if permission_set.inline_policy is not None:
            yield from inline_policy_rules(
                (*location, "inline_policy"), permission_set.inline_policy
            )
    for index, rule in enumerate(draft.identity.assignments):
        where = ("identity", "assignments", index)
        yield from _assignment(where, rule, draft.identity, draft)


def _named_permission_sets(identity: Identity) -> Iterator[Finding]:
    for role in ("break_glass_permission_set", "log_reader_permission_set"):
        name = getattr(identity, role)
        yield from known(("identity", role), name, "a permission set", identity.permission_sets)
    for index, name in enumerate(identity.reading_permission_sets):
        location = ("identity", "reading_permission_sets", index)
        yield from known(location, name, "a permission set", identity.permission_sets)


def _session(
    location: Location, permission_set: PermissionSet, maximum_minutes: int
) -> Iterator[Finding]:
    if permission_set.session_minutes > maximum_minutes:
        yield Finding(
            (*location, "session_minutes"),
            f"{permission_set.session_minutes} is longer than identity.maximum_session_minutes; "
            f"give at most {maximum_minutes}",
        )


def _managed_policies(location: Location, permission_set: PermissionSet) -> Iterator[Finding]:
    names = (*permission_set.managed_policies, *permission_set.customer_managed_policies)
    if not names and permission_set.inline_policy is None:
        message = (
            "allows nothing; add `managed_policies`, `customer_managed_policies` or `inline_policy`"
        )
        yield Finding(location, message)
    if len(names) > MANAGED_POLICIES_PER_ROLE:
        yield Finding(
            location,
            f"has {len(names)} managed policies; the role that AWS makes of it takes "
            f"{MANAGED_POLICIES_PER_ROLE}, move some into `inline_policy`",
        )


def _assignment(
    location: Location,
    rule: AssignmentRule,
    identity: Identity,
    draft: Draft,
) -> Iterator[Finding]:
    yield from known((*location, "group"), rule.group, "a group", identity.groups)
    sets = identity.permission_sets
    yield from known((*location, "permission_set"), rule.permission_set, "a permission set", sets)
    for index, name in enumerate(rule.accounts):
        where = (*location, "accounts", index)
        yield from known_account(where, name, draft)
        if draft.organization and name == draft.organization.accounts.management:
            message = f"{name} is the management account, where no guardrail holds; remove it"
            yield Finding(where, message)
    if not rule.accounts and not rule.organizational_units:
        yield Finding(location, "names no place; add `accounts` or `organizational_units`")
    units = draft.organizational_units
    for index, path in enumerate(rule.organizational_units):
        if units is not None and path != ROOT:
            where = (*location, "organizational_units", index)
            yield from known(where, path, "an organizational unit", units)
