"""Runs that are killed, and organizations that exist already."""

import time

import pytest

from tests.end_to_end.created import created
from tests.end_to_end.killing import kill_all_of, start_up
from tests.end_to_end.landing_zone import STACKS, LandingZone


def _kill_after(zone: LandingZone, resources: int) -> None:
    """Start `up` for the organization and kill everything of it, the engine too, in its middle."""
    process = start_up(zone)
    log = zone.home.logs / "organization.log"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        if log.exists() and log.read_text().count(" created (") >= resources:
            break
        time.sleep(0.02)
    assert process.poll() is None, "the run ended before it could be killed"
    kill_all_of(process)


@pytest.mark.parametrize("resources", [3, 25])
def test_a_killed_run_is_taken_up_and_creates_nothing_twice(
    fresh: LandingZone, resources: int
) -> None:
    """After SIGKILL to the engine in mid-creation, `up` ends as if nothing had happened."""
    _kill_after(fresh, resources)
    fresh.up("organization")
    assert fresh.planned("organization") == {}
    assert set(created(fresh).values()) == {1}


def test_an_organization_that_exists_is_adopted(fresh: LandingZone) -> None:
    """With its id in the configuration it is imported; what it had stays, nothing is made twice."""
    fresh.start()
    organizations = fresh.client("organizations")
    organization = organizations.create_organization(FeatureSet="ALL")["Organization"]["Id"]
    organizations.enable_aws_service_access(ServicePrincipal="ram.amazonaws.com")
    root = organizations.list_roots()["Roots"][0]["Id"]
    organizations.create_organizational_unit(ParentId=root, Name="sandbox")
    for name in ("sandbox", "legacy"):
        organizations.create_account(Email=f"aws+{name}@example.com", AccountName=name)
    before = fresh.accounts()

    refused = fresh.up("organization", fails=True)
    assert f"adopt: {organization}" in refused
    fresh.edit("landing-zone.yaml", organization__adopt=organization)
    fresh.up("organization")

    assert before.items() <= fresh.accounts().items()
    assert set(created(fresh).values()) == {1}
    services = organizations.list_aws_service_access_for_organization()["EnabledServicePrincipals"]
    assert "ram.amazonaws.com" in {service["ServicePrincipal"] for service in services}
    assert fresh.planned("organization") == {}


def test_destroy_leaves_what_is_retained(fresh: LandingZone) -> None:
    """Without protection `destroy` removes guardrails and access; accounts and logs stay in AWS."""
    fresh.edit("landing-zone.yaml", organization__protect=False)
    fresh.up(*STACKS)
    accounts = fresh.accounts()
    trail = fresh.client("cloudtrail", account="security").describe_trails()["trailList"][0]
    for stack in reversed(STACKS):
        fresh.pulumi("destroy", "--stack", stack, "--yes", "--skip-preview")
        assert fresh.resources(stack) == []

    assert fresh.accounts() == accounts
    buckets = fresh.client("s3", account="log-archive").list_buckets()["Buckets"]
    assert trail["S3BucketName"] in {bucket["Name"] for bucket in buckets}
    policies = fresh.client("organizations").list_policies(Filter="SERVICE_CONTROL_POLICY")
    assert all(policy["AwsManaged"] for policy in policies["Policies"])
