"""A statement that is said to be covered adds nothing, whatever the request."""

from collections.abc import Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bulkhead.evaluator import Node, Outcome, decide_guardrails
from bulkhead.lint.coverage import covers_statement
from bulkhead.lint.document import read_document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.types import DocumentType
from tests.bulkhead.evaluator.builders import organization, request, scp, statement

Elements = dict[str, object]
KEYS = ("aws:PrincipalTag/a", "aws:TagKeys")
VALUES = ("x", "xy", "y")
PATTERNS = (*VALUES, "x*", "?", "*", "${aws:PrincipalTag/a}")
OPERATORS = (
    "StringEquals",
    "StringNotEquals",
    "StringLike",
    "StringNotLike",
    "StringLikeIfExists",
    "ForAllValues:StringLike",
    "ForAnyValue:StringNotLike",
)
ACTIONS = ("*", "s3:*", "s3:Get*", "s3:GetObject", "ec2:RunInstances")
RESOURCES = ("*", "arn:aws:s3:::b/*", "arn:aws:s3:::b/k", "arn:aws:s3:::${aws:PrincipalTag/a}/*")

lists_of_actions = st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=2, unique=True)
lists_of_resources = st.lists(st.sampled_from(RESOURCES), min_size=1, max_size=2, unique=True)
values = st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=2, unique=True)
blocks = st.dictionaries(st.sampled_from(KEYS), values, min_size=1)
conditions = st.dictionaries(st.sampled_from(OPERATORS), blocks, max_size=1)


@st.composite
def denials(draw: st.DrawFn) -> Elements:
    """Draw a Deny statement."""
    element = draw(st.sampled_from(["Action", "NotAction"]))
    target = draw(st.sampled_from(["Resource", "NotResource"]))
    condition = draw(conditions)
    return {
        "Effect": "Deny",
        element: draw(lists_of_actions),
        target: draw(lists_of_resources),
        **({"Condition": condition} if condition else {}),
    }


contexts = st.dictionaries(
    st.sampled_from(KEYS), st.lists(st.sampled_from(VALUES), min_size=1, max_size=2, unique=True)
)


def _is_covered(wide: Elements, narrow: Elements) -> bool:
    text = Example("", (wide, narrow)).text
    document = read_document(Path("a.json"), text, DocumentType.SERVICE_CONTROL_POLICY)
    return covers_statement(*document.statements)


def _denies(
    elements: Elements, action: str, resource: str, context: Mapping[str, list[str]]
) -> bool:
    root = Node("root", service_control=(scp(statement()), scp(elements)))
    asked = request(action, resource, context=context)
    return decide_guardrails(asked, organization(root=root)).outcome is Outcome.DENY


@settings(max_examples=400)
@given(
    denials(),
    denials(),
    st.sampled_from(["s3:GetObject", "s3:PutObject", "ec2:RunInstances"]),
    st.sampled_from(["arn:aws:s3:::b/k", "arn:aws:s3:::x/k", "arn:aws:s3:::c"]),
    contexts,
)
def test_what_is_covered_denies_nothing_more(
    wide: Elements, narrow: Elements, action: str, resource: str, context: dict[str, list[str]]
) -> None:
    """Whatever the covered statement denies, the covering one denies too."""
    if _is_covered(wide, narrow) and _denies(narrow, action, resource, context):
        assert _denies(wide, action, resource, context)


@given(denials())
def test_a_statement_covers_itself(elements: Elements) -> None:
    """Two equal statements cover each other, whatever they say."""
    assert _is_covered(elements, elements)


def test_no_wildcard_of_an_arn_reaches_over_a_colon() -> None:
    """ARN operators compare part by part, so that a role's pattern covers no user's name."""
    roles = {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/*"}}
    user = {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::1:user/a:role/x"}}
    assert not _is_covered(deny("s3:*", Condition=roles), deny("s3:*", Condition=user))
