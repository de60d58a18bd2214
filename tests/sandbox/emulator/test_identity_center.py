"""IAM Identity Center: permission sets, and the roles that assignments make of them."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.sandbox.emulator.aws import Aws, Organization

OWN_POLICY = {"Name": "own-policy", "Path": "/"}


@dataclass(frozen=True)
class IdentityCenter:
    """The instance with a permission set and a group."""

    organization: Organization
    instance_arn: str
    store_id: str
    set_arn: str
    group_id: str

    def call(self, operation: str, /, **arguments: object) -> dict[str, Any]:
        """Call an operation about the permission set."""
        return self.organization.aws.call(
            "sso-admin", operation, **self._named(operation), **arguments
        )

    def refusal(self, operation: str, /, **arguments: object) -> str:
        """The refusal of an operation about the permission set."""
        return self.organization.aws.refusal(
            "sso-admin", operation, **self._named(operation), **arguments
        )

    def _named(self, operation: str) -> dict[str, str]:
        about = "ResourceArn" if operation.endswith("_resource") else "PermissionSetArn"
        return {"InstanceArn": self.instance_arn, about: self.set_arn}

    def assignment(self) -> dict[str, str]:
        """The group's assignment to the member account."""
        return {
            "TargetId": self.organization.member_id,
            "TargetType": "AWS_ACCOUNT",
            "PrincipalType": "GROUP",
            "PrincipalId": self.group_id,
        }

    def roles(self) -> list[str]:
        """The names of the roles that assignments made in the member account."""
        roles = self.organization.member.call("iam", "list_roles")["Roles"]
        return [role["RoleName"] for role in roles if "AWSReservedSSO" in role["RoleName"]]


@pytest.fixture
def center(organization: Organization) -> IdentityCenter:
    """An instance with the permission set Audit and the group auditors."""
    aws = organization.aws
    instance = aws.call("sso-admin", "list_instances")["Instances"][0]
    created = aws.call(
        "sso-admin",
        "create_permission_set",
        InstanceArn=instance["InstanceArn"],
        Name="Audit",
        Tags=[{"Key": "team", "Value": "security"}],
    )
    group = aws.call(
        "identitystore",
        "create_group",
        IdentityStoreId=instance["IdentityStoreId"],
        DisplayName="auditors",
    )
    set_arn = created["PermissionSet"]["PermissionSetArn"]
    store = instance["IdentityStoreId"]
    return IdentityCenter(organization, instance["InstanceArn"], store, set_arn, group["GroupId"])


def test_a_permission_set_is_what_aws_makes(center: IdentityCenter) -> None:
    """Its ARN has AWS's form, its session an hour; an update changes only what it names."""
    assert center.set_arn.startswith("arn:aws:sso:::permissionSet/ssoins-")
    center.call("update_permission_set", Description="Reads everything")
    kept = center.call("describe_permission_set")["PermissionSet"]
    assert (kept["SessionDuration"], kept["Description"]) == ("PT1H", "Reads everything")
    again = {"InstanceArn": center.instance_arn, "Name": "Audit"}
    refusal = center.organization.aws.refusal("sso-admin", "create_permission_set", **again)
    assert refusal == "ConflictException"


def test_tags_are_kept(center: IdentityCenter) -> None:
    """Tags of creation are listed, changed and removed."""
    center.call("tag_resource", Tags=[{"Key": "tier", "Value": "1"}])
    center.call("untag_resource", TagKeys=["team"])
    assert center.call("list_tags_for_resource")["Tags"] == [{"Key": "tier", "Value": "1"}]


