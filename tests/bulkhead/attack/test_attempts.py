"""The attempts that follow from the controls' own proofs."""

import json
from dataclasses import replace
from functools import cache

import pytest

from bulkhead.attack.attempt import Attempt, Untried
from bulkhead.attack.attempts import NOT_CONFIGURED, attempts, has_preventive_half
from policies.controls import CONTROLS, PROOF_PARAMS, Control, PolicyType, documents
from sandbox.emulator.authorization.keys import is_known
from tests.bulkhead.attack.scenes import example_props, example_scene
from tests.config.account_rings import ahead

RESOURCE_TAGS = ("aws:ResourceTag/", "ec2:ResourceTag/", "iam:ResourceTag/")


@cache
def _found() -> tuple[Attempt | Untried, ...]:
    scene = example_scene()
    return tuple(attempts(scene, example_props(scene)))


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_every_control_that_prevents_is_attacked(control: Control) -> None:
    """No control with a preventive half that the configuration uses is without an attempt."""
    of_control = [each for each in _found() if each.control == control.id]
    made = [each for each in of_control if isinstance(each, Attempt)]
    reasons = {each.reason for each in of_control if isinstance(each, Untried)}
    assert bool(made) == (has_preventive_half(control) and NOT_CONFIGURED not in reasons)


def test_nothing_is_tried_twice() -> None:
    """Each attempt differs from the others."""
    made = [str(each) for each in _found()]
    assert len(made) == len(set(made))


def test_the_policy_expected_is_the_one_that_brings_the_control() -> None:
    """In an account of another ring it is that ring's policy."""
    scene = example_scene("payments-prod")
    expected = {
        each.policy
        for each in attempts(scene, example_props(scene))
        if isinstance(each, Attempt) and each.account == "payments-prod"
    }
    assert expected
    assert all(name.startswith("example-production-") for name in expected)


def test_the_policy_of_an_account_ahead_of_its_unit_is_its_own() -> None:
    """A control that has not reached the unit is attacked in the account that has it."""
    scene = example_scene("payments-prod")
    control = "s3_signatures_short_lived"  # in the first ring
    rcp: PolicyType = "RESOURCE_CONTROL_POLICY"
    other = replace(scene, landing_zone=ahead(scene.landing_zone, {"payments-prod": "sandbox"}))

    assert scene.policy_for(control, rcp, scene.workload_id) is None
    found = other.policy_for(control, rcp, scene.workload_id)
    assert str(found).startswith("example-sandbox-")


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_the_sandbox_knows_every_key_that_a_control_looks_at(control: Control) -> None:
    """No everyday call is refused as undetermined because of a guardrail of ours.

    Tags of resources are left out: which of them are known depends on the resource.
    """
    named = {
        key
        for document in documents([control], PROOF_PARAMS)
        for statement in json.loads(document.content).get("Statement", [])
        for keys in statement.get("Condition", {}).values()
        for key in keys
        if not key.startswith(RESOURCE_TAGS)
    }
    assert {key for key in named if not is_known(key)} == set()
