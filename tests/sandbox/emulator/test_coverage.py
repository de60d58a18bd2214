"""The table of what the sandbox does says the truth."""

from itertools import chain

import pytest

from sandbox.emulator import registry, services
from sandbox.emulator.coverage import CAPABILITIES, Capability, Level
from sandbox.emulator.coverage.document import PAGE, document
from sandbox.emulator.services.s3.unserved import UNSERVED
from tests.sandbox.emulator.moto_operations import model_operations, moto_operations

services.load()

SERVED = [row for row in CAPABILITIES if row.level is not Level.ABSENT]
ABSENT = [row for row in CAPABILITIES if row.level is Level.ABSENT]


def _name(row: Capability) -> str:
    return f"{row.service}-{row.level.value}-{row.what[:30]}"


def _ours(service: str) -> set[str]:
    return {operation for known, operation in registry.HANDLERS if known == service}


def _checked(service: str) -> set[str]:
    named = {operation for known, operation in registry.CHECKS if known == service}
    return named - {registry.ANY, *UNSERVED.split()}


def test_the_page_is_fresh() -> None:
    """docs/sandbox-coverage.md is what the table generates."""
    assert PAGE.read_text() == document(), "run python -m sandbox.emulator.coverage.document"


@pytest.mark.parametrize("row", CAPABILITIES, ids=_name)
def test_operations_exist(row: Capability) -> None:
    """Every operation in the table is one of the service's API."""
    assert set(row.operations) <= model_operations(row.service)


@pytest.mark.parametrize("row", SERVED, ids=_name)
def test_what_is_said_to_be_served_is_served(row: Capability) -> None:
    """Whatever the table calls real or recorded is answered by moto or by a handler of ours."""
    assert set(row.operations) - _ours(row.service) <= moto_operations(row.service)


@pytest.mark.parametrize("row", ABSENT, ids=_name)
def test_what_is_said_to_be_absent_is_absent(row: Capability) -> None:
    """No operation that the table calls absent is answered by anybody."""
    assert not set(row.operations) & (_ours(row.service) | moto_operations(row.service))


@pytest.mark.parametrize("service", sorted({service for service, _ in registry.HANDLERS}))
def test_everything_of_ours_is_listed(service: str) -> None:
    """Every operation that we answer or check is in the table, under real or recorded."""
    rows = (row.operations for row in SERVED if row.service == service)
    assert (_ours(service) | _checked(service)) <= set(chain.from_iterable(rows))


def test_an_operation_is_listed_once() -> None:
    """No operation is in two rows, which could contradict each other."""
    listed = [(row.service, name) for row in CAPABILITIES for name in row.operations]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("key", sorted(set(registry.HANDLERS) | set(registry.CHECKS)))
def test_what_is_registered_exists(key: tuple[str, str]) -> None:
    """A handler or check for an operation that the API does not have could never run."""
    service, operation = key
    assert operation == registry.ANY or operation in model_operations(service)
