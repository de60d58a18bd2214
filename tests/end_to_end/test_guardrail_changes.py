"""Guardrails in the sandbox: compared with what AWS has, moved ring by ring, and refused."""

import json

from tests.end_to_end.landing_zone import BULKHEAD, LandingZone


def _read_only(standing: LandingZone, *words: str, fails: bool = False) -> str:
    """Run a command of ours with the sandbox's credentials and endpoint."""
    return standing.command("sandbox", "run", "--", BULKHEAD, *words, fails=fails)


def test_what_stands_is_what_is_configured(standing: LandingZone) -> None:
    """Against AWS and against the state alike, a landing zone that stands loses nothing."""
    live = _read_only(standing, "plan")
    assert live.startswith("No account that is there gains or loses anything: organization o-")

    export = standing.configuration.parent / "stack.json"
    resources = {"deployment": {"resources": standing.resources("organization")}}
    export.write_text(json.dumps(resources), encoding="utf-8")
    from_state = standing.command("plan", "--state", str(export))
    assert from_state.startswith("No account that is there gains or loses anything: the state in")


def test_a_control_that_comes_back_says_who_may_do_what_again(standing: LandingZone) -> None:
    """Rolling back edits one line; the plan against AWS says what it means, and lets it pass."""
    standing.command("rings", "rollback", "logs_stay_on")

    said = _read_only(standing, "plan")

    assert "payments-prod, storefront-prod (2 accounts in workloads/production):" in said
    assert "      by logs_stay_on" in said
    rollout = _read_only(standing, "rings")
    assert "core <-" in next(line for line in rollout.splitlines() if "logs_stay_on" in line)


def test_a_preview_says_who_loses_what(standing: LandingZone) -> None:
    """Its diagnostics name the accounts, the control and what it denies; none where none does."""
    lines = "guardrails: "
    assert lines not in standing.pulumi("preview", "--stack", "organization")

    promoted = {"ring": "nonproduction", "since": "2026-11-24"}
    standing.edit("landing-zone.yaml", guardrails__controls__s3_signatures_short_lived=promoted)
    report = standing.pulumi("preview", "--stack", "organization")

    diagnostics = report.partition("Diagnostics:")[2]
    assert "(4 accounts in workloads/development, workloads/staging): newly denied by" in (
        diagnostics
    )
    assert "newly denied by s3_signatures_short_lived: s3:* for everyone when" in diagnostics

    standing.edit(
        "landing-zone.yaml", guardrails__controls__s3_signatures_short_lived={"ring": "sandbox"}
    )
    assert lines not in standing.pulumi("preview", "--stack", "organization")


def test_guardrails_that_break_an_invariant_never_reach_aws(standing: LandingZone) -> None:
    """A preview stops with the invariant, before anything is created, and without a traceback."""
    standing.edit("landing-zone.yaml", guardrails__exempt_roles=["Administrator"])

    report = standing.pulumi("preview", "--stack", "organization", fails=True)

    assert "nobody-stops-the-trail: Nobody in an account can stop" in report
    assert "Traceback" not in report


def test_guardrails_that_are_promoted_too_fast_never_reach_aws(standing: LandingZone) -> None:
    """A preview stops where two controls go on at once, with what `bulkhead plan` says, too."""
    promoted = {"ring": "nonproduction", "since": "2026-11-24"}
    standing.edit(
        "landing-zone.yaml",
        guardrails__controls__s3_signatures_short_lived=promoted,
        guardrails__controls__identity_pools_without_guests={**promoted},
    )
    report = standing.pulumi("preview", "--stack", "organization", fails=True)

    refused = "promotes 2 controls at once: identity_pools_without_guests to nonproduction, "
    assert refused in report
    assert refused in _read_only(standing, "plan", fails=True)
    assert "Traceback" not in report


def test_an_account_is_ahead_of_its_unit_and_comes_back(fresh: LandingZone) -> None:
    """It is made, then guarded by itself; without its ring, what was its own alone is detached."""
    unit = "workloads/production"
    fresh.edit("accounts/payments-prod.yaml", ring="sandbox")
    fresh.up("organization")

    assert fresh.planned("organization") == {}
    assert _read_only(fresh, "plan").startswith("No account that is there gains or loses anything")
    own = _attached(fresh, fresh.account_id("payments-prod"))
    assert "example-sandbox-logging" in own
    assert own == _attached(fresh, unit="sandbox")
    assert not _attached(fresh, fresh.account_id("storefront-prod"))

    before = _attached(fresh, unit=unit)
    fresh.edit("accounts/payments-prod.yaml", ring=None)
    assert set(fresh.planned("organization")) == {"delete"}
    fresh.up("organization")

    assert not _attached(fresh, fresh.account_id("payments-prod"))
    assert _attached(fresh, unit=unit) == before


def _attached(zone: LandingZone, target: str = "", *, unit: str = "") -> set[str]:
    """Names of our service control policies on a target itself, by its id or the unit's path."""
    target = target or zone.outputs("organization")["organizational_unit_ids"][unit]
    listed = zone.client("organizations").list_policies_for_target(
        TargetId=target, Filter="SERVICE_CONTROL_POLICY"
    )
    return {one["Name"] for one in listed["Policies"] if not one["AwsManaged"]}
