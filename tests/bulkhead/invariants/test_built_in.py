"""Every built-in invariant holds for the example, and is broken by what should break it."""

import json
from dataclasses import replace

import pytest

from bulkhead.invariants.built_in import BUILT_IN
from bulkhead.invariants.facts import facts_of
from bulkhead.invariants.invariant import Invariant
from bulkhead.invariants.planned import PlannedOrganization
from bulkhead.invariants.prove import prove
from bulkhead.invariants.requests import requests
from config import LandingZone
from config.guardrail_plan import PlannedPolicy, guardrail_plan
from policies.controls import CONTROLS
from tests.bulkhead.invariants.breaking import BEYOND_GUARDRAILS, BREAKING, WEAKENING, policy

BY_ID = {invariant.id: invariant for invariant in BUILT_IN}


def breaks(landing_zone: LandingZone, policies: list[PlannedPolicy], invariant: str) -> bool:
    """Whether some policies break an invariant."""
    return not prove(landing_zone, policies, [BY_ID[invariant]]).holds


def without(planned: PlannedPolicy, sids: tuple[str, ...]) -> PlannedPolicy:
    """A policy without some statements."""
    body = json.loads(planned.content)
    if "Statement" not in body:
        return planned
    body["Statement"] = [s for s in body["Statement"] if s["Sid"] not in sids]
    return replace(planned, content=json.dumps(body))


def test_all_hold_for_the_example(landing_zone: LandingZone) -> None:
    """The example's guardrails break none, and nothing waits: every control is in every ring."""
    proof = prove(landing_zone)

    assert not proof.broken
    assert not proof.undetermined
    assert not proof.pending
    assert not proof.named_account_ids
    assert proof.decided > len(BUILT_IN)


@pytest.mark.parametrize("invariant", BREAKING)
def test_a_guardrail_that_breaks_it_is_refused(landing_zone: LandingZone, invariant: str) -> None:
    """One more guardrail that stops what must stay possible breaks the invariant that says so."""
    planned = [*guardrail_plan(landing_zone).policies, BREAKING[invariant]]

    assert breaks(landing_zone, planned, invariant)


@pytest.mark.parametrize("invariant", WEAKENING)
def test_guardrails_that_let_it_happen_are_refused(
    landing_zone: LandingZone, invariant: str
) -> None:
    """Without the statements that make something impossible, its invariant is broken."""
    planned = [without(p, WEAKENING[invariant]) for p in guardrail_plan(landing_zone).policies]

    assert breaks(
        landing_zone, [p for p in planned if '"Statement": []' not in p.content], invariant
    )


@pytest.mark.parametrize("invariant", sorted(BEYOND_GUARDRAILS))
def test_what_no_guardrail_reaches_holds_under_any(
    landing_zone: LandingZone, invariant: str
) -> None:
    """Denying everything at the root does not take the management account its way back."""
    everything = policy("SERVICE_CONTROL_POLICY", {"Action": "*", "Resource": "*"})

    assert breaks(landing_zone, [everything], "break-glass-works")
    assert not breaks(landing_zone, [everything], invariant)


def test_every_built_in_invariant_has_a_guardrail_that_breaks_it() -> None:
    """An invariant that nothing breaks proves nothing."""
    tables = [*BREAKING, *WEAKENING, *BEYOND_GUARDRAILS]

    assert sorted(tables) == sorted(invariant.id for invariant in BUILT_IN)


@pytest.mark.parametrize("invariant", BUILT_IN, ids=lambda invariant: invariant.id)
def test_every_caller_makes_every_call(landing_zone: LandingZone, invariant: Invariant) -> None:
    """No caller, action or place of an invariant comes to nothing, so that none passes unasked."""
    organization = PlannedOrganization.of(landing_zone, ())
    ids = organization.account_ids
    facts = facts_of(landing_zone, ids, "o-bulkhead00")

    asked = list(requests(invariant, {**facts, "account": (ids["payments-prod"],)}))

    callers = {one.request.principal.name for one in asked}
    calls = {(one.action, one.resource) for one in asked}
    assert len(callers) >= len(invariant.callers)
    assert {action for action, _ in calls} == {a for c in invariant.calls for a in c.actions}
    assert len(asked) == len(callers) * len(calls)


@pytest.mark.parametrize("invariant", BUILT_IN, ids=lambda invariant: invariant.id)
def test_every_invariant_says_why_and_where_it_comes_from(invariant: Invariant) -> None:
    """Whoever is stopped by an invariant reads why; controls that it waits for exist."""
    assert not invariant.title.endswith(".")
    assert invariant.reason.endswith(".")
    assert len(invariant.source) > 10
    assert set(invariant.controls) <= {control.id for control in CONTROLS}
    assert bool(invariant.controls) is not invariant.possible
