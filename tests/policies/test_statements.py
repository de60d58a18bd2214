"""Every statement denies what its proof says it denies, and nothing that must stay allowed."""

import dataclasses
from functools import cache

import pytest

from bulkhead.evaluator import Organization, Outcome, PolicyKind, compile_policy
from policies.controls import CONTROLS, PROOF_PARAMS, Deny, Request, control_of, documents
from policies.controls._statement import PolicyType

from .organization import ALL, STATEMENTS, alone, decide, organization_under

AS_THE_BASELINE_ASKS = {
    "aws:RequestedRegion": PROOF_PARAMS.allowed_regions[0],
    "iam:PermissionsBoundary": PROOF_PARAMS.permissions_boundary_arn.replace("*", "111111111111"),
    **{f"aws:RequestTag/{key}": "somebody" for key in PROOF_PARAMS.required_tags},
}


def _cases(attribute: str) -> list[object]:
    return [
        pytest.param(control, kind, deny, request, id=f"{deny.sid}-{n}-{request.action}")
        for control, kind, deny in STATEMENTS
        for n, request in enumerate(getattr(deny, attribute))
    ]


@cache
def _baseline() -> Organization:
    rendered = [
        compile_policy(document.content, PolicyKind(document.type), document.name)
        for document in documents(CONTROLS, PROOF_PARAMS)
        if document.type in set(PolicyKind)
    ]
    return organization_under(rendered)


@pytest.mark.parametrize(("control", "kind", "deny", "request_"), _cases("denied"))
def test_denies_what_its_proof_denies(
    control: str, kind: PolicyType, deny: Deny, request_: Request
) -> None:
    """A request that a statement must deny is denied by that statement, by itself."""
    decision = decide(request_, alone(kind, deny))

    assert decision.outcome is Outcome.DENY
    assert control_of(str(decision.by.statement), ALL) == control


@pytest.mark.parametrize(("control", "kind", "deny", "request_"), _cases("allowed"))
def test_leaves_alone_what_must_stay_allowed(
    control: str, kind: PolicyType, deny: Deny, request_: Request
) -> None:
    """A request that must stay allowed is not denied by the statement."""
    del control
    assert decide(request_, alone(kind, deny)).outcome is Outcome.ALLOW


@pytest.mark.parametrize(("control", "kind", "deny", "request_"), _cases("allowed"))
def test_no_other_statement_denies_it_either(
    control: str, kind: PolicyType, deny: Deny, request_: Request
) -> None:
    """What must stay allowed is allowed under the whole baseline, done as it asks for."""
    del control, kind, deny
    context = {**AS_THE_BASELINE_ASKS, **request_.context}

    decision = decide(dataclasses.replace(request_, context=context), _baseline())

    assert decision.outcome is Outcome.ALLOW, decision.by


@pytest.mark.parametrize(
    ("control", "deny"),
    [pytest.param(control, deny, id=deny.sid) for control, _, deny in STATEMENTS],
)
def test_has_proof_of_both_kinds(control: str, deny: Deny) -> None:
    """A statement without a request it denies, or without one it allows, is a defect."""
    assert deny.denied, control
    assert deny.allowed, control
    assert bool(deny.actions) != bool(deny.not_actions), control


@pytest.mark.parametrize(
    ("kind", "deny"), [pytest.param(kind, deny, id=deny.sid) for _, kind, deny in STATEMENTS]
)
def test_exempts_the_landing_zone_unless_absolute(kind: PolicyType, deny: Deny) -> None:
    """The landing zone's role passes every statement that is not absolute, and no absolute one.

    A stranger's role of that name is a stranger's.
    """
    body = alone(kind, deny)

    outcomes = {
        decide(dataclasses.replace(request, principal=_access_role(request)), body).outcome
        for request in deny.denied
        if ":role/" in request.principal
    }

    assert outcomes <= {Outcome.DENY if deny.absolute else Outcome.ALLOW}


def _access_role(request: Request) -> str:
    return PROOF_PARAMS.access_role_arn.replace("*", request.principal.split(":")[4])


def test_statement_ids_are_unique() -> None:
    """A statement id seen in AWS leads to one control."""
    sids = [deny.sid for _, _, deny in STATEMENTS]

    assert len(sids) == len(set(sids))
