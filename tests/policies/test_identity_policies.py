"""What counts as an action, as everything, and as a limit, however it is written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.controls import PROOF_PARAMS, UNKNOWN, Inputs, Undecided, Violation
from policies.controls._permissions import EACH_RESOURCE, is_all_actions, matches
from policies.controls._policy_text import read
from policies.controls.policies_without_full_access import CONTROL as FULL_ACCESS
from policies.controls.roles_passed_and_assumed_by_name import CONTROL as BY_NAME

PASSING = {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}
EVERYTHING = {"Effect": "Allow", "Action": "*", "Resource": "*"}


@given(st.text(alphabet="abc:*?.[]()", max_size=12))
def test_a_text_without_wildcards_matches_itself_only(text: str) -> None:
    """Only `*` and `?` mean more than themselves, and a star takes anything."""
    literal = text.replace("*", "").replace("?", "")

    assert matches(literal, literal)
    assert not matches(literal, f"{literal}x")
    assert matches(f"{literal}*", f"{literal}{text}")
    assert matches(f"{literal}?", f"{literal}x")


@pytest.mark.parametrize(
    ("resource", "everything"),
    [
        ("*", True),
        ("arn:aws:s3:::*", True),
        ("arn:aws:s3:::*/*", True),
        ("arn:aws:*:*:*:*:*", True),
        ("arn:aws:*", True),
        ("arn:aws:iam::*", True),
        ("arn:aws:sqs:*:111111111111:*", True),
        ("arn:aws:iam::*:role/*", True),
        ("arn:aws-cn:kms:*:111111111111:key/*", True),
        ("arn:aws:secretsmanager:eu-west-1:111111111111:secret:*", True),
        ("arn:aws:s3:::orders/*", False),
        ("arn:aws:iam::111111111111:role/shop-*", False),
        ("arn:aws:iam::111111111111:role/shop/*", False),
        ("arn:aws:ssm:*:*:parameter/shop/*", False),
        ("", False),
    ],
)
def test_everything_is_each_resource_of_a_kind(resource: str, *, everything: bool) -> None:
    """A path, a prefix or a bucket is a choice; a type alone is none."""
    assert (EACH_RESOURCE.fullmatch(resource) is not None) == everything


@pytest.mark.parametrize(
    ("pattern", "all_actions"),
    [("*", True), ("*:*", True), ("**", True), ("s3:*", False), ("*Get*", False), ("", True)],
)
def test_all_actions_are_wildcards_alone(pattern: str, *, all_actions: bool) -> None:
    """As soon as a letter stands there, something is chosen."""
    assert is_all_actions(pattern) == all_actions


@pytest.mark.parametrize(
    "document",
    [
        {"Statement": [PASSING]},
        {"Statement": PASSING},
        {"statement": {"effect": "allow", "ACTION": ["IAM:passrole"], "resource": ["*"]}},
        json.dumps({"Statement": [PASSING]}),
    ],
)
def test_a_document_is_read_however_it_is_written(document: object) -> None:
    """Text or object, one statement or a list, whatever the case of names and actions."""
    [check] = [each for each in BY_NAME.checks if each.name == "policy"]

    [found] = check.find(Inputs({"policy": document}), PROOF_PARAMS)

    assert isinstance(found, Violation)


@pytest.mark.parametrize(
    "statement",
    [
        {**PASSING, "Resource": UNKNOWN},
        {**PASSING, "Resource": ["arn:aws:iam::111111111111:role/shop", UNKNOWN]},
        {**PASSING, "Effect": UNKNOWN},
        {**PASSING, "Condition": UNKNOWN},
        {**PASSING, "Condition": {"StringEquals": {"aws:ResourceTag/team": UNKNOWN}}},
        UNKNOWN,
    ],
)
def test_what_is_unknown_within_a_document_is_undecided(statement: object) -> None:
    """A part that is not known yet neither passes nor fails."""
    [check] = [each for each in BY_NAME.checks if each.name == "policy"]

    found = list(check.find(Inputs({"policy": {"Statement": [statement]}}), PROOF_PARAMS))

    assert found
    assert all(isinstance(finding, Undecided) for finding in found)


def test_the_boundary_of_roles_may_allow_everything() -> None:
    """What only bounds others is named in the configuration; another name does not help."""
    [check] = [each for each in FULL_ACCESS.checks if each.name == "policy"]
    document = {"Statement": EVERYTHING}

    def found(name: str) -> list[object]:
        return list(check.find(Inputs({"name": name, "policy": document}), PROOF_PARAMS))

    assert not found(PROOF_PARAMS.permissions_boundary)
    assert found("other")


def test_a_text_is_parsed_once() -> None:
    """Controls that read the same text share what was parsed."""
    text = json.dumps({"Statement": [PASSING]})

    assert read(Inputs({"policy": text}), "policy") is read(Inputs({"policy": text}), "policy")
