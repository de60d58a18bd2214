"""Accounts that are ahead of their units have guardrails of their own."""

from pathlib import Path

import pytest

from config import LandingZone, load
from config.account import account_target
from config.guardrail_plan import PlannedPolicy, guardrail_plan

from .account_rings import ahead
from .every_control import changed

EXAMPLE = Path(__file__).parents[2] / "config"
ACCOUNT = account_target("payments-prod")


@pytest.fixture(name="example", scope="module")
def _example() -> LandingZone:
    return load(EXAMPLE)


def _on_the_account(landing_zone: LandingZone) -> list[PlannedPolicy]:
    return [p for p in guardrail_plan(landing_zone).policies if ACCOUNT in p.targets]


@pytest.mark.parametrize(
    ("control", "account", "rings"),
    [
        ("sandbox", "sandbox", ["sandbox"]),
        ("sandbox", "nonproduction", []),
        ("nonproduction", "nonproduction", ["nonproduction"]),
        ("core", "nonproduction", ["nonproduction"]),
        ("production", "nonproduction", ["nonproduction"]),
        ("production", "core", ["core"]),
    ],
)
def test_a_control_that_has_reached_the_accounts_ring_is_attached_to_it(
    example: LandingZone, control: str, account: str, rings: list[str]
) -> None:
    """It carries the documents of its ring, also when its unit has the control, too."""
    landing_zone = changed(example, controls={"logs_stay_on": {"ring": control}})

    found = _on_the_account(ahead(landing_zone, {"payments-prod": account}))

    assert sorted({policy.ring for policy in found}) == rings


def test_the_documents_of_a_ring_do_not_depend_on_its_accounts(example: LandingZone) -> None:
    """An account that comes to a ring or leaves it changes targets and no document."""

    def but_targets(landing_zone: LandingZone) -> list[tuple[str, str]]:
        return [(p.name, p.content) for p in guardrail_plan(landing_zone).policies]

    assert but_targets(ahead(example, {"payments-prod": "core"})) == but_targets(example)


def test_a_ring_of_accounts_alone_has_documents(example: LandingZone) -> None:
    """A ring that no unit names is that of the accounts that do."""
    rings = ("canary", *example.guardrails.rings)
    landing_zone = changed(example, rings=rings, controls={"logs_stay_on": {}})

    assert not guardrail_plan(landing_zone).policies
    policies = guardrail_plan(ahead(landing_zone, {"payments-prod": "canary"})).policies
    assert {policy.targets for policy in policies} == {(ACCOUNT,)}


def test_policies_on_an_account_count_without_those_inherited(example: LandingZone) -> None:
    """AWS's quota is of what is attached to a target itself, FullAWSAccess among it."""
    landing_zone = ahead(changed(example, reserved_slots=9), {"payments-prod": "sandbox"})

    found = {f.message for f in guardrail_plan(landing_zone).errors}

    assert (
        f"{ACCOUNT}: SERVICE_CONTROL_POLICY: 7 planned, 1 of AWS's own and 9 in "
        "guardrails.reserved_slots: 17 policies, more than the 10 that AWS allows; "
        "reserve fewer slots"
    ) in found


@pytest.mark.parametrize(
    ("name", "path", "ring"),
    [
        ("payments-prod", "workloads/production", "core"),
        ("payments-prod", "sandbox", "core"),
        ("storefront-prod", "workloads/production", "production"),
        ("no-file", "sandbox", "sandbox"),
        ("no-file", "workloads", None),
    ],
)
def test_the_ring_of_an_account(
    example: LandingZone, name: str, path: str, ring: str | None
) -> None:
    """An account has its own ring, or that of the unit that it is in."""
    assert ahead(example, {"payments-prod": "core"}).ring_of_account(name, path) == ring
