"""AWS Organizations: who may ask, the tree of OUs, and the accounts in it."""

import pytest

from tests.sandbox.emulator.aws import Aws, Organization
from tests.sandbox.emulator.policy_documents import (
    create_policy,
    enable,
)


def _create_unit(aws: Aws, parent_id: str, name: str) -> str:
    created = aws.call("organizations", "create_organizational_unit", ParentId=parent_id, Name=name)
    return str(created["OrganizationalUnit"]["Id"])


def test_an_account_has_one_organization(organization: Organization) -> None:
    """Neither the management account nor a member makes a second organization."""
    for aws in (organization.aws, organization.member):
        refusal = aws.refusal("organizations", "create_organization", FeatureSet="ALL")
        assert refusal == "AlreadyInOrganizationException"


def test_nothing_is_asked_without_an_organization(aws: Aws) -> None:
    """Before there is an organization every question about it gets the same answer."""
    assert aws.refusal("organizations", "list_roots") == "AWSOrganizationsNotInUseException"


def test_unit_names_are_unique_among_siblings_only(organization: Organization) -> None:
    """A name is taken by a sibling, not by an OU elsewhere in the tree."""
    aws, root = organization.aws, organization.root_id
    first, second = _create_unit(aws, root, "first"), _create_unit(aws, root, "second")
    _create_unit(aws, first, "second")
    create = {"ParentId": root, "Name": "second"}
    update = {"OrganizationalUnitId": second, "Name": "first"}
    taken = "DuplicateOrganizationalUnitException"
    assert aws.refusal("organizations", "create_organizational_unit", **create) == taken
    assert aws.refusal("organizations", "update_organizational_unit", **update) == taken
    same = {"OrganizationalUnitId": second, "Name": "second"}
    assert aws.refusal("organizations", "update_organizational_unit", **same) == ""


def test_units_nest_five_deep(organization: Organization) -> None:
    """The sixth level is refused."""
    parent = organization.root_id
    for level in range(5):
        parent = _create_unit(organization.aws, parent, f"level {level}")
    sixth = {"ParentId": parent, "Name": "sixth"}
    refusal = organization.aws.refusal("organizations", "create_organizational_unit", **sixth)
    assert refusal == "ConstraintViolationException"


def test_only_empty_units_are_deleted(organization: Organization) -> None:
    """An OU with an account or an OU in it stays; an empty one goes and frees its policies."""
    aws, root = organization.aws, organization.root_id
    unit = _create_unit(aws, root, "unit")
    inner = _create_unit(aws, unit, "inner")
    policy = create_policy(aws, "SERVICE_CONTROL_POLICY")
    enable(organization, "SERVICE_CONTROL_POLICY")
    aws.call("organizations", "attach_policy", PolicyId=policy, TargetId=unit)
    delete = ("organizations", "delete_organizational_unit")
    assert aws.refusal(*delete, OrganizationalUnitId=unit) == "OrganizationalUnitNotEmptyException"
    aws.call(*delete, OrganizationalUnitId=inner)
    _move(organization, root, unit)
    assert aws.refusal(*delete, OrganizationalUnitId=unit) == "OrganizationalUnitNotEmptyException"
    _move(organization, unit, root)
    aws.call(*delete, OrganizationalUnitId=unit)
    assert aws.refusal("organizations", "delete_policy", PolicyId=policy) == ""


def _move(organization: Organization, source: str, destination: str) -> None:
    organization.aws.call(
        "organizations",
        "move_account",
        AccountId=organization.member_id,
        SourceParentId=source,
        DestinationParentId=destination,
    )


def test_an_account_is_moved_from_where_it_is(organization: Organization) -> None:
    """A wrong source, a missing destination and a move to the same place are refused."""
    aws, root, member = organization.aws, organization.root_id, organization.member_id
    unit = _create_unit(aws, root, "unit")
    refusals = {
        (unit, root): "AccountNotFoundException",
        (root, "ou-aaaa-aaaaaaaa"): "DestinationParentNotFoundException",
        ("ou-aaaa-aaaaaaaa", root): "SourceParentNotFoundException",
        (root, root): "DuplicateAccountException",
    }
    for (source, destination), code in refusals.items():
        move = {"SourceParentId": source, "DestinationParentId": destination, "AccountId": member}
        assert aws.refusal("organizations", "move_account", **move) == code


