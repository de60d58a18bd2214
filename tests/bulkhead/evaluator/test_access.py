"""All kinds of policies together, by AWS's pages on policy evaluation logic.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
"""

from typing import Any

import pytest

from bulkhead.evaluator import (
    AttachedPolicies,
    Node,
    Outcome,
    PolicyError,
    PolicyKind,
    Reason,
    Source,
    evaluate,
    explain,
)
from tests.bulkhead.evaluator.builders import (
    DEVELOPER,
    DEVELOPER_SESSION,
    OUTSIDER,
    USER,
    WORKLOAD,
    organization,
    policy,
    rcp,
    request,
    scp,
    statement,
)
from tests.bulkhead.evaluator.granting import IDENTITY, OTHER_BOUNDARY, decide, opened_to

BOUNDARY = policy(PolicyKind.BOUNDARY, statement(), name="boundary")
OTHER_SESSION = policy(PolicyKind.SESSION, statement(Action="ec2:*"), name="session")
SESSION = policy(PolicyKind.SESSION, statement(), name="session")


@pytest.mark.parametrize(
    ("attached", "outcome"),
    [
        (AttachedPolicies(), Outcome.DENY),
        (AttachedPolicies(identity=(IDENTITY,)), Outcome.ALLOW),
        (AttachedPolicies(identity=(IDENTITY,), boundary=BOUNDARY), Outcome.ALLOW),
        (AttachedPolicies(identity=(IDENTITY,), boundary=OTHER_BOUNDARY), Outcome.DENY),
        (AttachedPolicies(boundary=BOUNDARY), Outcome.DENY),
        (AttachedPolicies(identity=(IDENTITY,), session=(SESSION,)), Outcome.ALLOW),
        (AttachedPolicies(identity=(IDENTITY,), session=(OTHER_SESSION,)), Outcome.DENY),
        (AttachedPolicies(identity=(IDENTITY,), session=(OTHER_SESSION, SESSION)), Outcome.ALLOW),
        (AttachedPolicies(identity=(IDENTITY,), session=()), Outcome.DENY),
        (AttachedPolicies(session=(SESSION,)), Outcome.DENY),
    ],
)
def test_own_policies(attached: AttachedPolicies, outcome: Outcome) -> None:
    """Identity-based policies grant; a permissions boundary and session policies only limit."""
    assert decide(attached).outcome is outcome


@pytest.mark.parametrize(
    ("element", "principal", "limits_apply"),
    [
        ({"AWS": DEVELOPER}, DEVELOPER_SESSION, True),
        ({"AWS": DEVELOPER_SESSION}, DEVELOPER_SESSION, False),
        ({"AWS": USER}, USER, False),
        ("*", DEVELOPER_SESSION, False),
        ({"AWS": "*"}, USER, False),
    ],
)
def test_how_the_resource_names_the_caller(
    element: object, principal: str, *, limits_apply: bool
) -> None:
    """A resource's Allow to a role is limited by boundary and session; to the caller itself, not.

    The table "Resource-based policies and implicit denies in other policy types (same account)".
    """
    resource = opened_to(element)
    assert decide(AttachedPolicies(resource=resource), principal=principal).outcome is Outcome.ALLOW
    for limited in (
        AttachedPolicies(resource=resource, boundary=OTHER_BOUNDARY),
        AttachedPolicies(resource=resource, session=(OTHER_SESSION,)),
    ):
        outcome = decide(limited, principal=principal).outcome
        assert outcome is (Outcome.DENY if limits_apply else Outcome.ALLOW)


def test_an_account_as_principal_hands_over() -> None:
    """A resource's Allow to the account grants nothing until the account's policies do."""
    resource = opened_to({"AWS": WORKLOAD})
    assert decide(AttachedPolicies(resource=resource)).outcome is Outcome.DENY
    handed = AttachedPolicies(resource=resource, identity=(IDENTITY,))
    assert decide(handed).outcome is Outcome.ALLOW


@pytest.mark.parametrize(
    "denying",
    [
        {"identity": (policy(PolicyKind.IDENTITY, statement(), statement("Deny")),)},
        {"boundary": policy(PolicyKind.BOUNDARY, statement(), statement("Deny"))},
        {"session": (policy(PolicyKind.SESSION, statement(), statement("Deny")),)},
        {
            "resource": policy(
                PolicyKind.RESOURCE,
                statement(Principal="*"),
                statement("Deny", Principal={"AWS": WORKLOAD}),
            )
        },
    ],
)
def test_a_deny_in_any_policy_wins(denying: dict[str, Any]) -> None:
    """An explicit Deny overrides every Allow, wherever either stands."""
    allowing = {"identity": (IDENTITY,), "resource": opened_to({"AWS": DEVELOPER_SESSION})}
    decision = decide(AttachedPolicies(**{**allowing, **denying}), principal=DEVELOPER_SESSION)
    assert decision.reason is Reason.EXPLICIT_DENY
    assert decision.by.statement == "#2"


def test_guardrails_bind_first() -> None:
    """What an SCP or RCP denies, no policy of an account allows."""
    attached = AttachedPolicies((IDENTITY,), resource=opened_to("*"))
    denying = Node("root", service_control=(scp(statement("Deny", Sid="S")),))
    decision = evaluate(request(), attached, organization(root=denying))
    assert decision.by == Source(PolicyKind.SERVICE_CONTROL, "scp", "S", "root")
    denying = Node(
        "root", resource_control=(rcp(statement("Deny", Principal="*", Action="s3:*", Sid="R")),)
    )
    outsider = request(principal=f"arn:aws:iam::{OUTSIDER}:role/x")
    decision = evaluate(outsider, attached, organization(root=denying))
    assert decision.by == Source(PolicyKind.RESOURCE_CONTROL, "rcp", "R", "root")


def test_an_allow_names_the_statement_that_grants() -> None:
    """The explanation of an ALLOW is the statement of the account, not FullAWSAccess above it."""
    decision = decide(AttachedPolicies((IDENTITY,)))
    assert decision.by == Source(PolicyKind.IDENTITY, "identity", "#1")
    assert explain(decision) == ("Allowed by statement #1 of the identity-based policy identity.",)


def test_without_an_organization_its_keys_are_unknown() -> None:
    """Who does not say which organization there is gets no decision that hangs on it."""
    condition = {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorgid"}}
    resource = policy(PolicyKind.RESOURCE, statement(Principal="*", Condition=condition))
    attached = AttachedPolicies(resource=resource)
    assert evaluate(request(), attached).missing == ("aws:PrincipalOrgID",)
    assert evaluate(request(), attached, organization()).outcome is Outcome.ALLOW


def test_policies_stand_where_their_kind_belongs() -> None:
    """A policy compiled as one kind is not asked as another."""
    with pytest.raises(PolicyError, match=r"identity \(identity-based policy\) stands"):
        AttachedPolicies(boundary=IDENTITY)
