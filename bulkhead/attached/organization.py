"""An organization with its policies, ready for the evaluator."""

from collections.abc import Iterator
from functools import lru_cache

from bulkhead.attached.model import Attached, AttachedPolicy
from bulkhead.evaluator import Node, Organization, Policy, PolicyKind, compile_policy
from config.account import ROOT, account_target
from config.paths import parent_of

DECIDING = frozenset({PolicyKind.SERVICE_CONTROL.value, PolicyKind.RESOURCE_CONTROL.value})
"""The policy types that decide requests; the others are settings, which AWS itself enforces."""


def organization_of(attached: Attached) -> Organization:
    """Make an organization of what is attached.

    Raises:
        PolicyError: A policy cannot be decided upon.
    """
    by_target: dict[str, list[AttachedPolicy]] = {}
    for policy in attached.policies:
        if policy.type in DECIDING:
            for target in policy.targets:
                by_target.setdefault(target, []).append(policy)
    management = attached.account_ids[attached.management]
    nodes = [
        _node(node_id, parent, target, by_target.get(target, []), attached)
        for node_id, parent, target in _places(attached)
    ]
    return Organization.of(attached.organization_id, management, nodes)


def _places(attached: Attached) -> Iterator[tuple[str, str | None, str]]:
    """Give each node's id, the id of the node above, and what it is as a target."""
    yield ROOT, None, ROOT
    for path in attached.units:
        yield path, parent_of(path) or ROOT, path
    for name, path in attached.accounts.items():
        yield attached.account_ids[name], path, account_target(name)


def _node(
    node_id: str,
    parent: str | None,
    target: str,
    policies: list[AttachedPolicy],
    attached: Attached,
) -> Node:
    compiled = [_compiled(p.content, p.type, p.name) for p in policies]
    return Node(
        node_id,
        parent,
        tuple(p for p in compiled if p.kind is PolicyKind.SERVICE_CONTROL),
        tuple(p for p in compiled if p.kind is PolicyKind.RESOURCE_CONTROL),
        target not in attached.without_full_access,
    )


@lru_cache(maxsize=1024)
def _compiled(content: str, policy_type: str, name: str) -> Policy:
    return compile_policy(content, PolicyKind(policy_type), name)
