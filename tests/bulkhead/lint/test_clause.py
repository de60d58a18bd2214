"""What the linter thinks of an absent key is what the evaluator decides."""

import itertools

import pytest

from bulkhead.evaluator.conditions import compile_conditions
from bulkhead.evaluator.context import Context
from bulkhead.evaluator.operators import OPERATORS
from bulkhead.lint.clause import clauses
from bulkhead.lint.positions import read_json

# A value that each family of operators takes.
VALUES = {
    "Numeric": "1",
    "Date": "2026-01-01",
    "Bool": "true",
    "Binary": "QQ==",
    "IpAddress": "203.0.113.1",
    "Arn": "arn:aws:iam::111111111111:role/x",
    "String": "x",
}
QUALIFIERS = ("", "ForAllValues:", "ForAnyValue:")


@pytest.mark.parametrize(
    ("qualifier", "base", "ending"),
    list(itertools.product(QUALIFIERS, OPERATORS, ("", "IfExists"))),
)
def test_an_absent_key(qualifier: str, base: str, ending: str) -> None:
    """Each operator, with each qualifier, with IfExists and without."""
    name = f"{qualifier}{base}{ending}"
    (clause,) = clauses(read_json(f'{{"{name}": {{"aws:PrincipalTag/a": "x"}}}}'))

    compiled = compile_conditions(
        {name: {"aws:PrincipalTag/a": (VALUES[clause.family],)}}, variables=True
    )

    assert clause.holds_when_absent == compiled[0].holds(Context.of({}))


@pytest.mark.parametrize("value", ["true", "false"])
def test_null(value: str) -> None:
    """`Null` asks for exactly that."""
    (clause,) = clauses(read_json(f'{{"Null": {{"aws:PrincipalTag/a": "{value}"}}}}'))
    compiled = compile_conditions({"Null": {"aws:PrincipalTag/a": (value,)}}, variables=True)

    assert clause.holds_when_absent == compiled[0].holds(Context.of({}))
