"""The functions answer as those of pulumi-aws do."""

import json

import pytest

from sandbox.provider.errors import NotServedError
from sandbox.provider.functions import invoke
from sandbox.provider.session import Session
from tests.sandbox.provider.conftest import REGION

POLICY_DOCUMENT = "aws:iam/getPolicyDocument:getPolicyDocument"
DENY_ALL = {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}
ZONES = "aws:index/getAvailabilityZones:getAvailabilityZones"
STATEMENT = {"effect": "Deny", "actions": ["s3:*"], "resources": ["*"]}


def rendered(session: Session, **arguments: object) -> object:
    """Render a policy document and read it."""
    return json.loads(invoke(POLICY_DOCUMENT, session, arguments)["json"])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}),
        ({"effect": None}, {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}),
        ({"sid": "A", "actions": ["a:b", "c:d"]}, {"Sid": "A", "Action": ["c:d", "a:b"]}),
        ({"principals": [{"type": "*", "identifiers": ["*"]}]}, {"Principal": "*"}),
        (
            {"principals": [{"type": "AWS", "identifiers": ["b", "c"]}]},
            {"Principal": {"AWS": ["c", "b"]}},
        ),
        (
            {"conditions": [{"test": "Bool", "variable": "v", "values": ["true"]}]},
            {"Condition": {"Bool": {"v": "true"}}},
        ),
    ],
)
def test_a_statement_is_rendered_as_terraform_renders_it(
    session: Session, given: dict[str, object], expected: dict[str, object]
) -> None:
    """One value stands for itself, several are a list in reverse order."""
    document = rendered(session, statements=[{**STATEMENT, **given}])
    assert isinstance(document, dict)
    assert document["Version"] == "2012-10-17"
    (statement,) = document["Statement"]
    assert statement.items() >= expected.items()


def test_documents_are_merged_by_sid(session: Session) -> None:
    """Sources come first, and an overriding statement replaces the one with its Sid."""
    source = json.dumps({"Statement": {"Sid": "S", "Effect": "Deny", "Action": "a:*"}})
    override = json.dumps({"Statement": [{"Sid": "S", "Effect": "Allow", "Action": "b:*"}]})
    found = rendered(
        session,
        sourcePolicyDocuments=[source],
        statements=[{**STATEMENT, "sid": "T"}],
        overridePolicyDocuments=[override],
    )
    assert isinstance(found, dict)
    assert [(each["Sid"], each["Action"]) for each in found["Statement"]] == [
        ("T", "s3:*"),
        ("S", "b:*"),
    ]


def test_the_caller_is_told(session: Session) -> None:
    """The account, the region and the partition are those of the provider."""
    caller = invoke("aws:index/getCallerIdentity:getCallerIdentity", session, {})
    assert caller["accountId"] == session.account_id
    assert invoke("aws:index/getRegion:getRegion", session, {})["region"] == REGION
    assert invoke("aws:index/getPartition:getPartition", session, {})["partition"] == "aws"


def test_the_organization_is_told(session: Session) -> None:
    """The organization is described by its own id, with its accounts and roots."""
    made = session.call("organizations", "CreateOrganization", FeatureSet="ALL")["Organization"]
    found = invoke("aws:organizations/getOrganization:getOrganization", session, {})
    assert found["id"] == made["Id"]
    assert [each["id"] for each in found["accounts"]] == [session.account_id]
    assert found["roots"][0]["id"].startswith("r-")


def test_identity_center_is_told(session: Session) -> None:
    """The instance and its identity store are those of the region."""
    found = invoke("aws:ssoadmin/getInstances:getInstances", session, {})
    assert len(found["arns"]) == len(found["identityStoreIds"]) == 1


def test_groups_are_listed(session: Session) -> None:
    """Each has its id and its names; one that nobody provisioned has no external id."""
    instances = invoke("aws:ssoadmin/getInstances:getInstances", session, {})
    store = instances["identityStoreIds"][0]
    made = session.call(
        "identitystore", "CreateGroup", REGION, IdentityStoreId=store, DisplayName="ops"
    )
    found = invoke("aws:identitystore/getGroups:getGroups", session, {"identityStoreId": store})
    (group,) = found["groups"]
    assert (group["displayName"], group["groupId"]) == ("ops", made["GroupId"])
    assert not group.get("externalIds")