def test_only_members_are_removed(organization: Organization) -> None:
    """An account that is not in the organization cannot be removed from it."""
    remove = ("organizations", "remove_account_from_organization")
    refusal = organization.aws.refusal(*remove, AccountId="999999999999")
    assert refusal == "AccountNotFoundException"


def test_an_email_address_has_one_account(organization: Organization) -> None:
    """Creating an account with a taken address ends FAILED, and stays so when asked again."""
    taken = {"AccountName": "other", "Email": "Member@Example.com"}
    status = organization.aws.call("organizations", "create_account", **taken)
    status = status["CreateAccountStatus"]
    again = organization.aws.call(
        "organizations", "describe_create_account_status", CreateAccountRequestId=status["Id"]
    )["CreateAccountStatus"]
    failed = organization.aws.call(
        "organizations", "list_create_account_status", States=["FAILED"]
    )["CreateAccountStatuses"]
    for answer in (status, again, *failed):
        assert (answer["State"], answer["FailureReason"]) == ("FAILED", "EMAIL_ALREADY_EXISTS")
    assert len(failed) == 1


def test_an_account_that_leaves_keeps_its_address(organization: Organization) -> None:
    """An account outside the organization is still an account: its address stays taken."""
    aws = organization.aws
    aws.call(
        "organizations",
        "remove_account_from_organization",
        AccountId=organization.member_id,
    )
    status = aws.call(
        "organizations", "create_account", AccountName="other", Email="member@example.com"
    )["CreateAccountStatus"]
    assert (status["State"], status["FailureReason"]) == ("FAILED", "EMAIL_ALREADY_EXISTS")


def test_a_new_account_can_be_administered(organization: Organization) -> None:
    """The access role of a new account has AdministratorAccess."""
    attached = organization.member.call(
        "iam", "list_attached_role_policies", RoleName="OrganizationAccountAccessRole"
    )["AttachedPolicies"]
    assert [policy["PolicyName"] for policy in attached] == ["AdministratorAccess"]


def test_who_may_ask(organization: Organization) -> None:
    """A member asks only where it is; a delegated administrator also reads, and changes nothing."""
    member = organization.member
    assert member.refusal("organizations", "describe_organization") == ""
    assert member.refusal("organizations", "list_accounts") == "AccessDeniedException"
    organization.delegate("guardduty.amazonaws.com")
    assert len(member.call("organizations", "list_accounts")["Accounts"]) == 2
    unit = {"ParentId": organization.root_id, "Name": "unit"}
    refusal = member.refusal("organizations", "create_organizational_unit", **unit)
    assert refusal == "AccessDeniedException"


@pytest.mark.parametrize(
    ("principal", "refusal"),
    [
        ("iam.amazonaws.com", ""),
        ("malware-protection.guardduty.amazonaws.com", ""),
        ("guardduty", "InvalidInputException"),
        ("guardduty.example.com", "InvalidInputException"),
    ],
)
def test_service_principals_have_a_form(
    organization: Organization, principal: str, refusal: str
) -> None:
    """Whatever looks like a service principal is trusted; nothing else is."""
    trust = {"ServicePrincipal": principal}
    given = organization.aws.refusal("organizations", "enable_aws_service_access", **trust)
    assert given == refusal


def test_the_resource_policy_is_kept(organization: Organization) -> None:
    """The organization's resource policy is read back until it is deleted."""
    aws = organization.aws
    absent = "ResourcePolicyNotFoundException"
    assert aws.refusal("organizations", "describe_resource_policy") == absent
    aws.call("organizations", "put_resource_policy", Content='{"Version":"2012-10-17"}')
    kept = aws.call("organizations", "describe_resource_policy")["ResourcePolicy"]
    assert kept["Content"] == '{"Version":"2012-10-17"}'
    assert ":resourcepolicy/o-" in kept["ResourcePolicySummary"]["Arn"]
    aws.call("organizations", "delete_resource_policy")
    assert aws.refusal("organizations", "describe_resource_policy") == absent
