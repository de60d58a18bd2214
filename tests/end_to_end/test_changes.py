"""Changes: in the configuration, and behind Pulumi's back."""

import pytest

from tests.end_to_end.landing_zone import STACKS, LandingZone


def test_a_change_of_configuration_touches_only_what_it_should(standing: LandingZone) -> None:
    """Another owner of one account is one update of the organization, and tags in one stack."""
    standing.edit("accounts/payments-prod.yaml", owner="treasury")
    planned = {stack: standing.planned(stack) for stack in STACKS}
    # The tags that its provider puts on everything.
    assert planned.pop("payments-prod").keys() == {"update"}
    assert planned == {"organization": {"update": 1}, "log-archive": {}, "security": {}}


def test_a_new_file_is_a_new_account(standing: LandingZone) -> None:
    """A file in accounts/ plans an account, and its own stack waits for it."""
    (standing.configuration / "accounts" / "reports-dev.yaml").write_text(
        "description: Reports\n"
        "email: aws+reports-dev@example.com\n"
        "organizational_unit: workloads/development\n"
        "owner: reports\n"
        "environment: development\n"
        "data_classification: internal\n"
    )
    report = standing.pulumi("preview", "--stack", "organization", "--diff")
    assert "aws:organizations/account:Account: (create)" in report
    assert "reports-dev" in report
    assert standing.planned("organization") == {"create": 1}
    early = standing.command("sandbox", "preview", "--stack", "reports-dev", fails=True)
    assert "has not made the account reports-dev yet: run `pulumi up --stack organization`" in early


@pytest.mark.parametrize(
    ("file", "gone"),
    [("accounts/payments-prod.yaml", "payments-prod")],
)
def test_an_account_whose_file_is_gone_stops_the_run(
    standing: LandingZone, file: str, gone: str
) -> None:
    """An account is never closed because its file disappeared: the run says what to do."""
    (standing.configuration / file).unlink()
    for rule in ("payments-developers", "storefront-developers"):
        assert rule in (standing.configuration / "landing-zone.yaml").read_text()
    landing_zone = standing.configuration / "landing-zone.yaml"
    landing_zone.write_text(
        landing_zone.read_text().replace("[payments-staging, payments-prod]", "[payments-staging]")
    )
    report = standing.pulumi("preview", "--stack", "organization", fails=True)
    assert gone in report
    assert "state: closing" in report
    assert "Traceback" not in report


def test_drift_is_seen_and_put_right(standing: LandingZone) -> None:
    """A guardrail that somebody detaches by hand is missed by refresh and attached by `up`."""
    organizations = standing.client("organizations")
    unit = standing.outputs("organization")["organizational_unit_ids"]["sandbox"]
    policies = organizations.list_policies_for_target(
        TargetId=unit, Filter="SERVICE_CONTROL_POLICY"
    )["Policies"]
    ours = [policy["Id"] for policy in policies if not policy["AwsManaged"]]
    organizations.detach_policy(PolicyId=ours[0], TargetId=unit)

    standing.pulumi("refresh", "--stack", "organization", "--yes", "--skip-preview")
    assert standing.planned("organization") == {"create": 1}
    standing.up("organization")

    attached = organizations.list_policies_for_target(
        TargetId=unit, Filter="SERVICE_CONTROL_POLICY"
    )["Policies"]
    assert {policy["Id"] for policy in policies} == {policy["Id"] for policy in attached}
    assert standing.planned("organization") == {}


def test_drift_within_an_account_is_seen(standing: LandingZone) -> None:
    """A log bucket whose versioning is suspended in its account is found out by refresh."""
    s3 = standing.client("s3", account="log-archive")
    trail = standing.client("cloudtrail", account="security").describe_trails()["trailList"][0]
    bucket = trail["S3BucketName"]
    s3.put_public_access_block(
        Bucket=bucket,
        PublicAccessBlockConfiguration={
            "BlockPublicAcls": False,
            "IgnorePublicAcls": True,
            "BlockPublicPolicy": True,
            "RestrictPublicBuckets": True,
        },
    )
    report = standing.pulumi(
        "refresh", "--stack", "log-archive", "--yes", "--skip-preview", "--diff"
    )
    assert "blockPublicAcls" in report
    standing.up("log-archive")
    block = s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
    assert all(block.values())