def test_a_boundary_is_kept(center: IdentityCenter) -> None:
    """The permissions boundary is read back until it is deleted."""
    get = "get_permissions_boundary_for_permission_set"
    assert center.refusal(get) == "ResourceNotFoundException"
    boundary = {"ManagedPolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}
    center.call("put_permissions_boundary_to_permission_set", PermissionsBoundary=boundary)
    assert center.call(get)["PermissionsBoundary"] == boundary
    center.call("delete_permissions_boundary_from_permission_set")
    assert center.refusal(get) == "ResourceNotFoundException"


def test_an_assignment_makes_and_removes_the_role(center: IdentityCenter) -> None:
    """The account has the permission set's role, with its policies, while somebody is assigned."""
    arn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"
    center.call("attach_managed_policy_to_permission_set", ManagedPolicyArn=arn)
    center.call("put_inline_policy_to_permission_set", InlinePolicy='{"Version":"2012-10-17"}')
    center.call("create_account_assignment", **center.assignment())
    [role] = center.roles()
    member = center.organization.member
    attached = member.call("iam", "list_attached_role_policies", RoleName=role)
    assert [policy["PolicyArn"] for policy in attached["AttachedPolicies"]] == [arn]
    inline = member.call("iam", "list_role_policies", RoleName=role)["PolicyNames"]
    assert inline == ["AwsSSOInlinePolicy"]
    accounts = center.call("list_accounts_for_provisioned_permission_set")["AccountIds"]
    assert accounts == [center.organization.member_id]
    listed = center.organization.aws.call(
        "sso-admin",
        "list_permission_sets_provisioned_to_account",
        InstanceArn=center.instance_arn,
        AccountId=center.organization.member_id,
    )
    assert listed["PermissionSets"] == [center.set_arn]
    assert center.refusal("delete_permission_set") == "ConflictException"
    center.call("delete_account_assignment", **center.assignment())
    assert center.roles() == []
    assert center.refusal("delete_permission_set") == ""


def test_provisioning_brings_roles_up_to_date(center: IdentityCenter) -> None:
    """A policy attached later reaches the role when the permission set is provisioned."""
    center.call("create_account_assignment", **center.assignment())
    arn = "arn:aws:iam::aws:policy/SecurityAudit"
    center.call("attach_managed_policy_to_permission_set", ManagedPolicyArn=arn)
    status = center.call("provision_permission_set", TargetType="ALL_PROVISIONED_ACCOUNTS")
    request = status["PermissionSetProvisioningStatus"]["RequestId"]
    described = center.organization.aws.call(
        "sso-admin",
        "describe_permission_set_provisioning_status",
        InstanceArn=center.instance_arn,
        ProvisionPermissionSetRequestId=request,
    )
    assert described["PermissionSetProvisioningStatus"]["Status"] == "SUCCEEDED"
    attached = center.organization.member.call(
        "iam", "list_attached_role_policies", RoleName=center.roles()[0]
    )["AttachedPolicies"]
    assert [policy["PolicyArn"] for policy in attached] == [arn]


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        (
            "attach_customer_managed_policy_reference_to_permission_set",
            {"CustomerManagedPolicyReference": OWN_POLICY},
        ),
        (
            "put_permissions_boundary_to_permission_set",
            {"PermissionsBoundary": {"CustomerManagedPolicyReference": OWN_POLICY}},
        ),
    ],
)
def test_a_missing_policy_fails_the_assignment(
    center: IdentityCenter, operation: str, arguments: dict[str, object]
) -> None:
    """An account without the customer managed policy gets no role, and the status says why."""
    center.call(operation, **arguments)
    status = center.call("create_account_assignment", **center.assignment())
    status = status["AccountAssignmentCreationStatus"]
    assert status["Status"] == "FAILED"
    assert "own-policy" in status["FailureReason"]
    assert center.roles() == []
    again = center.organization.aws.call(
        "sso-admin",
        "describe_account_assignment_creation_status",
        InstanceArn=center.instance_arn,
        AccountAssignmentCreationRequestId=status["RequestId"],
    )
    assert again["AccountAssignmentCreationStatus"]["Status"] == "FAILED"


@pytest.mark.parametrize("wrong", [{"PrincipalId": "nobody"}, {"TargetId": "999999999999"}])
def test_both_ends_of_an_assignment_exist(center: IdentityCenter, wrong: dict[str, str]) -> None:
    """Nobody is assigned who is not in the identity store, nor to an account that is not there."""
    refusal = center.refusal("create_account_assignment", **{**center.assignment(), **wrong})
    assert refusal == "ResourceNotFoundException"


def test_a_delegated_administrator_manages_the_one_instance(center: IdentityCenter) -> None:
    """The delegated administrator sees the organization's instance, not one of its own."""

    def instance(aws: Aws) -> str:
        return str(aws.call("sso-admin", "list_instances")["Instances"][0]["InstanceArn"])

    assert instance(center.organization.member) != center.instance_arn
    assert instance(center.organization.delegate("sso.amazonaws.com")) == center.instance_arn


def test_a_group_is_changed(center: IdentityCenter) -> None:
    """A group's name and description can be changed; other attributes cannot."""
    group = {"IdentityStoreId": center.store_id, "GroupId": center.group_id}
    aws = center.organization.aws
    renamed = [{"AttributePath": "displayName", "AttributeValue": "reviewers"}]
    aws.call("identitystore", "update_group", Operations=renamed, **group)
    assert aws.call("identitystore", "describe_group", **group)["DisplayName"] == "reviewers"
    unknown = [{"AttributePath": "groupId", "AttributeValue": "x"}]
    refusal = aws.refusal("identitystore", "update_group", Operations=unknown, **group)
    assert refusal == "ValidationException"
