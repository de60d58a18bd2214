"""What can only limit: guardrails, a permissions boundary and session policies.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkhead.evaluator import (
    AccessRequest,
    AttachedPolicies,
    Node,
    Outcome,
    PolicyKind,
    Source,
    decide_limits,
    evaluate,
)
from tests.bulkhead.evaluator.builders import (
    ARCHIVE,
    DEVELOPER,
    DEVELOPER_SESSION,
    USER,
    WORKLOAD,
    organization,
    policy,
    request,
    scp,
    statement,
)
from tests.bulkhead.evaluator.granting import IDENTITY, OTHER_BOUNDARY, opened_to
from tests.bulkhead.evaluator.test_laws import (
    KEYS,
    Statement,
    Values,
    elements,
    named,
    statement_lists,
    values_of_keys,
)

BOUNDARY = policy(PolicyKind.BOUNDARY, statement(), name="boundary")
DENYING = policy(PolicyKind.BOUNDARY, statement(), statement("Deny", Sid="D"), name="boundary")


def _limited(
    bounding: list[Statement], of_session: list[Statement], shared: list[Statement], element: object
) -> AttachedPolicies:
    """Boundary and session policy, and a resource's policy that only grants."""
    grants = named([each for each in shared if each["Effect"] == "Allow"], element)
    return AttachedPolicies(
        boundary=policy(PolicyKind.BOUNDARY, *bounding) if bounding else None,
        session=(policy(PolicyKind.SESSION, *of_session),) if of_session else None,
        resource=policy(PolicyKind.RESOURCE, *grants) if grants else None,
    )


def _asked(principal: str, context: Values, unknown: frozenset[str]) -> AccessRequest:
    known = {key: value for key, value in context.items() if key not in unknown}
    return request(principal=principal, context=known, unknown=unknown)


limits = st.builds(_limited, statement_lists, statement_lists, statement_lists, elements)
requests = st.builds(
    _asked,
    st.sampled_from([DEVELOPER, DEVELOPER_SESSION, USER]),
    values_of_keys,
    st.frozensets(st.sampled_from(KEYS)),
)


@pytest.mark.parametrize(
    ("attached", "outcome", "by"),
    [
        (AttachedPolicies(), Outcome.ALLOW, PolicyKind.SERVICE_CONTROL),
        (AttachedPolicies(boundary=BOUNDARY), Outcome.ALLOW, PolicyKind.SERVICE_CONTROL),
        (AttachedPolicies(boundary=OTHER_BOUNDARY), Outcome.DENY, PolicyKind.BOUNDARY),
        (AttachedPolicies(session=()), Outcome.DENY, PolicyKind.SESSION),
        (AttachedPolicies(boundary=BOUNDARY, session=()), Outcome.DENY, PolicyKind.SESSION),
        (AttachedPolicies(boundary=DENYING), Outcome.DENY, PolicyKind.BOUNDARY),
    ],
)
def test_nothing_has_to_grant(attached: AttachedPolicies, outcome: Outcome, by: PolicyKind) -> None:
    """Who has no identity-based policy passes, unless something limits it."""
    decision = decide_limits(request(), attached, organization())
    assert (decision.outcome, decision.by.kind) == (outcome, by)


def test_guardrails_limit_first() -> None:
    """Of several that deny, the first in the order of evaluation is named."""
    root = Node("root", service_control=(scp(statement("Deny", Sid="S")),))
    decision = decide_limits(request(), AttachedPolicies(boundary=DENYING), organization(root=root))
    assert decision.by == Source(PolicyKind.SERVICE_CONTROL, "scp", "S", "root")
    assert decide_limits(request(), AttachedPolicies(boundary=DENYING)).by == Source(
        PolicyKind.BOUNDARY, "boundary", "D"
    )


@pytest.mark.parametrize(("owner", "outcome"), [(WORKLOAD, Outcome.ALLOW), (ARCHIVE, Outcome.DENY)])
def test_a_grant_to_the_session_goes_beyond(owner: str, outcome: Outcome) -> None:
    """What the boundary lacks, a resource of the same account can grant; of another, not."""
    limited = AttachedPolicies(boundary=OTHER_BOUNDARY, resource=opened_to("*"))
    asked = request(principal=DEVELOPER_SESSION, owner=owner)
    assert decide_limits(asked, limited, organization()).outcome is outcome


@given(limits, requests, statement_lists)
def test_limits_are_what_is_left_to_an_administrator(
    limited: AttachedPolicies, asked: AccessRequest, guardrails: list[Statement]
) -> None:
    """For who is granted everything, all policies together decide what the limits alone do."""
    nodes = organization(root=Node("root", None, (scp(*guardrails),) if guardrails else ()))
    found = decide_limits(asked, limited, nodes)
    whole = evaluate(asked, replace(limited, identity=(IDENTITY,)), nodes)
    assert (found.outcome, found.missing) == (whole.outcome, whole.missing)
