"""Every part of a statement's condition is there for a request that the proof names."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bulkhead.evaluator import Outcome
from policies.controls import Deny
from policies.controls._statement import Condition, PolicyType

from .organization import STATEMENTS, alone, decide


def _weakened(deny: Deny) -> Iterator[tuple[str, Deny]]:
    """The statement without one key of its condition, or without one of its exemptions."""
    for what, rest in _shorter(deny.condition):
        yield what, replace(deny, condition=rest)
    for what, rest in _shorter(deny.unless):
        yield what, replace(deny, unless=rest)
    if deny.exempt_role_arns:
        yield "exempt_role_arns", replace(deny, exempt_role_arns=())
    if not deny.absolute:
        yield "the landing zone's roles", replace(deny, absolute=True, exempt_role_arns=())


def _shorter(condition: Condition) -> Iterator[tuple[str, Condition]]:
    for operator, keys in condition.items():
        for key in keys:
            rest = {name: value for name, value in keys.items() if name != key}
            yield f"{operator} {key}", {**condition, operator: rest}


@pytest.mark.parametrize(
    ("kind", "weakened", "deny"),
    [
        pytest.param(kind, weakened, deny, id=f"{deny.sid}-{what}")
        for _, kind, deny in STATEMENTS
        for what, weakened in _weakened(deny)
    ],
)
def test_a_condition_is_needed_by_what_must_stay_allowed(
    kind: PolicyType, weakened: Deny, deny: Deny
) -> None:
    """Without any one key of its condition, a statement denies something that must stay allowed."""
    organization = alone(kind, weakened)

    assert any(decide(request, organization).outcome is Outcome.DENY for request in deny.allowed), (
        "no request of the proof is there for it"
    )
