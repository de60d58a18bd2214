"""No clause of a declaration can be dropped unnoticed."""

from collections.abc import Callable

import pytest

from sandbox.provider.accounting import faults
from sandbox.provider.declare import Resource
from sandbox.provider.registry import all_resources, resource
from sandbox.provider.session import Session
from tests.sandbox.provider.contract import untried, whole_life
from tests.sandbox.provider.examples import example_of
from tests.sandbox.provider.mutants import mutants


@pytest.mark.parametrize("token", [each.type for each in all_resources()])
def test_no_clause_can_be_dropped(token: str, empty_aws: Callable[[], Session]) -> None:
    """Without any one clause a declaration leaves something open or breaks its contract."""
    survivors = [
        dropped
        for dropped, mutant in mutants(resource(token))
        if not faults(mutant) and _lives(mutant, empty_aws)
    ]
    unprovable = sorted(example_of(token).unprovable)
    assert sorted(survivors) == unprovable, "nothing depends on these clauses: prove them"


def _lives(mutant: Resource, empty_aws: Callable[[], Session]) -> bool:
    if untried(mutant, example_of(mutant.type)):
        return False
    try:
        whole_life(mutant, example_of(mutant.type), empty_aws())
    # Whatever goes wrong is noticed, be it inside a step in Python.
    except Exception:  # noqa: BLE001 - any error will do
        return False
    return True
