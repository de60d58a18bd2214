"""What a plan says holds, and what changes is said; for statements that nobody has thought of."""

import json
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from bulkhead.attached.model import Attached
from bulkhead.attached.organization import organization_of
from bulkhead.evaluator import Outcome, access_request, decide_guardrails
from bulkhead.evaluator.decision import Decision
from bulkhead.plan.change import Change, change
from bulkhead.plan.clauses import clauses
from policies.controls import Request
from tests.bulkhead.plan.organizations import ACCOUNT, RCP, SCP, organization

ACTIONS = ["s3:GetObject", "s3:Put*", "s3:*", "sqs:SendMessage", "*"]
RESOURCES = ["*", "arn:aws:s3:::logs/*", "arn:aws:s3:::logs", "arn:aws:s3:::o?ders"]
ROLES = [f"arn:aws:iam::*:role/{name}" for name in ("admin", "dev-*", "x")]
CONDITIONS = {
    "ArnNotLike": {"aws:PrincipalArn": ROLES},
    "ArnLike": {"aws:PrincipalArn": [*ROLES, "arn:*:iam::*:root"]},
    "StringNotEquals": {"aws:RequestedRegion": ["eu-west-1", "eu-central-1"], "s3:x": ["a", "b"]},
    "StringLike": {"s3:x": ["a*", "?"]},
    "StringNotLikeIfExists": {"s3:x": ["a*"]},
    "BoolIfExists": {"aws:SecureTransport": ["true", "false"]},
    "Null": {"s3:x": ["true", "false"]},
    "NumericLessThan": {"s3:n": ["3", "10"]},
    "ForAllValues:StringEquals": {"s3:x": ["a", "b"]},
    "IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "192.0.2.0/24"]},
}


def _some(values: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)


@st.composite
def _condition(draw: st.DrawFn) -> Mapping[str, object]:
    operators = draw(st.lists(st.sampled_from(sorted(CONDITIONS)), max_size=2, unique=True))
    condition = {}
    for operator in operators:
        key = draw(st.sampled_from(sorted(CONDITIONS[operator])))
        values = draw(_some(CONDITIONS[operator][key]))
        condition[operator] = {key: values[:1] if operator == "Null" else values}
    return condition


@st.composite
def _document(draw: st.DrawFn, kind: str) -> str:
    statements = []
    for place in range(draw(st.integers(1, 3))):
        actions = ACTIONS if kind == SCP else ["s3:GetObject", "s3:Put*", "sqs:*"]
        statement = {
            "Sid": draw(st.sampled_from(["A", "B", "C"])) + str(place),
            "Effect": "Deny",
            draw(st.sampled_from(["Action", "NotAction"])) if kind == SCP else "Action": draw(
                _some(actions)
            ),
            draw(st.sampled_from(["Resource", "NotResource"])): draw(_some(RESOURCES)),
            "Condition": draw(_condition()),
        }
        statements.append({**statement, **({"Principal": "*"} if kind == RCP else {})})
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


@st.composite
def _organization(draw: st.DrawFn) -> Attached:
    kinds = draw(st.lists(st.sampled_from([SCP, RCP]), max_size=2))
    return organization([(kind, draw(_document(kind))) for kind in kinds])


REQUESTS = st.builds(
    Request,
    principal=st.sampled_from(
        [
            f"arn:aws:iam::{ACCOUNT}:role/admin",
            f"arn:aws:iam::{ACCOUNT}:role/dev-1",
            f"arn:aws:iam::{ACCOUNT}:root",
            "arn:aws:iam::999999999999:role/x",
        ]
    ),
    action=st.sampled_from(["s3:GetObject", "s3:PutObject", "sqs:SendMessage", "ec2:RunInstances"]),
    resource=st.sampled_from(["*", "arn:aws:s3:::logs/x", "arn:aws:s3:::orders"]),
    account=st.just(ACCOUNT),
    resource_account=st.just(ACCOUNT),
    context=st.fixed_dictionaries(
        {"aws:RequestedRegion": st.sampled_from(["eu-central-1", "us-east-1"])},
        optional={
            "s3:x": st.sampled_from(["a", "ab", "c"]),
            "s3:n": st.sampled_from(["1", "5"]),
            "aws:SecureTransport": st.sampled_from(["true", "false"]),
            "aws:SourceIp": st.sampled_from(["10.1.1.1", "198.51.100.1"]),
        },
    ),
)


def decided(request: Request, attached: Attached) -> Decision:
    """What an organization's policies decide."""
    return decide_guardrails(access_request(request), organization_of(attached))


def compare(before: Attached, after: Attached) -> Change:
    """The plan."""
    return change(before, after, "eu-central-1")


@given(_organization(), _organization())
def test_what_is_said_to_change_does(before: Attached, after: Attached) -> None:
    """Newly denied: allowed before, denied after. Newly allowed: the other way round."""
    for group in compare(before, after).groups:
        for effect in group.effects:
            assert len(effect.requests) == len(effect.values)
            for request in effect.requests:
                outcomes = [decided(request, side).outcome for side in (before, after)]
                wanted = [Outcome.ALLOW, Outcome.DENY]
                assert outcomes == (wanted[::-1] if effect.allows else wanted)


@given(_organization(), _organization(), REQUESTS)
def test_what_changes_is_said(before: Attached, after: Attached, request: Request) -> None:
    """The statement that denies a request newly, or no more, is named by the plan."""
    first, second = decided(request, before), decided(request, after)
    if first.outcome is second.outcome:
        return
    decision, side = (first, before) if first.outcome is Outcome.DENY else (second, after)
    by = (decision.by.kind, decision.by.statement)
    denying = {m for m, c in clauses(side.policies).items() if (c.type, c.sid) == by}
    groups = compare(before, after).groups

    shown = [(e.clause, e.other) for group in groups for e in group.effects]
    shown += [(u.difference.clause, u.difference.other) for group in groups for u in group.unproved]
    named = {clause.meaning for pair in shown for clause in pair if clause}
    assert named & (denying or named)


@given(_organization())
def test_nothing_changes_against_itself(attached: Attached) -> None:
    """Two sets of policies that say the same have no difference."""
    assert not compare(attached, attached).groups
