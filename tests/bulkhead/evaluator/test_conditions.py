"""Qualifiers, absent and unknown keys, several values, and policy variables."""

import pytest

from bulkhead.evaluator.conditions import compile_conditions
from bulkhead.evaluator.context import Context, ContextValue
from bulkhead.evaluator.truth import Truth, Unknown, all_of

KEY = "aws:TagKeys"
UNKNOWN = Unknown(frozenset({KEY}))


def holds(
    operator: str, values: tuple[str, ...], context: Context, *, variables: bool = True
) -> Truth:
    """Evaluate a condition block of one key."""
    clauses = compile_conditions({operator: {KEY: values}}, variables=variables)
    return all_of(clause.holds(context) for clause in clauses)


@pytest.mark.parametrize(
    ("operator", "absent"),
    [
        ("StringEquals", False),
        ("StringNotEquals", True),
        ("ArnNotLike", True),
        ("NotIpAddress", True),
        ("StringEqualsIfExists", True),
        ("StringNotEqualsIfExists", True),
        ("ForAllValues:StringEquals", True),
        ("ForAllValues:StringNotEquals", True),
        ("ForAnyValue:StringEquals", False),
        ("ForAnyValue:StringNotEquals", False),
        ("ForAnyValue:StringEqualsIfExists", True),
    ],
)
def test_absent_and_unknown_key(operator: str, *, absent: bool) -> None:
    """An absent key decides as AWS documents, however it is absent; an unknown one leaves open.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
    """
    value = ("arn:aws:s3:::a",) if operator.startswith("Arn") else ("10.0.0.1",)
    assert holds(operator, value, Context.of({})) is absent
    assert holds(operator, value, Context.of({KEY: []})) is absent
    assert holds(operator, value, Context.of({}, absent=[KEY], others_unknown=True)) is absent
    assert holds(operator, value, Context.of({}, unknown=[KEY])) == UNKNOWN
    assert holds(operator, value, Context.of({}, others_unknown=True)) == UNKNOWN


@pytest.mark.parametrize(
    ("operator", "values", "expected"),
    [
        ("ForAllValues:StringEquals", ["a", "b"], True),
        ("ForAllValues:StringEquals", ["a", "x"], False),
        ("ForAnyValue:StringEquals", ["a", "x"], True),
        ("ForAnyValue:StringEquals", ["x", "y"], False),
        ("ForAllValues:StringNotEquals", ["x", "y"], True),
        ("ForAllValues:StringNotEquals", ["a", "x"], False),
        ("ForAnyValue:StringNotEquals", ["a", "x"], True),
        ("ForAnyValue:StringNotEquals", ["a", "b"], False),
        ("StringEquals", ["a", "x"], True),
        ("StringNotEquals", ["a", "x"], False),
        ("StringNotEquals", ["x", "y"], True),
        ("ForAllValues:StringEquals", [""], True),
        ("ForAnyValue:StringEquals", [""], False),
    ],
)
def test_several_values(operator: str, values: list[str], *, expected: bool) -> None:
    """Set operators quantify over the request's values; policy values are alternatives.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
    """
    assert holds(operator, ("a", "b"), Context.of({KEY: values})) is expected


@pytest.mark.parametrize(
    ("expected_absent", "values", "holds_then"),
    [
        ("true", {}, True),
        ("true", {KEY: "a"}, False),
        ("false", {}, False),
        ("false", {KEY: "a"}, True),
    ],
)
def test_null(expected_absent: str, values: dict[str, ContextValue], *, holds_then: bool) -> None:
    """`Null` asks for presence alone, and is open where presence is unknown."""
    assert holds("Null", (expected_absent,), Context.of(values)) is holds_then
    assert holds("Null", (expected_absent,), Context.of({}, unknown=[KEY])) == UNKNOWN


@pytest.mark.parametrize("values", [{}, {KEY: "a"}])
def test_null_with_both_answers(values: dict[str, ContextValue]) -> None:
    """Several values are alternatives for `Null` too."""
    assert holds("Null", ("true", "false"), Context.of(values)) is True


