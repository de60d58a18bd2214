"""What holds for every stack that stands in an account of its own."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

import pytest

from components.outputs import LogArchiveOutputs
from config import LandingZone
from tests.components.account_stacks import run_account, run_log_archive, run_security
from tests.components.deployment import Deployment
from tests.components.identities import account_id
from tests.components.registered import Registered

STACKS: Mapping[str, Callable[[LandingZone], Deployment]] = {
    "log-archive": run_log_archive,
    "security": run_security,
    "payments-prod": run_account,
}
WITH_RECORDER = ("log-archive", "security")
PROVIDER = "pulumi:providers:aws"
ASSIGNMENT = "aws:ssoadmin/accountAssignment:AccountAssignment"


@pytest.fixture(params=STACKS, scope="module")
def stack(request: pytest.FixtureRequest) -> str:
    """Each account stack in turn."""
    return str(request.param)


@pytest.fixture(scope="module")
def deployment(stack: str, landing_zone: LandingZone) -> Deployment:
    """That stack, for the example organization."""
    return STACKS[stack](landing_zone)


def resources_of_aws(deployment: Deployment) -> list[Registered]:
    """What the provider makes."""
    return [one for one in deployment.resources if one.type.startswith("aws:")]


def setting(provider: Registered, name: str) -> Any:  # noqa: ANN401 what JSON holds
    """A setting of a provider; Pulumi hands those that are not text over as JSON."""
    return json.loads(provider.inputs[name])


def test_it_works_in_its_own_account_alone(
    deployment: Deployment, stack: str, landing_zone: LandingZone
) -> None:
    """One provider assumes the account's access role, and refuses every other account.

    The management account's provider makes assignments, and nothing else.
    """
    provider = deployment.one(PROVIDER, "account")
    (assumed,) = setting(provider, "assumeRoles")
    role = landing_zone.organization.access_role
    assert setting(provider, "allowedAccountIds") == [account_id(stack)]
    assert assumed["roleArn"] == f"arn:aws:iam::{account_id(stack)}:role/{role}"
    management = deployment.one(PROVIDER, "management")
    providers = {one.type: one.provider.rpartition("::")[0] for one in resources_of_aws(deployment)}
    assert providers.pop(ASSIGNMENT) == management.urn
    assert {*providers.values()} == {provider.urn}


def test_everything_says_whose_it_is(
    deployment: Deployment, stack: str, landing_zone: LandingZone
) -> None:
    """Default tags name the stack, and the account's owner, environment and kind of data."""
    account = landing_zone.accounts[stack]
    assert setting(deployment.one(PROVIDER, "account"), "defaultTags")["tags"] == {
        "managed-by": "bulkhead",
        "stack": stack,
        "owner": account.owner,
        "environment": account.environment,
        "data-classification": account.data_classification,
    }


def test_nothing_stands_in_a_region_that_is_not_used(
    deployment: Deployment, landing_zone: LandingZone
) -> None:
    """Resources are in the regions of the configuration: all others are denied."""
    regions = {one.inputs.get("region") for one in resources_of_aws(deployment)} - {None}
    assert regions <= set(landing_zone.organization.regions)


def test_there_are_no_users_and_no_keys(deployment: Deployment) -> None:
    """No long-lived credentials: nothing of IAM but roles, their policies, and whose tokens."""
    types = {one.type for one in resources_of_aws(deployment) if one.type.startswith("aws:iam/")}
    assert types <= {
        "aws:iam/accountAlias:AccountAlias",
        "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
        "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
        "aws:iam/policy:Policy",
        "aws:iam/role:Role",
        "aws:iam/rolePolicy:RolePolicy",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "aws:iam/serviceLinkedRole:ServiceLinkedRole",
    }


def test_the_order_of_accounts_changes_nothing(
    deployment: Deployment, stack: str, landing_zone: LandingZone
) -> None:
    """The same configuration in another order registers the same resources."""
    accounts = dict(reversed(list(landing_zone.accounts.items())))
    other = STACKS[stack](landing_zone.model_copy(update={"accounts": accounts}))
    assert {one.urn: one.inputs for one in other.resources} == {
        one.urn: one.inputs for one in deployment.resources
    }


@pytest.mark.parametrize("stack", WITH_RECORDER, indirect=True)
def test_configuration_is_recorded_everywhere_and_iam_once(
    deployment: Deployment, landing_zone: LandingZone
) -> None:
    """Every region has a recorder; users, roles and policies are recorded in the home region."""
    recorders = {
        one.inputs["region"]: one.inputs["recordingGroup"]
        for one in deployment.of_type("aws:cfg/recorder:Recorder")
    }
    assert set(recorders) == set(landing_zone.organization.regions)
    assert all(group["allSupported"] is True for group in recorders.values())
    with_global = {name for name, one in recorders.items() if one["includeGlobalResourceTypes"]}
    assert with_global == {landing_zone.organization.home_region}


@pytest.mark.parametrize("stack", WITH_RECORDER, indirect=True)
def test_recording_starts_once_there_is_somewhere_to_deliver(deployment: Deployment) -> None:
    """A recorder, then its channel, then the start, in each region, as AWS Config demands."""
    by_region = {
        kind: {one.inputs["region"]: one for one in deployment.of_type(token)}
        for kind, token in (
            ("recorder", "aws:cfg/recorder:Recorder"),
            ("channel", "aws:cfg/deliveryChannel:DeliveryChannel"),
            ("status", "aws:cfg/recorderStatus:RecorderStatus"),
        )
    }
    for region, status in by_region["status"].items():
        channel = by_region["channel"][region]
        assert status.inputs["isEnabled"] is True
        assert channel.urn in status.depends_on
        assert by_region["recorder"][region].urn in channel.depends_on
    assert set(by_region["status"]) == set(by_region["recorder"])


@pytest.mark.parametrize("stack", WITH_RECORDER, indirect=True)
def test_without_its_section_config_is_not_built(stack: str, landing_zone: LandingZone) -> None:
    """A service that the configuration does not name stays off."""
    security = landing_zone.security.model_copy(update={"config": None})
    without = STACKS[stack](landing_zone.model_copy(update={"security": security}))
    assert [one.type for one in without.resources if one.type.startswith("aws:cfg/")] == []


def test_other_stacks_learn_what_they_need(landing_zone: LandingZone) -> None:
    """The log archive exports every output that other stacks read, under its name."""
    outputs = run_log_archive(landing_zone).outputs
    assert set(outputs) == {field.name for field in fields(LogArchiveOutputs)}
    assert all(outputs.values())
