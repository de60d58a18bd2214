"""Every property of every declared type is accounted for."""

import pytest

from sandbox.provider.accounting import faults
from sandbox.provider.registry import all_resources, resource


@pytest.mark.parametrize("token", [each.type for each in all_resources()])
def test_a_declaration_leaves_nothing_open(token: str) -> None:
    """Each input is sent and changeable, each output read, each fact has a source."""
    assert faults(resource(token)) == []
