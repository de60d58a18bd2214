"""Controls reach one ring after the other, within what AWS Organizations takes."""

import json
from pathlib import Path

import pytest

from config import LandingZone, load
from config.guardrail_plan import guardrail_plan
from config.pack_config import pack_config
from policies.controls import CONTROLS, QUOTAS, CheckParams

from .every_control import changed, with_everything

EXAMPLE = Path(__file__).parents[2] / "config"
# What the company has not prepared for yet: a boundary, vaults, names of its own.
NOT_PREPARED = {
    "log_groups_kept",
    "requests_from_known_networks",
    "resources_backed_up",
    "resources_tagged",
    "roles_made_within_boundary",
    "session_tags_reserved",
}
PREVENTING = {c.id for c in CONTROLS if c.service_control or c.resource_control or c.declarative}


@pytest.fixture(name="example", scope="module")
def _example() -> LandingZone:
    return load(EXAMPLE)


def test_example_fits_without_warnings(example: LandingZone) -> None:
    """The example organization's guardrails are within 80 % of every quota."""
    plan = guardrail_plan(example)

    assert plan.policies
    assert (plan.errors, plan.warnings) == ((), ())


def test_every_control_fits_everywhere_with_all_that_a_company_configures(
    example: LandingZone,
) -> None:
    """The whole catalogue in every ring, with every parameter in use, is within every quota."""
    plan = guardrail_plan(with_everything(example))

    in_production = {c for p in plan.policies if p.ring == "production" for c in p.control_ids}
    assert in_production == PREVENTING
    assert (plan.errors, plan.warnings) == ((), ())


@pytest.mark.parametrize("ring", ["sandbox", "nonproduction", "core", "production"])
def test_control_is_attached_up_to_its_ring(example: LandingZone, ring: str) -> None:
    """A control is in the documents of every ring up to its own, and of no later one."""
    rings = example.guardrails.rings
    landing_zone = changed(example, controls={"logs_stay_on": {"ring": ring}})

    reached = {p.ring for p in guardrail_plan(landing_zone).policies}

    assert reached == set(rings[: rings.index(ring) + 1])


def test_targets_are_the_units_of_the_ring(example: LandingZone) -> None:
    """A ring's policies are attached to every unit that names the ring, and nowhere else."""
    for policy in guardrail_plan(example).policies:
        assert policy.targets == tuple(
            sorted(
                path
                for path, unit in example.organizational_units.items()
                if unit.ring == policy.ring
            )
        )


def test_every_control_that_prevents_is_in_a_policy(example: LandingZone) -> None:
    """No control is left out without a word, neither of the configuration nor of the plan."""
    planned = {c for policy in guardrail_plan(example).policies for c in policy.control_ids}

    assert planned == set(example.guardrails.controls)
    assert planned == PREVENTING - NOT_PREPARED


def test_names_are_unique_and_say_what_it_is(example: LandingZone) -> None:
    """AWS refuses two policies of one name."""
    names = [policy.name for policy in guardrail_plan(example).policies]

    assert len(set(names)) == len(names)
    assert all(name.startswith("example-") for name in names)
    assert all(len(policy.description) <= 512 for policy in guardrail_plan(example).policies)


def test_moving_a_control_touches_one_ring(example: LandingZone) -> None:
    """Promoting a control changes documents of the ring it reaches, and no other document."""
    controls = {**example.guardrails.model_dump()["controls"], "logs_stay_on": {"ring": "core"}}
    before = {
        p.name: p.content for p in guardrail_plan(changed(example, controls=controls)).policies
    }
    after = {p.name: p.content for p in guardrail_plan(example).policies}

    differing = {name for name in before | after if before.get(name) != after.get(name)}

    assert differing == {"example-production-logging"}


def test_too_many_policies_on_a_target_are_an_error_with_the_numbers(example: LandingZone) -> None:
    """Slots kept for others count, and so do AWS's own policies."""
    quota = QUOTAS["SERVICE_CONTROL_POLICY"]
    plan = guardrail_plan(changed(example, reserved_slots=5))

    [finding] = [f for f in plan.errors if f.message.startswith("sandbox: SERVICE_CONTROL")]

    assert finding.message == (
        "sandbox: SERVICE_CONTROL_POLICY: 7 planned, 1 of AWS's own and 5 in "
        "guardrails.reserved_slots: 13 policies, more than the "
        f"{quota.per_target} that AWS allows; reserve fewer slots"
    )


def test_too_long_a_document_is_an_error_with_the_numbers(example: LandingZone) -> None:
    """A document beyond the quota is found before anything is created; close to it, a warning."""
    by_roles = {
        count: guardrail_plan(
            changed(example, exempt_roles=[f"pipeline-{n:03}-of-somebody" for n in range(count)])
        )
        for count in (2, 30, 100)
    }

    assert (by_roles[2].errors, by_roles[2].warnings) == ((), ())
    assert [f.message for f in by_roles[30].errors] != []
    assert any(
        f.message.startswith("SERVICE_CONTROL_POLICY example-sandbox-data: ")
        and "characters, more than the 10,240 that AWS allows" in f.message
        for f in by_roles[100].errors
    )


def test_pack_config_names_every_control_that_checks(example: LandingZone) -> None:
    """The pack's configuration is JSON with a level for each control that has checks."""
    settings = json.loads(pack_config(example))

    checking = {control.id for control in CONTROLS if control.checks or control.stack_checks}
    assert set(settings) == checking
    assert settings["regions_restricted"]["allowed_regions"] == list(example.organization.regions)


def test_pack_config_has_what_the_company_asks_of_stacks(example: LandingZone) -> None:
    """Parameters of checks alone come from the landing zone, like those of its guardrails."""
    asked = example.guardrails.parameters.model_copy(
        update={"checks": CheckParams(customer_managed_keys=True, shortest_key_deletion_days=14)}
    )
    settings = json.loads(pack_config(changed(example, parameters=asked)))

    assert settings["kms_keys_not_lost"]["shortest_key_deletion_days"] == 14


def test_pack_config_disables_what_is_not_configured(example: LandingZone) -> None:
    """A control that the configuration does not name is not enforced on the own stacks."""
    settings = json.loads(pack_config(changed(example, controls={})))

    assert set(settings.values()) == {"disabled"}
