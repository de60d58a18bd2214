"""What is refused before anything is created, and how it is said."""

import json

import pytest

from config import load
from config.pack_config import pack_config
from sandbox.home import REPOSITORY
from tests.end_to_end.landing_zone import LandingZone

EXAMPLE = REPOSITORY / "examples" / "team-stack"
BROKEN_CONTROLS = 5


def test_a_mistake_in_the_configuration_stops_the_run_with_its_place(
    standing: LandingZone,
) -> None:
    """The program says file, line and what would be right, and shows no traceback."""
    standing.edit("accounts/payments-prod.yaml", network={"cidr": "10.18.0.0/33"})
    report = standing.pulumi("preview", "--stack", "organization", fails=True)
    assert "payments-prod.yaml:" in report
    assert "10.18.0.0/33" in report
    assert "Traceback" not in report


def test_credentials_of_another_account_are_refused(standing: LandingZone) -> None:
    """Where the configuration names the management account, no other one is changed."""
    standing.edit("accounts/management.yaml", id="999999999999")
    report = standing.pulumi("preview", "--stack", "organization", fails=True)
    assert standing.account_id("master") in report
    assert "Traceback" not in report


def test_a_stack_of_no_account_is_refused(standing: LandingZone) -> None:
    """A stack that is neither the organization nor an account names those that are."""
    report = standing.command(
        "sandbox", "up", "--stack", "log-archiv", "--no-policy-pack", fails=True
    )
    assert "log-archive" in report
    assert "Traceback" not in report


@pytest.mark.parametrize("stack", ["organization", "log-archive", "security"])
def test_our_own_stacks_hold_to_the_baseline(standing: LandingZone, stack: str) -> None:
    """The policy pack, configured as the landing zone asks for, finds nothing mandatory in it."""
    settings = standing.configuration.parent / "pack.json"
    settings.write_text(pack_config(load(standing.configuration)), encoding="utf-8")
    pack = ("--policy-pack", str(REPOSITORY / "policies"), "--policy-pack-config", str(settings))
    report = standing.pulumi("preview", "--stack", stack, *pack)
    assert "bulkhead" in report
    assert "mandatory" not in report


def test_a_team_stack_that_breaks_the_baseline_is_blocked(standing: LandingZone) -> None:
    """The example breaks five controls: each is named with what to write, and the run stops."""
    report = standing.command(
        "sandbox", "preview", "--program", str(EXAMPLE), "--stack", "reports", fails=True
    )
    blocked = [line for line in report.splitlines() if "[mandatory]" in line]
    assert len(blocked) == BROKEN_CONTROLS, report
    assert "Traceback" not in report


def test_state_survives_a_refusal(standing: LandingZone) -> None:
    """A refused run loses nothing: the next good one has nothing to do."""
    before = json.dumps(standing.resources("organization"), sort_keys=True)
    standing.edit("landing-zone.yaml", guardrails__rings=["nowhere"])
    standing.up("organization", fails=True)
    assert json.dumps(standing.resources("organization"), sort_keys=True) == before


def test_an_address_that_is_taken_is_said_and_loses_nothing(fresh: LandingZone) -> None:
    """An e-mail address has one account in the world: AWS's refusal names account and reason."""
    fresh.start()
    organizations = fresh.client("organizations")
    adopted = organizations.create_organization(FeatureSet="ALL")["Organization"]["Id"]
    status = organizations.create_account(
        Email="aws+payments-dev@example.com", AccountName="elsewhere"
    )["CreateAccountStatus"]
    organizations.remove_account_from_organization(AccountId=status["AccountId"])
    fresh.edit("landing-zone.yaml", organization__adopt=adopted)

    report = fresh.up("organization", fails=True)
    assert "EMAIL_ALREADY_EXISTS" in report
    assert "payments-dev" in report
    assert "Traceback" not in report
    made = fresh.accounts()

    fresh.edit("accounts/payments-dev.yaml", email="aws+payments-dev-2@example.com")
    fresh.up("organization")
    assert made.items() <= fresh.accounts().items()
    assert "payments-dev" in fresh.accounts()
