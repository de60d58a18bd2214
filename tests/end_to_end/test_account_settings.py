"""What every account has, seen from AWS's side, and who keeps its settings."""

import json

import pytest

from tests.end_to_end.landing_zone import LandingZone

ACCOUNT = "payments-prod"
REGIONS = ("eu-central-1", "eu-west-1", "us-east-1")
CONTROL = "ec2_account_settings_kept"


@pytest.mark.parametrize("region", REGIONS)
def test_an_account_is_closed_in_every_region(standing: LandingZone, region: str) -> None:
    """Volumes are encrypted by the account's key, and nothing gets in or out by default."""
    ec2 = standing.client("ec2", account=ACCOUNT, region=region)
    kms = standing.client("kms", account=ACCOUNT, region=region)
    key = kms.describe_key(KeyId="alias/example-ebs")["KeyMetadata"]
    assert ec2.get_ebs_encryption_by_default()["EbsEncryptionByDefault"]
    assert ec2.get_ebs_default_kms_key_id()["KmsKeyId"] == key["Arn"]
    filters = [{"Name": "group-name", "Values": ["default"]}]
    for group in ec2.describe_security_groups(Filters=filters)["SecurityGroups"]:
        assert group["IpPermissions"] == group["IpPermissionsEgress"] == []


def test_sessions_are_logged_into_the_archive(standing: LandingZone) -> None:
    """The preferences name a bucket that the archive has, and the account's own key."""
    ssm = standing.client("ssm", account=ACCOUNT)
    content = ssm.get_document(Name="SSM-SessionManagerRunShell")["Content"]
    inputs = json.loads(content)["inputs"]
    buckets = standing.client("s3", account="log-archive").list_buckets()["Buckets"]
    assert inputs["s3BucketName"] in {bucket["Name"] for bucket in buckets}
    assert f":{standing.account_id(ACCOUNT)}:key/" in inputs["kmsKeyId"]


def test_a_pipeline_has_one_role_within_the_boundary(standing: LandingZone) -> None:
    """The role's boundary is the account's, and its trust names one issuer and one subject."""
    iam = standing.client("iam", account=ACCOUNT)
    role = iam.get_role(RoleName="example-deploy-payments")["Role"]
    boundary = role["PermissionsBoundary"]["PermissionsBoundaryArn"]
    assert boundary.endswith(f":{standing.account_id(ACCOUNT)}:policy/example-boundary")
    (statement,) = role["AssumeRolePolicyDocument"]["Statement"]
    (provider,) = iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]
    assert statement["Principal"] == {"Federated": provider["Arn"]}
    host = "token.actions.githubusercontent.com"
    assert statement["Condition"]["StringEquals"][f"{host}:sub"] == (
        "repo:example/payments:environment:production"
    )


def test_an_account_sets_what_no_declarative_policy_keeps(standing: LandingZone) -> None:
    """A control goes and comes back: the setting changes hands, and is never switched off."""
    landing_zone = standing.configuration / "landing-zone.yaml"
    text = landing_zone.read_text()
    line = f"    {CONTROL}: {{ring: production}}\n"
    assert line in text
    landing_zone.write_text(text.replace(line, ""))
    assert _set_by_account(standing) == set(REGIONS)
    freely = text.replace("guardrails:\n", "guardrails:\n  promote_freely: Comes back\n", 1)
    landing_zone.write_text(freely)
    assert _set_by_account(standing) == set()
    ec2 = standing.client("ec2", account=ACCOUNT)
    assert not ec2.get_serial_console_access_status()["SerialConsoleAccessEnabled"]


def _set_by_account(zone: LandingZone) -> set[str]:
    """Regions in which the account's own stack closes the serial console, after a run."""
    zone.up("organization", ACCOUNT)
    assert zone.planned(ACCOUNT) == {}
    kind = "aws:ec2/serialConsoleAccess:SerialConsoleAccess"
    found = [one for one in zone.resources(ACCOUNT) if one["type"] == kind]
    return {one["outputs"]["region"] for one in found}
