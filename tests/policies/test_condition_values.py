"""Which values of conditions single somebody out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.controls._condition_values import singles_out

ROLE = "arn:aws:iam::111111111111:role/"


@pytest.mark.parametrize(
    "value",
    [
        "111111111111",
        "o-exampleorgid",
        "o-exampleorgid/r-ab12/ou-ab12-11111111/*",
        "vpce-0123456789abcdef0",
        "203.0.113.0/24",
        "2001:db8::/32",
        "AROAEXAMPLEID:*",
        "*@example.com",
        "https://example.com/*",
        f"{ROLE}*",
        "arn:aws:cloudtrail:*:111111111111:trail/*",
        "arn:aws:*:*:111111111111:*",
        "arn:aws:s3:::orders",
        "arn:aws:s3:::orders-*",
        "arn:aws:apigateway:eu-central-1::/restapis/orders/*",
    ],
)
def test_a_fixed_first_part_singles_out(value: str) -> None:
    """One account, organization, network or name is meant, with whatever is in it."""
    assert singles_out(value)


@pytest.mark.parametrize(
    "value",
    [
        "*",
        "????????????",
        "1*",
        "o-*",
        "o-*/r-*/*",
        "vpc-*",
        "0.0.0.0/0",
        "0.0.0.0/1",
        "::/0",
        "*:session",
        "*@*",
        "arn:*",
        "arn:aws:iam::*",
        "arn:aws:iam::*:role/reader",
        "arn:aws:s3:::*",
        "arn:aws:apigateway:eu-central-1::/*",
        "ARN:AWS:IAM::*:role/reader",
    ],
)
def test_a_wildcard_in_place_of_a_name_does_not(value: str) -> None:
    """Everybody can be, or make, what a value without a fixed first part describes."""
    assert not singles_out(value)


@given(st.from_regex(r"[0-9]{12}", fullmatch=True), st.from_regex(r"[a-z*?]{1,9}", fullmatch=True))
def test_an_account_singles_out_whatever_is_in_it(account: str, name: str) -> None:
    """Roles of one account are that account's, however their names are described."""
    assert singles_out(f"arn:aws:iam::{account}:role/{name}")


@given(st.text())
def test_no_value_raises(value: str) -> None:
    """Whatever a policy says there, it is judged."""
    assert singles_out(value) in {True, False}
