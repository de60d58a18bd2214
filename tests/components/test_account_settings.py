"""What an account sets for all that is in it, region by region."""

import json
from collections.abc import Mapping

import pytest

from components.ebs_key_policy import ebs_key
from config import LandingZone
from tests.components.account_facts import ACCOUNT
from tests.components.account_stacks import run_account
from tests.components.deployment import Deployment
from tests.config.every_control import changed

# Type -> the control whose declarative policy keeps the setting, and what is set without it.
SETTINGS: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": (
        "imdsv2_only",
        {"httpTokens": "required", "httpPutResponseHopLimit": 2},
    ),
    "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": (
        "nothing_shared_outside_organization",
        {"state": "block-new-sharing"},
    ),
    "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": (
        "nothing_shared_outside_organization",
        {"state": "block-new-sharing"},
    ),
    "aws:ec2/serialConsoleAccess:SerialConsoleAccess": (
        "ec2_account_settings_kept",
        {"enabled": False},
    ),
}
BLOCK = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"


def without(landing_zone: LandingZone, control: str) -> LandingZone:
    """The landing zone without a control."""
    controls = landing_zone.guardrails.model_dump()["controls"]
    controls.pop(control)
    return changed(landing_zone, controls=controls)


@pytest.fixture(scope="module")
def example(landing_zone: LandingZone) -> Deployment:
    """The stack of an account that every control has reached."""
    return run_account(landing_zone)


@pytest.mark.parametrize("token", SETTINGS)
def test_what_a_declarative_policy_keeps_is_not_set_as_well(
    example: Deployment, landing_zone: LandingZone, token: str
) -> None:
    """AWS refuses to set what a declarative policy keeps; elsewhere each region has it set."""
    control, wanted = SETTINGS[token]
    assert example.of_type(token) == []
    found = run_account(without(landing_zone, control)).of_type(token)
    regions = {one.inputs["region"] for one in found}
    assert regions == set(landing_zone.organization.regions)
    for one in found:
        assert {**one.inputs, **wanted} == one.inputs
        assert one.retain_on_delete, "it would be switched off when its policy arrives"


def test_a_control_that_has_not_reached_the_account_keeps_nothing_there(
    landing_zone: LandingZone,
) -> None:
    """An account of a later ring than a control's sets for itself what the control will keep."""
    controls = landing_zone.guardrails.model_dump()["controls"]
    early = {**controls, "s3_public_access_blocked": {"ring": "sandbox"}}
    landing_zone = changed(landing_zone, controls=early)
    assert run_account(landing_zone, "sandbox").of_type(BLOCK) == []
    (block,) = run_account(landing_zone, "payments-prod").of_type(BLOCK)
    assert block.retain_on_delete
    assert [value for value in block.inputs.values() if isinstance(value, bool)] == [True] * 4


def test_new_volumes_are_encrypted_with_the_regions_own_key(
    example: Deployment, landing_zone: LandingZone
) -> None:
    """Each region has a key that rotates, is its default, and stays when the stack goes."""
    all_keys = example.of_type("aws:kms/key:Key")
    keys = {one.inputs["region"]: one for one in all_keys if one.name.startswith("ebs-")}
    defaults = example.of_type("aws:ebs/defaultKmsKey:DefaultKmsKey")
    switched_on = example.of_type("aws:ebs/encryptionByDefault:EncryptionByDefault")
    regions = set(landing_zone.organization.regions)
    assert {one.inputs["region"] for one in defaults} == set(keys) == regions
    for one in defaults:
        assert f":{one.inputs['region']}:" in one.inputs["keyArn"]
        assert one.inputs["keyArn"].endswith(example.ids[keys[one.inputs["region"]].urn])
    assert {one.inputs["region"] for one in switched_on} == regions
    assert all(one.inputs["enabled"] for one in switched_on)
    assert all(key.retain_on_delete and key.protect for key in keys.values())
    assert all(key.inputs["enableKeyRotation"] for key in keys.values())


def test_only_ec2_uses_the_key_and_only_for_the_account() -> None:
    """Statements open to every principal bind account, organization and EC2 of that region."""
    policy = json.loads(json.dumps(ebs_key(ACCOUNT, "eu-west-1")))
    open_ = [one for one in policy["Statement"] if one["Principal"] == {"AWS": "*"}]
    assert len(open_) == 2
    for statement in open_:
        assert statement["Condition"]["StringEquals"] == {
            "aws:PrincipalOrgID": ACCOUNT.organization_id,
            "kms:CallerAccount": ACCOUNT.account_id,
            "kms:ViaService": "ec2.eu-west-1.amazonaws.com",
        }
    granting = [one for one in open_ if "kms:CreateGrant" in one["Action"]]
    assert [one["Condition"]["Bool"] for one in granting] == [{"kms:GrantIsForAWSResource": "true"}]


def test_passwords_would_be_those_that_benchmarks_ask_for(example: Deployment) -> None:
    """CIS AWS Foundations v3.0.0, 1.8 and 1.9; AWS FSBP IAM.7, IAM.15, IAM.16 and IAM.17."""
    (policy,) = example.of_type("aws:iam/accountPasswordPolicy:AccountPasswordPolicy")
    kinds = [value for name, value in policy.inputs.items() if name.startswith("require")]
    assert kinds == [True] * 4
    assert policy.inputs["minimumPasswordLength"] >= 14
    assert policy.inputs["passwordReusePrevention"] == 24
    assert policy.inputs["maxPasswordAge"] <= 90


def test_an_account_is_called_by_its_name_or_its_own_alias(landing_zone: LandingZone) -> None:
    """The alias follows from the organization's and the account's names, unless it is given."""
    kind = "aws:iam/accountAlias:AccountAlias"
    account = landing_zone.accounts["payments-prod"].model_copy(update={"alias": "our-payments"})
    accounts = {**landing_zone.accounts, "payments-prod": account}
    named = landing_zone.model_copy(update={"accounts": accounts})
    for zone, alias in ((landing_zone, "example-payments-prod"), (named, "our-payments")):
        assert run_account(zone).one(kind).inputs["accountAlias"] == alias


def test_each_account_sees_what_it_shares_with_others(
    example: Deployment, landing_zone: LandingZone
) -> None:
    """An analyzer whose zone of trust is the account alone, in every region."""
    analyzers = example.of_type("aws:accessanalyzer/analyzer:Analyzer")
    assert {one.inputs["region"] for one in analyzers} == set(landing_zone.organization.regions)
    assert {one.inputs["type"] for one in analyzers} == {"ACCOUNT"}


def test_default_security_groups_have_no_rules(
    example: Deployment, landing_zone: LandingZone
) -> None:
    """Each region's default VPC loses the rules that AWS gave it; one that is gone stays gone."""
    kind = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"
    # The account's own network closes its default group, too, in the provider's region.
    of_regions = [one for one in example.of_type(kind) if "region" in one.inputs]
    groups = {one.inputs["region"]: one.inputs for one in of_regions}
    assert set(groups) == set(landing_zone.organization.regions)
    for region, inputs in groups.items():
        assert inputs == {"region": region, "vpcId": f"vpc-{region}"}
    without = run_account(landing_zone, vpcs={"ids": []}).of_type(kind)
    assert [one for one in without if "region" in one.inputs] == []
