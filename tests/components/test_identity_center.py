"""People's way in."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.permission_set import iso_8601
from components.unrecorded import Unrecorded
from config import LandingZone
from tests.components.conftest import BuildOrganization
from tests.components.deployment import Answer, Deployment
from tests.components.identities import IDENTITY_STORE_ID, INSTANCE_ARN

GROUP = "aws:identitystore/group:Group"
PERMISSION_SET = "aws:ssoadmin/permissionSet:PermissionSet"
ATTACHMENTS = {
    "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
    "aws:ssoadmin/permissionsBoundaryAttachment:PermissionsBoundaryAttachment",
}


def minutes(duration: str) -> int:
    """The minutes of a duration such as PT1H30M."""
    found = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", duration)
    assert found
    return 60 * int(found[1] or 0) + int(found[2] or 0)


@given(st.integers(min_value=1, max_value=720))
def test_durations_keep_their_length(length: int) -> None:
    """A duration in ISO 8601 is as long as the minutes it was made of."""
    assert minutes(iso_8601(length)) == length


def test_no_session_outlives_the_maximum(first_run: Deployment, landing_zone: LandingZone) -> None:
    """Every permission set's session is at most as long as the configuration's maximum."""
    longest = landing_zone.identity.maximum_session_minutes
    sets = first_run.of_type(PERMISSION_SET)
    assert {one.name for one in sets} == landing_zone.identity.permission_sets.keys()
    assert all(minutes(one.inputs["sessionDuration"]) <= longest for one in sets)


def test_nobody_has_keys(first_run: Deployment) -> None:
    """No user of IAM's and no access key is made anywhere."""
    assert not {
        one.type
        for one in first_run.resources
        if re.match(r"aws:iam/(user|accessKey|serviceSpecificCredential)", one.type)
    }


def test_a_permission_set_changes_one_thing_at_a_time(first_run: Deployment) -> None:
    """What is attached to a permission set is attached in a row, never at once."""
    attachments = [one for one in first_run.resources if one.type in ATTACHMENTS]
    assert attachments
    for one in attachments:
        for other in attachments:
            if one is not other and _same_set(one.inputs, other.inputs):
                first = one.urn in first_run.waits_for(other)
                assert first or other.urn in first_run.waits_for(one)


def test_without_identity_center_the_rest_is_built(
    build_organization: BuildOrganization,
    landing_zone: LandingZone,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where Identity Center is not enabled yet, a warning says so and everything else is built."""
    warnings: list[str] = []
    monkeypatch.setattr("pulumi.log.warn", warnings.append)
    none: Answer = {"arns": [], "identityStoreIds": []}
    answers = {"aws:ssoadmin/getInstances:getInstances": none}
    deployment = build_organization(landing_zone, answers)
    assert not [one for one in deployment.resources if one.type.startswith("aws:ssoadmin")]
    assert deployment.of_type("aws:organizations/account:Account")
    assert deployment.outputs["permission_set_arns"] == deployment.outputs["group_ids"] == {}
    assert [text for text in warnings if "Identity Center is not enabled in eu-central-1" in text]


def test_a_group_that_an_earlier_run_made_is_taken_over(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """It is imported; one that an identity provider made, or somebody else, is left to them."""
    ours, provisioned, foreign = sorted(landing_zone.identity.groups)[:3]
    groups = [
        existing_group(ours, landing_zone),
        {**existing_group(provisioned, landing_zone), "externalIds": [{"id": "1", "issuer": "i"}]},
        {**existing_group(foreign, landing_zone), "description": "another one"},
        {**existing_group(ours, landing_zone), "displayName": "unknown", "groupId": "id-unknown"},
    ]
    answers: Mapping[str, Answer] = {"aws:identitystore/getGroups:getGroups": {"groups": groups}}
    deployment = build_organization(landing_zone, answers)
    imported = {one.name: one.import_id for one in deployment.of_type(GROUP) if one.import_id}
    assert imported == {ours: f"{IDENTITY_STORE_ID}/id-{ours}"}


def test_a_permission_set_that_an_earlier_run_made_is_taken_over(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """It is imported where the last run has not told of it; a namesake is left alone."""
    ours, foreign, *_ = sorted(landing_zone.identity.permission_sets)
    described = {
        "arn-ours": (ours, landing_zone.identity.permission_sets[ours].description),
        "arn-foreign": (foreign, "another one"),
    }

    def permission_set(arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        name, description = described[arguments["arn"]]
        return {"arn": arguments["arn"], "name": name, "description": description}

    answers: Mapping[str, Answer] = {
        "aws:ssoadmin/getPermissionSets:getPermissionSets": {"arns": [*described]},
        "aws:ssoadmin/getPermissionSet:getPermissionSet": permission_set,
    }
    unrecorded = Unrecorded(permission_sets=[ours, foreign])
    deployment = build_organization(landing_zone, answers, unrecorded)
    imported = {
        one.name: one.import_id for one in deployment.of_type(PERMISSION_SET) if one.import_id
    }
    assert imported == {ours: f"arn-ours,{INSTANCE_ARN}"}


def existing_group(name: str, landing_zone: LandingZone) -> dict[str, object]:
    """A group as Identity Center lists one that the program has made."""
    return {
        "groupId": f"id-{name}",
        "displayName": name,
        "description": landing_zone.identity.groups[name].description,
        "externalIds": [],
        "identityStoreId": IDENTITY_STORE_ID,
    }


def _same_set(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return one["permissionSetArn"] == other["permissionSetArn"]
