"""Findings point to what they speak of, and each mistake is found once."""

from pathlib import Path

import pytest

from bulkhead.lint.document import read_document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.run import document_findings
from bulkhead.lint.types import DocumentType

SCP, RCP = DocumentType.SERVICE_CONTROL_POLICY, DocumentType.RESOURCE_CONTROL_POLICY
HEAD = '{"Version": "2012-10-17", "Statement": [\n'
OTHER = '{"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"},\n'


def _document(statement: str) -> str:
    """A document whose second statement stands on its third line."""
    return f"{HEAD}{OTHER}{statement}\n]}}"


@pytest.mark.parametrize(
    ("statement", "label", "column", "text"),
    [
        (
            '{"Effect": "Deny", "Actions": "s3:PutObject", "Resource": "*"}',
            "#2",
            20,
            "no element of the policy language; near it is Action",
        ),
        (
            '{"Sid": "B", "Effect": "deny", "Action": "s3:PutObject", "Resource": "*"}',
            "B",
            14,
            "'Allow' or 'Deny', not 'deny'",
        ),
        (
            '{"Effect": "Deny", "Action": ["s3:PutObject", 7], "Resource": "*"}',
            "#2",
            47,
            "valid string",
        ),
        ('{"Effect": "Deny", "Resource": "*"}', "#2", 1, "give either Action or NotAction"),
        (
            '{"Effect": "Deny", "Action": "PutObject", "Resource": "*"}',
            "#2",
            30,
            "'PutObject' is no action; write service:Operation",
        ),
        (
            '{"Effect": "Deny", "Action": "s3:PutObject", "Resource": ["*", "bucket"]}',
            "#2",
            64,
            "'bucket' is no ARN",
        ),
        (
            '{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"a:b":"no"}}}',
            "#2",
            59,
            "'no' is not a boolean; write true or false",
        ),
    ],
)
def test_grammar_points_to_the_place(statement: str, label: str, column: int, text: str) -> None:
    """A refused document says which statement and which value AWS does not take."""
    document = read_document(Path("a.json"), _document(statement), SCP)

    found = [each for each in document_findings(document) if each.rule == "grammar"]

    assert text in "\n".join(map(str, found))
    assert (found[0].line, found[0].column, found[0].statement) == (3, column, label)


def test_an_rcp_s_action_is_pointed_to() -> None:
    """The service that RCPs do not support is named where it stands."""
    statement = '{"Effect": "Deny", "Principal": "*", "Action": ["s3:*", "ec2:*"], "Resource": "*"}'
    document = read_document(Path("a.json"), f"{HEAD}{statement}]}}", RCP)

    (found,) = (each for each in document_findings(document) if each.rule == "grammar")

    assert (found.line, found.column) == (2, 57)


@pytest.mark.parametrize(
    ("rule", "statements"),
    [
        ("redundant-statement", (deny("s3:PutBucketAcl"), deny("s3:PutBucketAcl"))),
        ("redundant-value", deny(["s3:PutBucketAcl", "s3:PutBucketAcl"])),
        ("duplicate-sid", (deny("s3:Get*", Sid="A"), deny("s3:Put*", Sid="A"))),
    ],
)
def test_the_second_of_two_is_found(
    rule: str, statements: dict[str, object] | tuple[dict[str, object], ...]
) -> None:
    """Of two that are equal, one may stay: the first."""
    text = Example("", statements).text

    (found,) = document_findings(read_document(Path("a.json"), text))

    assert found.rule == rule
    assert found.line > text.splitlines().index('      "Effect": "Deny",') + 1