@pytest.mark.parametrize(
    ("operator", "absent", "present"),
    [
        ("StringEquals", False, False),
        ("StringNotEquals", True, True),
        ("StringEqualsIfExists", True, False),
        ("ForAllValues:StringEquals", True, False),
        ("ForAnyValue:StringEquals", False, False),
    ],
)
def test_no_values_match_nothing(operator: str, *, absent: bool, present: bool) -> None:
    """An empty list is accepted and matches nothing; what absence decides, it still decides.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
    """
    assert holds(operator, (), Context.of({})) is absent
    assert holds(operator, (), Context.of({KEY: "a"})) is present


@pytest.mark.parametrize("operator", ["stringlike", "FORANYVALUE:STRINGLIKE", "StringLikeifexists"])
def test_operator_names_ignore_case(operator: str) -> None:
    """Operators and qualifiers are known in any case of letters."""
    assert holds(operator, ("a*",), Context.of({KEY: "ab"})) is True
    assert holds(operator, ("a*",), Context.of({KEY: "b"})) is False


def test_key_names_ignore_case() -> None:
    """`aws:tagkeys` and `aws:TagKeys` are one key."""
    assert holds("StringEquals", ("a",), Context.of({"AWS:tagkeys": "a"})) is True


def test_all_clauses_must_hold() -> None:
    """Operators and keys of one block are joined by and."""
    block = {"StringEquals": {KEY: ("a",), "aws:x": ("b",)}, "Null": {"aws:y": ("true",)}}
    clauses = compile_conditions(block, variables=True)
    values = {KEY: "a", "aws:x": "b"}
    assert all_of(c.holds(Context.of(values)) for c in clauses) is True
    for spoilt in ({**values, "aws:x": "c"}, {**values, "aws:y": "1"}, {"aws:x": "b"}):
        assert all_of(c.holds(Context.of(spoilt)) for c in clauses) is False


@pytest.mark.parametrize(
    ("operator", "pattern", "values", "expected"),
    [
        ("StringLike", "${aws:username}/*", {"aws:username": "bob"}, True),
        ("StringLike", "${aws:username}/*", {"aws:username": "eve"}, False),
        ("StringEquals", "${aws:username}/x", {"aws:username": "bob"}, True),
        ("StringLike", "${aws:username}/*", {}, False),
        ("StringNotLike", "${aws:username}/*", {}, True),
        ("StringLike", "${aws:username, 'bob'}/*", {}, True),
        ("StringLike", "${aws:username, 'bob'}/*", {"aws:username": "eve"}, False),
        ("StringLike", "${aws:username}/*", {"aws:username": "*"}, False),
        ("StringLike", "${aws:username}/*", {"aws:username": ["bob", "eve"]}, False),
        ("StringLike", "bob/${*}", {}, False),
        ("StringLike", "${aws:username}/?", {"AWS:UserName": "bob"}, True),
        (
            "StringEquals",
            "${aws:PrincipalTag/cost center}/x",
            {"aws:principaltag/cost center": "bob"},
            True,
        ),
        ("StringEquals", "${ aws:PrincipalTag/a b , 'bob' }/x", {}, True),
    ],
)
def test_policy_variables(
    operator: str, pattern: str, values: dict[str, ContextValue], *, expected: bool
) -> None:
    """Variables take the request's value literally, a default when absent, else match nothing.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
    """
    assert holds(operator, (pattern,), Context.of({KEY: "bob/x", **values})) is expected


def test_escaped_wildcards_are_literal() -> None:
    """`${*}`, `${?}` and `${$}` stand for the characters themselves."""
    context = Context.of({KEY: "a*b?c$d"})
    assert holds("StringLike", ("a${*}b${?}c${$}?",), context) is True
    assert holds("StringLike", ("a${*}b${?}c${$}?",), Context.of({KEY: "axbyczd"})) is False


def test_variable_of_unknown_key_is_open() -> None:
    """A value that hangs on an unknown key is unknown, and names that key."""
    context = Context.of({KEY: "bob/x"}, unknown=["aws:UserName"])
    assert holds("StringLike", ("${aws:username}/*",), context) == Unknown(
        frozenset({"aws:UserName"})
    )
    assert holds("StringLike", ("${aws:username}/*", "bob/*"), context) is True


def test_old_version_has_no_variables() -> None:
    """Without version 2012-10-17, `${aws:username}` is text."""
    context = Context.of({KEY: "${aws:username}", "aws:username": "bob"})
    assert holds("StringEquals", ("${aws:username}",), context, variables=False) is True
    assert holds("StringEquals", ("${aws:username}",), context, variables=True) is False
