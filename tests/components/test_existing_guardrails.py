"""Guardrails that a killed run has made are taken over, and nobody else's."""

from collections.abc import Mapping
from typing import Any

import pytest

from components.unrecorded import Unrecorded
from config import LandingZone
from config.guardrail_plan import PlannedPolicy, guardrail_plan
from tests.components.conftest import BuildOrganization
from tests.components.deployment import Answer, Deployment
from tests.components.existing import accounts_of, answers
from tests.components.identities import ROOT_ID

POLICY = "aws:organizations/policy:Policy"
ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment"
POLICY_ID = "p-made00001"
UNIT_ID = "ou-exam-00000001"


@pytest.fixture
def made(landing_zone: LandingZone) -> PlannedPolicy:
    """A policy that the killed run has made and attached to unit `sandbox`."""
    plan = guardrail_plan(landing_zone).policies
    return next(policy for policy in plan if "sandbox" in policy.targets)


def asked(made: PlannedPolicy, **differences: object) -> Mapping[str, Answer]:
    """The answers of an AWS that has the policy, with differences to what is planned."""
    policy = {
        "policyId": POLICY_ID,
        "name": made.name,
        "description": made.description,
        "awsManaged": False,
        **differences,
    }

    def policies(arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"ids": [POLICY_ID] if arguments["filter"] == made.type else []}

    def attached(arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        assert (arguments["filter"], arguments["targetId"]) == (made.type, UNIT_ID)
        return {"ids": [POLICY_ID]}

    return {
        "aws:organizations/getPolicies:getPolicies": policies,
        "aws:organizations/getPolicy:getPolicy": policy,
        "aws:organizations/getPoliciesForTarget:getPoliciesForTarget": attached,
    }


def imported(deployment: Deployment) -> dict[str, str]:
    """What is imported of the guardrails, by the resource's name."""
    return {
        one.name: one.import_id
        for kind in (POLICY, ATTACHMENT)
        for one in deployment.of_type(kind)
        if one.import_id
    }


def test_what_a_killed_run_made_is_taken_over(
    build_organization: BuildOrganization, landing_zone: LandingZone, made: PlannedPolicy
) -> None:
    """The policy is imported, and its attachment to a unit that is there."""
    units = {ROOT_ID: {"sandbox": UNIT_ID}}
    organization = answers(accounts=accounts_of(landing_zone), units=units)
    built = build_organization(
        landing_zone,
        {**organization, **asked(made)},
        Unrecorded(attachments={(made.name, target) for target in made.targets}),
    )
    assert imported(built) == {
        made.name: POLICY_ID,
        f"{made.name}-sandbox": f"{UNIT_ID}:{POLICY_ID}",
    }


@pytest.mark.parametrize("difference", [{"description": "another"}, {"awsManaged": True}])
def test_a_namesake_is_left_alone(
    build_organization: BuildOrganization,
    landing_zone: LandingZone,
    made: PlannedPolicy,
    difference: Mapping[str, object],
) -> None:
    """A policy of somebody else that has the name keeps what it says: AWS will refuse the name."""
    organization = answers(accounts=accounts_of(landing_zone))
    built = build_organization(
        landing_zone,
        {**organization, **asked(made, **difference)},
        Unrecorded(attachments={(made.name, "sandbox")}),
    )
    assert imported(built) == {}


def test_what_the_last_run_recorded_is_not_looked_for(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """No call is made for policies where nothing is new: none of them has an answer here."""
    built = build_organization(landing_zone, answers(accounts=accounts_of(landing_zone)))
    assert built.of_type(POLICY)
    assert imported(built) == {}
