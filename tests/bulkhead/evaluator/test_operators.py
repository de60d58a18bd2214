"""Condition operators, by AWS's page "IAM JSON policy elements: Condition operators".

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

import pytest

from bulkhead.evaluator.conditions import compile_conditions
from bulkhead.evaluator.context import Context
from bulkhead.evaluator.errors import PolicyError
from bulkhead.evaluator.operators import OPERATORS
from bulkhead.evaluator.truth import Truth

ARN = "arn:aws:sns:eu-central-1:111111111111:topic"
LONG_ARN = "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt"


def holds(operator: str, policy_value: str, request_value: str) -> Truth:
    """Compare one value of a policy with one of a request."""
    clauses = compile_conditions({operator: {"test:key": (policy_value,)}}, variables=True)
    return clauses[0].holds(Context.of({"test:key": request_value}))


COMPARISONS = [
    ("StringEquals", "john", "john", True),
    ("StringEquals", "john", "John", False),
    ("StringEquals", "j*", "john", False),
    ("StringEquals", "j*", "j*", True),
    ("StringEqualsIgnoreCase", "john", "JOHN", True),
    ("StringEqualsIgnoreCase", "j*", "JOHN", False),
    ("StringLike", "home/*", "home/", True),
    ("StringLike", "home/*", "home/a/b", True),
    ("StringLike", "home/?", "home/ab", False),
    ("StringLike", "a*b*c", "a-b-b-c", True),
    ("StringLike", "a*b*c", "a-c-b", False),
    ("StringLike", "Home/*", "home/a", False),
    ("StringLike", "a.c", "abc", False),
    ("StringLike", "a*", "a\nb", True),
    ("NumericEquals", "10", "10.0", True),
    ("NumericEquals", "10", "11", False),
    ("NumericLessThan", "10", "9.99", True),
    ("NumericLessThan", "10", "10", False),
    ("NumericLessThanEquals", "10", "10", True),
    ("NumericGreaterThan", "9", "10", True),
    ("NumericGreaterThanEquals", "10", "9", False),
    ("NumericLessThan", "10", "many", False),
    ("DateEquals", "2026-01-01T00:00:00Z", "1767225600", True),
    ("DateEquals", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00", True),
    ("DateEquals", "2026", "2026-01-01", True),
    ("DateEquals", "2026", "2026-01-02", False),
    ("DateLessThan", "2026-02", "2026-01-31T23:59:59Z", True),
    ("DateLessThanEquals", "2026-02", "2026-02-01T00:00:01Z", False),
    ("DateGreaterThan", "2020-01-01T00:00:01Z", "2026-11-23T00:00:00Z", True),
    ("DateGreaterThanEquals", "2026-01-01", "2026-01-01T00:00:00Z", True),
    ("DateLessThan", "2026-01-01", "yesterday", False),
    ("Bool", "true", "true", True),
    ("Bool", "false", "true", False),
    ("Bool", "true", "AES256", False),
    ("BinaryEquals", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", True),
    ("BinaryEquals", "QmluYXJ5", "QmluYXJ6", False),
    ("IpAddress", "203.0.113.0/24", "203.0.113.9", True),
    ("IpAddress", "203.0.113.0/24", "203.0.114.9", False),
    ("IpAddress", "203.0.113.7", "203.0.113.7", True),
    ("IpAddress", "2001:DB8:1234:5678::/64", "2001:db8:1234:5678::1", True),
    ("IpAddress", "0.0.0.0/0", "2001:db8::1", False),
    ("IpAddress", "0.0.0.0/0", "cloudtrail.amazonaws.com", False),
    ("ArnLike", "arn:aws:sns:*:111111111111:*", ARN, True),
    ("ArnLike", "arn:aws:sns:*:222222222222:*", ARN, False),
    ("ArnLike", "arn:aws:someservice:*:111122223333:finance/*", LONG_ARN, False),
    ("StringLike", "arn:aws:someservice:*:111122223333:finance/*", LONG_ARN, True),
    ("ArnLike", "arn:*:iam::*:role/a", "arn:aws:iam::111111111111:role/a", True),
    ("ArnLike", "arn:aws:logs:*:*:log-group:a:*", "arn:aws:logs:r:1:log-group:a:b", True),
    ("ArnLike", "*", ARN, True),
    ("ArnEquals", "arn:aws:sns:*:111111111111:topic", ARN, True),
    ("ArnEquals", "arn:aws:sns:*:111111111111:topic", ARN + "2", False),
    ("ArnLike", "arn:aws:sns:*:*:*", "not an arn", False),
    ("ArnLike", "arn:aws:sns:*:*:*", "arn:aws:sns", False),
]

NEGATIONS = [
    ("StringEquals", "StringNotEquals"),
    ("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"),
    ("StringLike", "StringNotLike"),
    ("NumericEquals", "NumericNotEquals"),
    ("DateEquals", "DateNotEquals"),
    ("IpAddress", "NotIpAddress"),
    ("ArnEquals", "ArnNotEquals"),
    ("ArnLike", "ArnNotLike"),
]


@pytest.mark.parametrize(("operator", "policy_value", "request_value", "expected"), COMPARISONS)
def test_operator(operator: str, policy_value: str, request_value: str, *, expected: bool) -> None:
    """Each operator compares a value as AWS documents it."""
    assert holds(operator, policy_value, request_value) is expected


@pytest.mark.parametrize(("operator", "negated"), NEGATIONS)
def test_negated_operator(operator: str, negated: str) -> None:
    """A negated operator holds exactly when its positive form does not."""
    cases = [case for case in COMPARISONS if case[0] == operator]
    assert {case[3] for case in cases} == {True, False}
    for _, policy_value, request_value, expected in cases:
        assert holds(negated, policy_value, request_value) is not expected


def test_every_operator_is_in_the_tables() -> None:
    """No operator is without a row that holds it to AWS's documentation."""
    tested = {case[0] for case in COMPARISONS} | {negated for _, negated in NEGATIONS}
    assert tested == set(OPERATORS)


