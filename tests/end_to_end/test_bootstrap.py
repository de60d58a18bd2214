"""What stands after the first run, seen from AWS's side."""

import json
import re

import pytest

from tests.end_to_end.landing_zone import STACKS, LandingZone


@pytest.mark.parametrize("stack", STACKS)
def test_a_second_run_changes_nothing(standing: LandingZone, stack: str) -> None:
    """What a run has built, the next run finds as it wants it."""
    assert standing.planned(stack) == {}


@pytest.mark.parametrize("stack", STACKS)
def test_a_refresh_finds_no_drift(standing: LandingZone, stack: str) -> None:
    """What the state says is what AWS says."""
    standing.pulumi("refresh", "--stack", stack, "--yes", "--skip-preview", "--expect-no-changes")


@pytest.mark.parametrize("stack", STACKS)
def test_the_state_says_where_the_program_makes_a_resource(
    standing: LandingZone, stack: str
) -> None:
    """Each resource's record names the component's line, and no file of Python's or the SDK's."""
    made = [one for one in standing.resources(stack) if not one["type"].startswith("pulumi:")]
    for resource in made:
        calls = [call.get("sourcePosition", "") for call in resource["stackTrace"]]
        assert re.search(r"/components/\w+(/\w+)?\.py#\d+$", calls[0])
        assert not [call for call in calls if re.search(r"/(asyncio|site-packages)/", call)]


def test_every_account_sits_in_its_unit(standing: LandingZone) -> None:
    """Each account of the configuration exists once, in its organizational unit."""
    organizations = standing.client("organizations")
    units = standing.outputs("organization")["organizational_unit_ids"]
    for name, path in {
        "log-archive": "security",
        "network": "infrastructure",
        "payments-prod": "workloads/production",
        "sandbox": "sandbox",
    }.items():
        parents = organizations.list_parents(ChildId=standing.account_id(name))["Parents"]
        assert [parent["Id"] for parent in parents] == [units[path]]


def test_guardrails_reach_production(standing: LandingZone) -> None:
    """Every control that has come as far as production is attached to its unit there."""
    organizations = standing.client("organizations")
    unit = standing.outputs("organization")["organizational_unit_ids"]["workloads/production"]
    attached = organizations.list_policies_for_target(
        TargetId=unit, Filter="SERVICE_CONTROL_POLICY"
    )["Policies"]
    contents = [
        organizations.describe_policy(PolicyId=policy["Id"])["Policy"]["Content"]
        for policy in attached
    ]
    actions = json.dumps(contents)
    for action in ("cloudtrail:StopLogging", "guardduty:DeleteDetector", "iam:CreateUser"):
        assert action in actions


def test_the_trail_logs_every_account_into_the_archive(standing: LandingZone) -> None:
    """The organization's trail is on, in all regions, validated and encrypted, in the archive."""
    cloudtrail = standing.client("cloudtrail", account="security")
    (trail,) = cloudtrail.describe_trails(includeShadowTrails=False)["trailList"]
    assert trail["IsOrganizationTrail"]
    assert trail["IsMultiRegionTrail"]
    assert trail["LogFileValidationEnabled"]
    archive = standing.account_id("log-archive")
    assert f":{archive}:key/" in trail["KmsKeyId"]
    assert cloudtrail.get_trail_status(Name=trail["TrailARN"])["IsLogging"]
    buckets = standing.client("s3", account="log-archive").list_buckets()["Buckets"]
    assert trail["S3BucketName"] in {bucket["Name"] for bucket in buckets}


def test_log_objects_cannot_be_deleted_early(standing: LandingZone) -> None:
    """Buckets that logs end in are locked for the configured time."""
    bucket = standing.client("cloudtrail", account="security").describe_trails()["trailList"][0]
    lock = standing.client("s3", account="log-archive").get_object_lock_configuration(
        Bucket=bucket["S3BucketName"]
    )["ObjectLockConfiguration"]
    assert lock["Rule"]["DefaultRetention"] == {"Mode": "GOVERNANCE", "Days": 365}


def test_root_access_of_member_accounts_is_managed_centrally(standing: LandingZone) -> None:
    """Member accounts have no root credentials of their own."""
    features = standing.client("iam").list_organizations_features()["EnabledFeatures"]
    assert set(features) == {"RootCredentialsManagement", "RootSessions"}


def test_no_session_outlives_an_hour(standing: LandingZone) -> None:
    """Every permission set's sessions last one hour at most."""
    sso = standing.client("sso-admin")
    instance = sso.list_instances()["Instances"][0]["InstanceArn"]
    arns = sso.list_permission_sets(InstanceArn=instance)["PermissionSets"]
    durations = {
        sso.describe_permission_set(InstanceArn=instance, PermissionSetArn=arn)["PermissionSet"][
            "SessionDuration"
        ]
        for arn in arns
    }
    assert arns
    assert durations <= {"PT1H", "PT60M"}


def test_nobody_has_a_user_or_a_key(standing: LandingZone) -> None:
    """There is no IAM user in any account."""
    for account in ("", "log-archive", "security", "payments-prod"):
        assert standing.client("iam", account=account).list_users()["Users"] == []


@pytest.mark.parametrize("region", ["eu-central-1", "eu-west-1", "us-east-1"])
def test_threats_are_detected_in_every_region(standing: LandingZone, region: str) -> None:
    """GuardDuty is on in every region, for every account that there is or will be."""
    guardduty = standing.client("guardduty", account="security", region=region)
    (detector,) = guardduty.list_detectors()["DetectorIds"]
    settings = guardduty.describe_organization_configuration(DetectorId=detector)
    assert settings["AutoEnableOrganizationMembers"] == "ALL"


def test_states_hold_no_secret_in_the_clear(standing: LandingZone) -> None:
    """The placeholder keys of the sandbox are in no state: credentials come from outside."""
    for stack in STACKS:
        assert "sandbox-not-a-credential" not in json.dumps(standing.resources(stack))
