"""Laws that hold for every policy and every request, whatever they say."""

import json
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from bulkhead.evaluator import (
    AttachedPolicies,
    Decision,
    Node,
    Outcome,
    PolicyKind,
    evaluate,
    parse_document,
    render_document,
)
from tests.bulkhead.evaluator.builders import (
    DEVELOPER,
    USER,
    WORKLOAD,
    document,
    organization,
    policy,
    request,
    scp,
    statement,
)

FREEDOM = {Outcome.DENY: 0, Outcome.UNDETERMINED: 1, Outcome.ALLOW: 2}
KEYS = ("aws:RequestedRegion", "aws:TagKeys", "aws:Team")
VALUES = ("a", "ab", "b", "true")
PATTERNS = (*VALUES, "a*", "?", "*", "${aws:Team}", "${aws:Team, 'a'}")
OPERATORS = (
    "StringEquals",
    "StringNotEquals",
    "StringLike",
    "StringNotLike",
    "StringEqualsIfExists",
    "StringNotLikeIfExists",
    "ForAllValues:StringLike",
    "ForAnyValue:StringEquals",
    "ForAllValues:StringNotEquals",
    "ForAnyValue:StringNotLike",
)

Statement = dict[str, object]
Values = Mapping[str, list[str]]

comparisons = st.dictionaries(
    st.sampled_from(OPERATORS),
    st.dictionaries(
        st.sampled_from(KEYS), st.lists(st.sampled_from(PATTERNS), min_size=1), min_size=1
    ),
    max_size=2,
)
nulls = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(["true", "false"]), max_size=1)
conditions = st.builds(
    lambda block, absent: {**block, **({"Null": absent} if absent else {})}, comparisons, nulls
)
statements = st.builds(
    statement,
    st.sampled_from(["Allow", "Deny"]),
    Action=st.sampled_from(["*", "s3:*", "s3:Get*", "ec2:*"]),
    Resource=st.sampled_from(["*", "arn:aws:s3:::bucket/*", "arn:aws:s3:::${aws:Team}/*"]),
    Condition=conditions,
)
statement_lists = st.lists(statements, max_size=4)
principals = st.sampled_from([DEVELOPER, USER, "anonymous", "config.amazonaws.com"])
elements = st.sampled_from(["*", {"AWS": WORKLOAD}, {"AWS": [DEVELOPER]}, {"AWS": USER}])
values_of_keys = st.dictionaries(
    st.sampled_from(KEYS), st.lists(st.sampled_from(VALUES), min_size=1, max_size=3, unique=True)
)


def decide(
    own: list[Statement],
    shared: list[Statement],
    guardrails: list[Statement],
    context: Values,
    *,
    principal: str = DEVELOPER,
    unknown: frozenset[str] = frozenset(),
) -> Decision:
    """Decide by identity-based statements, statements of the resource, and those of an SCP."""
    attached = AttachedPolicies(
        (policy(PolicyKind.IDENTITY, *own),) if own else (),
        resource=policy(PolicyKind.RESOURCE, *shared) if shared else None,
    )
    level = Node("root", None, (scp(*guardrails),) if guardrails else ())
    asked = request(principal=principal, context=context, unknown=unknown)
    return evaluate(asked, attached, organization(root=level))


def named(listed: list[Statement], element: object) -> list[Statement]:
    """Give statements a principal."""
    return [{**each, "Principal": element} for each in listed]


@given(statement_lists, statement_lists, statements, elements, principals, values_of_keys)
def test_adding_a_deny_never_allows_more(
    own: list[Statement],
    shared: list[Statement],
    added: Statement,
    element: object,
    principal: str,
    context: Values,
) -> None:
    """Wherever a Deny is added, the request is at most as free as before."""
    shared = named(shared, element)
    deny = {**added, "Effect": "Deny"}
    before = decide(own, shared, [], context, principal=principal)
    for after in (
        decide([*own, deny], shared, [], context, principal=principal),
        decide(own, [*shared, *named([deny], element)], [], context, principal=principal),
        decide(own, shared, [deny], context, principal=principal),
    ):
        assert FREEDOM[after.outcome] <= FREEDOM[before.outcome]


@given(statement_lists, statements, principals, values_of_keys)
def test_adding_an_allow_never_denies_more(
    own: list[Statement], added: Statement, principal: str, context: Values
) -> None:
    """An added Allow leaves the request at least as free as before."""
    allow = {**added, "Effect": "Allow"}
    before = decide(own, [], [], context, principal=principal)
    after = decide([*own, allow], [], [], context, principal=principal)
    assert FREEDOM[after.outcome] >= FREEDOM[before.outcome]


@given(st.data(), statement_lists, values_of_keys, st.frozensets(st.sampled_from(KEYS)))
def test_order_of_statements_does_not_matter(
    data: st.DataObject, own: list[Statement], context: Values, unknown: frozenset[str]
) -> None:
    """The same statements in another order decide the same, with the same keys missing."""
    known = {key: value for key, value in context.items() if key not in unknown}
    first = decide(own, [], own, known, unknown=unknown)
    mixed = data.draw(st.permutations(own))
    second = decide(mixed, [], mixed, known, unknown=unknown)
    assert (first.outcome, first.missing) == (second.outcome, second.missing)


arns = st.sampled_from(
    [DEVELOPER, USER, f"arn:aws:iam::{WORKLOAD}:role/*", "arn:aws:iam::*:user/x"]
)


@given(statements, st.lists(arns, min_size=1), arns, principals, values_of_keys)
def test_widening_an_exemption_never_denies_more(
    guardrail: Statement, exempt: list[str], added: str, principal: str, context: Values
) -> None:
    """One more exempt ARN in a Deny leaves the request at least as free as before."""

    def with_exempt(listed: list[str]) -> Decision:
        condition = {"ArnNotLike": {"aws:PrincipalArn": listed}}
        deny = {**guardrail, "Effect": "Deny", "Condition": condition}
        return decide([statement()], [], [deny], context, principal=principal)

    before, after = with_exempt(exempt), with_exempt([*exempt, added])
    assert FREEDOM[after.outcome] >= FREEDOM[before.outcome]


@given(statement_lists, statement_lists, statement_lists, elements, values_of_keys, st.data())
def test_answers_only_get_more_definite(
    own: list[Statement],
    shared: list[Statement],
    guardrails: list[Statement],
    element: object,
    context: Values,
    data: st.DataObject,
) -> None:
    """Learning keys, one after the other, never changes an ALLOW or a DENY, nor adds a key."""
    shared = named(shared, element)
    order = data.draw(st.permutations(KEYS))
    previous: Decision | None = None
    for learnt in range(len(order) + 1):
        unknown = frozenset(order[learnt:])
        known = {key: value for key, value in context.items() if key not in unknown}
        decision = decide(own, shared, guardrails, known, unknown=unknown)
        assert set(decision.missing) <= unknown
        if previous and previous.outcome is not Outcome.UNDETERMINED:
            assert decision.outcome is previous.outcome
        previous = decision
    assert previous is not None
    assert previous.outcome is not Outcome.UNDETERMINED


@given(statement_lists.filter(bool), st.booleans())
def test_documents_survive_rendering(listed: list[Statement], as_text: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """What is read, written and read again is what was read first."""
    written = document(*listed)
    parsed = parse_document(json.dumps(written) if as_text else written)
    assert parse_document(render_document(parsed)) == parsed