@pytest.mark.parametrize(
    ("operator", "value"),
    [
        ("NumericEquals", "ten"),
        ("NumericEquals", "NaN"),
        ("NumericEquals", "1_000"),
        ("DateEquals", "tomorrow"),
        ("Bool", "yes"),
        ("BinaryEquals", "not base 64"),
        ("IpAddress", "10.0.0.0/33"),
        ("ArnLike", "arn:aws:s3"),
        ("NumericEquals", "${aws:EpochTime}"),
        ("IpAddress", "${aws:SourceIp}"),
        ("StringLike", "${}"),
        ("StringLike", "${aws:username"),
        ("Null", "maybe"),
        ("NullIfExists", "true"),
        ("ForAnyValue:Null", "true"),
        ("ForEachValue:StringEquals", "a"),
        ("StringMatches", "a"),
    ],
)
def test_unsupported_is_refused_by_name(operator: str, value: str) -> None:
    """What cannot be compared is refused with the operator, the key and the value named."""
    with pytest.raises(PolicyError) as refused:
        compile_conditions({operator: {"test:key": (value,)}}, variables=True)
    assert f"Condition.{operator}.test:key" in str(refused.value)
    assert (
        value in str(refused.value)
        or operator.split(":", maxsplit=1)[0] in refused.value.problems[0]
    )


def test_all_problems_come_at_once() -> None:
    """One error names every clause that cannot be compared."""
    with pytest.raises(PolicyError) as refused:
        compile_conditions(
            {"Bool": {"a:b": ("x",), "a:c": ("true",)}, "Numeric": {"a:d": ("1",)}}, variables=True
        )
    assert [problem.split(": ")[0] for problem in refused.value.problems] == [
        "Condition.Bool.a:b",
        "Condition.Numeric.a:d",
    ]