def test_policies_and_where_they_are_attached_are_told(session: Session) -> None:
    """A policy is found by its type, then read, and listed for what it is attached to."""
    session.call("organizations", "CreateOrganization", FeatureSet="ALL")
    root = session.call("organizations", "ListRoots")["Roots"][0]["Id"]
    scp = "SERVICE_CONTROL_POLICY"
    session.call("organizations", "EnablePolicyType", RootId=root, PolicyType=scp)
    document = json.dumps({"Version": "2012-10-17", "Statement": [{**DENY_ALL}]})
    made = session.call(
        "organizations", "CreatePolicy", Content=document, Description="d", Name="n", Type=scp
    )["Policy"]["PolicySummary"]["Id"]
    session.call("organizations", "AttachPolicy", PolicyId=made, TargetId=root)
    listed = invoke("aws:organizations/getPolicies:getPolicies", session, {"filter": scp})
    assert made in listed["ids"]
    found = invoke("aws:organizations/getPolicy:getPolicy", session, {"policyId": made})
    wanted = {"name": "n", "description": "d", "type": scp, "awsManaged": False}
    assert found.items() >= {**wanted, "content": document}.items()
    attached = invoke(
        "aws:organizations/getPoliciesForTarget:getPoliciesForTarget",
        session,
        {"targetId": root, "filter": scp},
    )
    assert made in attached["ids"]


def test_permission_sets_are_told(session: Session) -> None:
    """Each is listed by its ARN and read by it; by name the sandbox finds none, and says so."""
    instance = invoke("aws:ssoadmin/getInstances:getInstances", session, {})["arns"][0]
    words = {"InstanceArn": instance, "Name": "Ops", "Description": "d", "SessionDuration": "PT1H"}
    session.call("sso-admin", "CreatePermissionSet", REGION, **words)
    asked = {"instanceArn": instance}
    (arn,) = invoke("aws:ssoadmin/getPermissionSets:getPermissionSets", session, asked)["arns"]
    one = "aws:ssoadmin/getPermissionSet:getPermissionSet"
    found = invoke(one, session, {**asked, "arn": arn})
    assert (found["name"], found["description"], found["sessionDuration"]) == ("Ops", "d", "PT1H")
    with pytest.raises(NotServedError, match="by `arn` only"):
        invoke(one, session, {**asked, "name": "Ops"})


def test_zones_are_those_of_the_region_asked_about(session: Session) -> None:
    """Zones come by name, in order, with their ids beside them."""
    found = invoke(ZONES, session, {"region": "eu-west-1", "state": "available"})

    assert found["names"] == ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
    assert len(set(found["zoneIds"])) == len(found["names"])
    assert all(each.startswith("euw1-az") for each in found["zoneIds"])


def test_default_vpcs_are_found_by_a_filter(session: Session) -> None:
    """A region has one default VPC until somebody deletes it, and none afterwards."""
    asked = {"filters": [{"name": "isDefault", "values": ["true"]}], "region": "eu-west-1"}
    (default,) = invoke("aws:ec2/getVpcs:getVpcs", session, asked)["ids"]
    everything = invoke("aws:ec2/getVpcs:getVpcs", session, {"region": "eu-west-1"})
    assert everything["ids"] == [default]
    filters = [{"Name": "vpc-id", "Values": [default]}]
    for subnet in session.call("ec2", "DescribeSubnets", "eu-west-1", Filters=filters)["Subnets"]:
        session.call("ec2", "DeleteSubnet", "eu-west-1", SubnetId=subnet["SubnetId"])
    session.call("ec2", "DeleteVpc", "eu-west-1", VpcId=default)
    assert invoke("aws:ec2/getVpcs:getVpcs", session, asked)["ids"] == []
