"""The policies on some levels, as far as they speak of one action."""

from collections.abc import Iterator
from dataclasses import replace

from bulkhead.evaluator.guardrails import Levels
from bulkhead.evaluator.organization import Node
from bulkhead.evaluator.policies import Policy
from bulkhead.evaluator.statements import CompiledStatement


def narrowed(levels: Levels, action: str) -> Levels:
    """Leave out what says nothing about the action, or nothing new.

    Nothing new is an Allow where FullAWSAccess allows anyway, and a Deny that equals one on a
    higher level, which decides before it. A level without anything else is left out too, but for
    the first, whose FullAWSAccess stands for all of them.
    """
    seen: set[str] = set()
    of_caller = [_of_caller(node, action, seen) for node in levels.service_control]
    of_owner = [_of_owner(node, action, seen) for node in levels.resource_control]
    return Levels(tuple(_telling(of_caller)), tuple(_telling(of_owner)))


def _of_caller(node: Node, action: str, seen: set[str]) -> Node:
    told = _told(node.service_control, action, seen, allows=not node.full_access)
    return replace(node, service_control=told, resource_control=())


def _of_owner(node: Node, action: str, seen: set[str]) -> Node:
    told = _told(node.resource_control, action, seen, allows=False)
    return replace(node, service_control=(), resource_control=told, full_access=True)


def _telling(nodes: list[Node]) -> Iterator[Node]:
    for place, node in enumerate(nodes):
        if place == 0 or node.policies or not node.full_access:
            yield node


def _told(
    policies: tuple[Policy, ...], action: str, seen: set[str], *, allows: bool
) -> tuple[Policy, ...]:
    told = []
    for policy in policies:
        statements = tuple(_new(policy.about(action), seen, allows=allows))
        if statements:
            told.append(replace(policy, statements=statements))
    return tuple(told)


def _new(
    statements: tuple[CompiledStatement, ...], seen: set[str], *, allows: bool
) -> Iterator[CompiledStatement]:
    for statement in statements:
        if not statement.denies and allows:
            yield statement
        elif statement.denies and statement.text not in seen:
            seen.add(statement.text)
            yield statement


def statements_of(levels: Levels) -> Iterator[CompiledStatement]:
    """Give every statement on the levels."""
    for node in levels.service_control:
        for policy in node.service_control:
            yield from policy.statements
    for node in levels.resource_control:
        for policy in node.resource_control:
            yield from policy.statements
