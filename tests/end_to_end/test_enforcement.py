"""The guardrails that the landing zone attaches are enforced in the sandbox."""

import json

import pytest
from botocore.exceptions import ClientError

from bulkhead.attack.attackers import administrator, landing_zone_session
from sandbox import lifecycle
from tests.end_to_end.landing_zone import HOME_REGION, LandingZone

ACCESS_ROLE = "arn:aws:iam::{}:role/OrganizationAccountAccessRole"


def _guardrail(zone: LandingZone, name: str) -> dict[str, str]:
    policies = zone.client("organizations").list_policies(Filter="SERVICE_CONTROL_POLICY")
    return next(policy for policy in policies["Policies"] if policy["Name"] == name)


def test_an_account_administrator_cannot_stop_the_trail(standing: LandingZone) -> None:
    """The error names the service control policy that the landing zone attached for it."""
    account = standing.account_id("sandbox")
    session = landing_zone_session(lifecycle.variables_of_running(standing.home))
    access = session.assume(ACCESS_ROLE.format(account), HOME_REGION)
    with (
        administrator(access, account, HOME_REGION) as attacker,
        pytest.raises(ClientError) as refused,
    ):
        attacker.client("cloudtrail", HOME_REGION).stop_logging(Name="organization")
    error = refused.value.response["Error"]
    arn = _guardrail(standing, "example-sandbox-logging")["Arn"]
    assert error["Code"] == "AccessDeniedException"
    assert error["Message"].endswith(f"explicit deny in a service control policy: {arn}")


def test_an_attack_is_stopped(standing: LandingZone) -> None:
    """Every control stops what its proof says, and everyday work goes on."""
    report = json.loads(standing.command("attack", "--json"))
    assert report["passed"]
    assert all(attempt["stopped"] for attempt in report["attempts"])
    assert report["undetermined"] == 0


def test_a_guardrail_that_is_gone_is_noticed(standing: LandingZone) -> None:
    """Where a policy is detached, the attempts that it stopped go through, and the attack fails.

    They are harmless for this policy: something is made in a region where nobody looks.
    """
    client = standing.client("organizations")
    policy = _guardrail(standing, "example-sandbox-regions")["Id"]
    target = client.list_targets_for_policy(PolicyId=policy)["Targets"][0]["TargetId"]
    client.detach_policy(PolicyId=policy, TargetId=target)
    report = standing.command("attack", fails=True)
    client.attach_policy(PolicyId=policy, TargetId=target)
    assert "NOT STOPPED" in report
    assert "Not proved: regions_restricted." in report
    assert "Traceback" not in report
