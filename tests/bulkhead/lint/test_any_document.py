"""No document is too odd to be linted."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bulkhead.evaluator.documents import ELEMENTS
from bulkhead.lint.document import read_document
from bulkhead.lint.run import document_findings
from bulkhead.lint.types import SETTINGS_ROOTS, DocumentType

NAMES = (
    *ELEMENTS,
    *SETTINGS_ROOTS,
    "@@assign",
    "StringNotEqualsIfExists",
    "ForAllValues:StringLike",
    "Null",
    "aws:PrincipalOrgID",
    "aws:SourceIp",
    "s3:x-amz-acl",
    "AWS",
)
TEXTS = (
    *("Deny", "Allow", "2012-10-17", "*", "s3:*", "s3:GetObject", "iam:*", ":", "a:b:c", ""),
    *("arn:aws:s3:::b", "arn:", "${aws:username}", "${", "${}", "true", "o-a", "é\ud83d\ude00"),
)
scalars = st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(TEXTS)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5)
    ),
    max_leaves=25,
)
statements = st.fixed_dictionaries(
    {"Effect": st.sampled_from(["Deny", "Allow"]) | values},
    optional=dict.fromkeys(
        ("Action", "NotAction", "Resource", "NotResource", "Principal", "Condition", "Sid"), values
    ),
)
policies = st.fixed_dictionaries(
    {"Statement": st.lists(statements, max_size=3) | statements | values},
    optional={"Version": values},
)


@settings(max_examples=150)
@given(policies | values, st.none() | st.sampled_from(list(DocumentType)))
def test_every_document_is_linted(content: object, given_type: DocumentType | None) -> None:
    """Whatever JSON a file holds, the answer is findings and no other error."""
    text = json.dumps(content)
    lines = text.splitlines()
    for each in document_findings(read_document(Path("a.json"), text, given_type)):
        assert 1 <= each.line <= len(lines)
        str(each)
