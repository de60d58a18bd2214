"""The contract of every declared type, exercised against the emulator."""

import pytest

from sandbox.provider.registry import all_resources, resource
from sandbox.provider.session import Session
from tests.sandbox.provider.contract import unchanged, untried, whole_life
from tests.sandbox.provider.examples import example_of

TYPES = [each.type for each in all_resources()]


@pytest.mark.parametrize("token", TYPES)
def test_a_type_holds_its_contract(token: str, session: Session) -> None:
    """A resource is made, unchanged, changed, replaced, drifts, is imported and goes."""
    whole_life(resource(token), example_of(token), session)


@pytest.mark.parametrize("token", TYPES)
def test_an_example_leaves_no_input_out(token: str) -> None:
    """Every served input is given or has a default, and every updatable one is changed."""
    declared, example = resource(token), example_of(token)
    assert untried(declared, example) == set(), "give these inputs in the example"
    assert unchanged(declared, example) == set(), "give another value for these in `changes`"
