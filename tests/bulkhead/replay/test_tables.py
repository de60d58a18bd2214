"""The tables that name AWS's actions, keys and services name ones that there are."""

from collections.abc import Iterator

import pytest

from bulkhead.replay.authorisations import S3_HEADERS, S3_VERSIONED
from bulkhead.replay.event_names import APIGATEWAY, BY_PREFIX, PREFIXES
from bulkhead.replay.parameter_keys import ParameterKey
from bulkhead.replay.parameter_table import PARAMETER_KEYS
from bulkhead.replay.passed_roles import PASSING
from bulkhead.replay.resource_rules import IAM_CREATES, RULES
from bulkhead.service_authorization import reference


def _actions() -> Iterator[str]:
    for prefix, table in BY_PREFIX.items():
        yield from (f"{prefix}:{name}" for names in table.values() for name in names)
    yield from (f"apigateway:{verb}" for verb in APIGATEWAY.values())
    yield from S3_VERSIONED.values()
    yield from (action for headers in S3_HEADERS.values() for action in headers.values())
    yield from PASSING
    yield from (f"iam:{name}" for name in IAM_CREATES)


@pytest.mark.parametrize("action", sorted(set(_actions())))
def test_action_of_a_table_exists(action: str) -> None:
    """A name that is no action would be decided by no statement that means it."""
    assert reference().action(action) is not None


@pytest.mark.parametrize("prefix", sorted({*PREFIXES.values(), *BY_PREFIX, *RULES}))
def test_prefix_of_a_table_exists(prefix: str) -> None:
    """Every prefix is one of a service."""
    assert reference().service(prefix) is not None


@pytest.mark.parametrize("source", sorted(PREFIXES))
def test_event_source_of_the_table_is_no_prefix_itself(source: str) -> None:
    """A source that is a service's prefix needs no entry."""
    assert reference().service(source) is None


@pytest.mark.parametrize(
    "name", [(prefix, name) for prefix, table in BY_PREFIX.items() for name in table]
)
def test_operation_of_the_table_is_not_authorised_by_its_name_alone(name: tuple[str, str]) -> None:
    """An operation that is an action itself needs an entry only where it is more than that."""
    prefix, operation = name
    actions = BY_PREFIX[prefix][operation]
    is_action = reference().action(f"{prefix}:{operation}") is not None
    assert not is_action or (operation in actions and len(actions) > 1)


@pytest.mark.parametrize(
    ("row", "action"),
    [(row, action) for row in PARAMETER_KEYS for action in row.actions],
    ids=lambda each: each.key if isinstance(each, ParameterKey) else each,
)
def test_action_carries_the_key_that_the_table_gives_it(row: ParameterKey, action: str) -> None:
    """A key that the action does not carry would be answered where AWS does not ask."""
    found = reference().action(action)
    assert found is not None
    assert found.key(row.key) is not None


def test_no_action_has_two_rows_for_one_key() -> None:
    """One row would be forgotten."""
    pairs = [(action, row.key.lower()) for row in PARAMETER_KEYS for action in row.actions]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("row", PARAMETER_KEYS, ids=lambda row: row.key)
def test_row_names_its_source(row: ParameterKey) -> None:
    """Every row can be looked up in AWS's documentation."""
    assert row.source.startswith("https://docs.aws.amazon.com/")
