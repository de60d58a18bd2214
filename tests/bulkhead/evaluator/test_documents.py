"""Policy documents: what is read, what is refused, and that nothing is lost."""

import json
import re

import pytest

from bulkhead.evaluator import (
    PolicyError,
    PolicyKind,
    compile_policy,
    parse_document,
    render_document,
)
from tests.bulkhead.evaluator.builders import document, statement

PRINCIPAL = {"Principal": "*"}
RCP_DENY = {**PRINCIPAL, "Action": "s3:*"}


def test_one_or_several_are_the_same() -> None:
    """A list of one can be written without brackets, everywhere the grammar says so.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
    """
    short = {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Deny",
            "Principal": {"AWS": "111111111111"},
            "Action": "s3:*",
            "Resource": "*",
            "Condition": {"Bool": {"aws:SecureTransport": False}, "NumericLessThan": {"a:b": 1.2}},
        },
    }
    long = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Deny",
                "Principal": {"AWS": ["111111111111"]},
                "Action": ["s3:*"],
                "Resource": ["*"],
                "Condition": {
                    "Bool": {"aws:SecureTransport": ["false"]},
                    "NumericLessThan": {"a:b": ["1.2"]},
                },
            }
        ],
    }
    assert parse_document(short) == parse_document(json.dumps(long))


@pytest.mark.parametrize(
    ("kind", "written", "problem"),
    [
        (PolicyKind.IDENTITY, "{", "line 1, column 2: not JSON"),
        (
            PolicyKind.IDENTITY,
            '{"Version": "2012-10-17", "Version": "x"}',
            "Version: written twice",
        ),
        (PolicyKind.IDENTITY, "[]", "valid dictionary"),
        (PolicyKind.IDENTITY, {"Statement": []}, "Statement"),
        (PolicyKind.IDENTITY, document(version="2020-01-01"), "Version"),
        (
            PolicyKind.IDENTITY,
            document({**statement(), "Efect": "Deny"}),
            "Statement #1.Efect: no element of the policy language; near it is Effect",
        ),
        (
            PolicyKind.IDENTITY,
            document(statement("allow")),
            "Statement #1.Effect: Input should be 'Allow' or 'Deny', not 'allow'",
        ),
        (PolicyKind.IDENTITY, document(statement(NotAction="*")), "either Action or NotAction"),
        (
            PolicyKind.IDENTITY,
            document(statement(NotResource="*")),
            "either Resource or NotResource",
        ),
        (PolicyKind.IDENTITY, document(statement(Action="GetObject")), "'GetObject' is no action"),
        (PolicyKind.IDENTITY, document(statement(Action=[])), "Statement #1.Action"),
        (PolicyKind.IDENTITY, document(statement(Resource="bucket")), "'bucket' is no ARN"),
        (PolicyKind.IDENTITY, document(statement(**PRINCIPAL)), "has no Principal"),
        (PolicyKind.IDENTITY, document({"Effect": "Deny", "Action": "*"}), "needs Resource"),
        (PolicyKind.RESOURCE, document(statement()), "needs a Principal"),
        (
            PolicyKind.RESOURCE,
            document(statement(NotPrincipal="*")),
            "NotPrincipal goes with the effect Deny only",
        ),
        (
            PolicyKind.TRUST,
            document({"Effect": "Deny", "Action": "*", "NotPrincipal": "*"}),
            "role trust policy has no NotPrincipal",
        ),
        (
            PolicyKind.RESOURCE,
            document(statement("Deny", NotPrincipal="*", Principal="*")),
            "give either Principal or NotPrincipal",
        ),
        (
            PolicyKind.RESOURCE,
            document(statement(Principal={"AWS": "arn:aws:iam::111111111111:role/*"})),
            "Principal.AWS",
        ),
        (PolicyKind.RESOURCE, document(statement(Principal={"Group": "x"})), "not 'Group'"),
        (PolicyKind.TRUST, document(statement(**PRINCIPAL)), "has no Resource"),
        (PolicyKind.SERVICE_CONTROL, document(statement(), version="2008-10-17"), "2012-10-17"),
        (PolicyKind.SERVICE_CONTROL, document(statement(**PRINCIPAL)), "has no Principal"),
        (PolicyKind.RESOURCE_CONTROL, document(statement(**RCP_DENY)), "effect Deny"),
        (
            PolicyKind.RESOURCE_CONTROL,
            document(statement("Deny", Principal={"AWS": "*"}, Action="s3:*")),
            'principal "*"',
        ),
        (
            PolicyKind.RESOURCE_CONTROL,
            document(statement("Deny", **PRINCIPAL)),
            "RCPs do not support '*'",
        ),
        (
            PolicyKind.RESOURCE_CONTROL,
            document(statement("Deny", **PRINCIPAL, Action="ec2:*")),
            "RCPs do not support 'ec2'",
        ),
        (
            PolicyKind.RESOURCE_CONTROL,
            document({"Effect": "Deny", "Principal": "*", "NotAction": "s3:*", "Resource": "*"}),
            "needs Action",
        ),
    ],
)
def test_refused(kind: PolicyKind, written: str | dict[str, object], problem: str) -> None:
    """What AWS would refuse, and what is not supported, is refused with document and place."""
    with pytest.raises(PolicyError, match=re.escape(problem)) as refused:
        compile_policy(written, kind, "example")
    assert all(text.startswith("example: ") for text in refused.value.problems)


def test_statements_are_named_in_problems() -> None:
    """A problem says which statement it is in, by Sid or by place, and all come at once."""
    bad = document(
        statement(Sid="First", Condition={"Like": {"aws:x": "a"}}),
        statement(),
        statement(Action="x", Condition={"Bool": {"aws:y": "no"}}),
    )
    with pytest.raises(PolicyError) as refused:
        compile_policy(bad, PolicyKind.IDENTITY, "example")
    assert len(refused.value.problems) == 3
    assert "example: Statement First: Condition.Like.aws:x" in refused.value.problems[0]
    assert "example: Statement #3: Action" in refused.value.problems[1]


def test_rcp_full_access_is_accepted() -> None:
    """RCPFullAWSAccess is the one RCP that allows."""
    full = document(statement(Sid="FullAccess", **PRINCIPAL))
    assert compile_policy(full, PolicyKind.RESOURCE_CONTROL, "RCPFullAWSAccess").statements


def test_rendering_is_minified() -> None:
    """A rendered document has no white space: AWS counts every character."""
    rendered = render_document(parse_document(document(statement("Deny", Sid="A"))))
    assert not set(rendered) & set(" \n")
    assert parse_document(rendered) == parse_document(document(statement("Deny", Sid="A")))


def test_every_problem_of_a_statement_comes_at_once() -> None:
    """Actions, resources, principals and conditions are all looked at before a refusal."""
    wrong = {"Action": "s3", "Resource": "bucket", "Condition": {"Bool": {"a:b": "x"}}}
    principal = {"Principal": {"AWS": "arn:aws:iam::*:role/x"}}
    body = document({"Effect": "Allow", **wrong, **principal})
    with pytest.raises(PolicyError) as refused:
        compile_policy(body, PolicyKind.RESOURCE, "example")
    assert [problem.split(": ")[2] for problem in refused.value.problems] == [
        "Action",
        "Resource",
        "Condition.Bool.a:b",
        "Principal.AWS",
    ]
