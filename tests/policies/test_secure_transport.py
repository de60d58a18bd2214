"""Which policies deny requests over plain HTTP."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.controls import UNKNOWN
from policies.controls._secure_transport import denies_plain_http

PLAIN = {"Bool": {"aws:SecureTransport": "false"}}
STATEMENT = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Condition": PLAIN}
ALLOW = {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111111111111:root"}}


@pytest.mark.parametrize(
    "policy",
    [
        {"Statement": STATEMENT},
        {"Statement": [ALLOW, STATEMENT]},
        {"Statement": [{**STATEMENT, "Principal": {"AWS": "*"}}]},
        {"Statement": [{**STATEMENT, "Principal": {"AWS": ["*"]}}]},
        {"Statement": [{**STATEMENT, "Condition": {"Bool": {"AWS:securetransport": False}}}]},
        {"Statement": [{**STATEMENT, "Condition": {"BoolIfExists": PLAIN["Bool"]}}]},
        {"Statement": [{**STATEMENT, "Condition": {"Bool": {"aws:SecureTransport": ["false"]}}}]},
    ],
)
def test_a_denial_counts_however_it_is_written(policy: dict[str, object]) -> None:
    """As text or as an object, in a list or alone, in any case of the key."""
    assert denies_plain_http(policy) is True
    assert denies_plain_http(json.dumps(policy)) is True


@pytest.mark.parametrize(
    "change",
    [
        {"Effect": "Allow"},
        {"Principal": {"AWS": "arn:aws:iam::111111111111:root"}},
        {"Principal": {"Service": "logging.s3.amazonaws.com"}},
        {"Condition": {"Bool": {"aws:SecureTransport": "true"}}},
        {"Condition": {"Bool": {"aws:ViaAWSService": "false"}}},
        {"Condition": {"StringEquals": {"aws:SecureTransport": "false"}}},
        {"Condition": None},
    ],
)
def test_a_statement_that_lets_plain_http_through_does_not_count(change: dict[str, object]) -> None:
    """Another effect, somebody in particular, or another condition is no denial of plain HTTP."""
    assert denies_plain_http({"Statement": [{**STATEMENT, **change}]}) is False


def test_what_is_not_known_yet_is_left_open() -> None:
    """A policy, a statement or a part of one that is unknown may be the one that denies."""
    verdicts: list[object] = [
        denies_plain_http(UNKNOWN),
        denies_plain_http({"Statement": [UNKNOWN]}),
        denies_plain_http({"Statement": [{**STATEMENT, "Condition": UNKNOWN}]}),
        denies_plain_http({"Statement": [{**STATEMENT, "Effect": UNKNOWN}]}),
    ]

    assert verdicts == [UNKNOWN] * 4
    assert denies_plain_http({"Statement": [UNKNOWN, STATEMENT]}) is True


@given(st.recursive(st.none() | st.text() | st.integers(), st.lists))
def test_no_document_breaks_it(document: object) -> None:
    """What is no policy denies nothing, and raises nothing."""
    assert denies_plain_http(document) is False
