"""Which policies are attached from the root down to an account, at this moment.

They are read anew for every call, so that a change takes effect with the next one.
"""

from collections.abc import Iterator
from typing import Any

from moto.organizations.models import FakeRoot
from moto.organizations.utils import DEFAULT_RCP_POLICY_ID, DEFAULT_SCP_POLICY_ID

from sandbox.emulator.authorization.judge import Attached, Guardrails, Level
from sandbox.emulator.services.organizations.organization import (
    backend,
    management_account,
    organization,
)

SERVICE_CONTROL = "SERVICE_CONTROL_POLICY"
RESOURCE_CONTROL = "RESOURCE_CONTROL_POLICY"
ALLOWING_EVERYTHING = frozenset({DEFAULT_SCP_POLICY_ID, DEFAULT_RCP_POLICY_ID})


def guardrails(caller_account: str, resource_account: str) -> Guardrails | None:
    """What may bind a call; None where neither account is a member of an organization.

    That nothing binds the management account, and service-linked roles, is the judge's to know.
    """
    managements = {
        account: management
        for account in (caller_account, resource_account)
        if account and (management := management_account(account)) not in {None, account}
    }
    if not managements:
        return None
    management = next(iter(managements.values()))
    assert management is not None  # noqa: S101 - sorted out above
    return Guardrails(
        organization(management).id,
        management,
        _levels(management, caller_account, SERVICE_CONTROL),
        _levels(management, resource_account, RESOURCE_CONTROL),
    )


def reaching(account: str, policy_type: str) -> Iterator[Attached]:
    """The policies of a type that reach an account, the root's first.

    Management policies reach the management account too, where they are attached above it.
    """
    management = management_account(account)
    if management and policy_type in _enabled(management):
        for node in _chain(management, account):
            yield from _attached(node, policy_type)


def organization_path(account: str) -> str:
    """What aws:PrincipalOrgPaths and aws:ResourceOrgPaths hold; empty outside an organization.

    Source: "aws:PrincipalOrgPaths", AWS global condition context keys, IAM User Guide.
    """
    management = management_account(account)
    chain = _chain(management, account) if management else []
    if not management or not chain:
        return ""
    return "/".join([organization(management).id, *(node.id for node in chain[:-1]), ""])


def _levels(management: str, account: str, policy_type: str) -> tuple[Level, ...]:
    if policy_type not in _enabled(management):
        return ()
    return tuple(
        Level(
            node.id,
            tuple(_attached(node, policy_type)),
            any(policy.id in ALLOWING_EVERYTHING for policy in _of_type(node, policy_type)),
        )
        for node in _chain(management, account)
    )


def _chain(management: str, account: str) -> list[Any]:
    """The root, the units and the account itself; nothing for one that is not a member."""
    organizations = backend(management)
    node: Any = next((a for a in organizations.accounts if a.id == account), None)
    units = {unit.id: unit for unit in organizations.ou}
    chain = []
    while node is not None:
        chain.append(node)
        node = units.get(node.parent_id)
    return chain[::-1]


def _of_type(node: Any, policy_type: str) -> list[Any]:  # noqa: ANN401 - moto's root, OU or account
    return [policy for policy in list(node.attached_policies) if policy.type == policy_type]


def _attached(node: Any, policy_type: str) -> Iterator[Attached]:  # noqa: ANN401 - the same
    for policy in _of_type(node, policy_type):
        if policy.id not in ALLOWING_EVERYTHING:
            yield Attached(policy.arn, policy.content)


def _enabled(management: str) -> set[str]:
    roots = [unit for unit in backend(management).ou if isinstance(unit, FakeRoot)]
    return {enabled["Type"] for root in roots for enabled in root.policy_types}
