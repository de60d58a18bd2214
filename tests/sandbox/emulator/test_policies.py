"""Statements of resource policies: whom they concern and when their conditions are met."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.emulator.conditions import COMPARISONS, NEGATED, met
from sandbox.emulator.statements import Asked, allows, by_service, denial

TEXT = st.text(alphabet="abc123", min_size=1, max_size=5)
STRING_OPERATORS = sorted(name for name in NEGATED if not name.startswith("Numeric"))


@given(operator=st.sampled_from(STRING_OPERATORS), wanted=TEXT, present=TEXT)
def test_a_negated_operator_says_the_opposite(operator: str, wanted: str, present: str) -> None:
    """For a key that is there, StringNotEquals is the contrary of StringEquals, and so on."""
    context = {"aws:Key": present}
    positive = met({NEGATED[operator]: {"aws:Key": wanted}}, context)
    assert met({operator: {"aws:Key": wanted}}, context) is (not positive)


@given(operator=st.sampled_from(sorted({*COMPARISONS, *NEGATED})), wanted=TEXT)
def test_an_absent_key(operator: str, wanted: str) -> None:
    """An absent key meets negated operators and those with IfExists, and no other."""
    assert met({operator: {"aws:Key": wanted}}, {}) is (operator in NEGATED)
    assert met({f"{operator}IfExists": {"aws:Key": wanted}}, {}) is True


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        ({}, True),
        ({"Bool": {"aws:SecureTransport": "false"}}, False),
        ({"Bool": {"AWS:securetransport": True}}, True),
        ({"Null": {"aws:SourceIp": "true"}}, True),
        ({"Null": {"aws:SecureTransport": "true"}}, False),
        ({"StringEquals": {"aws:PrincipalOrgID": ["o-other", "o-ours"]}}, True),
        ({"StringLike": {"aws:PrincipalOrgID": "o-*"}}, True),
        ({"NumericLessThan": {"s3:TlsVersion": 1.2}}, False),
        ({"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}, None),
        (
            {
                "IpAddress": {"aws:SourceIp": "10.0.0.0/8"},
                "Bool": {"aws:SecureTransport": "false"},
            },
            False,
        ),
    ],
)
def test_conditions(condition: dict[str, Any], verdict: bool | None) -> None:  # noqa: FBT001 - table
    """All conditions hold or none; an unknown operator leaves it open."""
    context = {
        "aws:SecureTransport": "true",
        "aws:PrincipalOrgID": "o-ours",
        "s3:TlsVersion": "1.3",
    }
    assert met(condition, context) is verdict


def _document(**statement: object) -> str:
    allow = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:b/*"}
    return json.dumps({"Version": "2012-10-17", "Statement": {**allow, **statement}})


ASKED = Asked({"AWS": frozenset({"111122223333"})}, "s3:GetObject", "arn:b/key")


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ({}, True),
        ({"Principal": {"AWS": "111122223333"}}, True),
        ({"Principal": {"AWS": ["999999999999"]}}, False),
        ({"Principal": {"Service": "config.amazonaws.com"}}, False),
        ({"Action": ["s3:get*"]}, True),
        ({"Action": "s3:PutObject"}, False),
        ({"Resource": "arn:b"}, False),
        ({"Condition": {"Bool": {"aws:SecureTransport": "true"}}}, False),
        ({"Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}, True),
    ],
)
def test_whom_a_statement_concerns(statement: dict[str, object], *, allowed: bool) -> None:
    """Principal, action, resource and condition must all match; what is unknown is not refused."""
    assert allows(_document(**statement), ASKED) is allowed


def test_not_elements_are_the_contrary() -> None:
    """NotPrincipal, NotAction and NotResource match what they do not name."""
    denied = {"Effect": "Deny"}
    for element, named in (("Action", "s3:PutObject"), ("Resource", "arn:other")):
        document = json.loads(_document(**denied))
        del document["Statement"][element]
        document["Statement"][f"Not{element}"] = named
        assert denial(json.dumps(document), ASKED)
    spared = json.loads(_document(**denied))
    del spared["Statement"]["Principal"]
    spared["Statement"]["NotPrincipal"] = {"AWS": "111122223333"}
    assert denial(json.dumps(spared), ASKED) is None


def test_a_denial_wins() -> None:
    """What one statement allows and another denies is not allowed."""
    allow, deny = json.loads(_document())["Statement"], json.loads(_document())["Statement"]
    deny["Effect"] = "Deny"
    assert not allows(json.dumps({"Statement": [allow, deny]}), ASKED)


def test_a_service_is_no_account() -> None:
    """A statement for a service admits that service, and accounts only where it says "*"."""
    document = _document(Principal={"Service": "config.amazonaws.com"})
    assert allows(document, by_service("config.amazonaws.com", "s3:GetObject", "arn:b/key"))
    assert not allows(document, by_service("ssm.amazonaws.com", "s3:GetObject", "arn:b/key"))


@pytest.mark.parametrize("document", [None, "", "{", b"{}"])
def test_no_document_allows_nothing(document: str | bytes | None) -> None:
    """What is absent or unreadable neither allows nor denies."""
    assert not allows(document, ASKED)
    assert denial(document, ASKED) is None
