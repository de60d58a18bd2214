"""AWS Organizations: what it refuses, and what it keeps."""

import json

import pytest

from sandbox.emulator.services.organizations.quotas import QUOTAS
from tests.sandbox.emulator.aws import Aws, Organization

DENY = {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}
SCP = {"Version": "2012-10-17", "Statement": [DENY]}
RCP = {"Version": "2012-10-17", "Statement": [{**DENY, "Principal": "*"}]}
CONTENT = {
    "SERVICE_CONTROL_POLICY": SCP,
    "RESOURCE_CONTROL_POLICY": RCP,
    "TAG_POLICY": {"tags": {}},
    "BACKUP_POLICY": {"plans": {}},
    "AISERVICES_OPT_OUT_POLICY": {"services": {}},
    "CHATBOT_POLICY": {"chatbot": {}},
    "DECLARATIVE_POLICY_EC2": {"ec2_attributes": {}},
    "SECURITYHUB_POLICY": {"securityhub": {}},
    "INSPECTOR_POLICY": {"inspector": {}},
    "S3_POLICY": {"s3_attributes": {}},
}


def _create_unit(aws: Aws, parent_id: str, name: str) -> str:
    created = aws.call("organizations", "create_organizational_unit", ParentId=parent_id, Name=name)
    return str(created["OrganizationalUnit"]["Id"])


def _policy(policy_type: str, name: str, content: object) -> dict[str, str]:
    text = content if isinstance(content, str) else json.dumps(content, separators=(",", ":"))
    return {"Type": policy_type, "Name": name, "Description": "", "Content": text}


def _create_policy(aws: Aws, policy_type: str, name: str = "policy") -> str:
    content = CONTENT.get(policy_type, {"key": {}})
    created = aws.call("organizations", "create_policy", **_policy(policy_type, name, content))
    return str(created["Policy"]["PolicySummary"]["Id"])


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
    policy = _create_policy(aws, "SERVICE_CONTROL_POLICY")
    _enable(organization, "SERVICE_CONTROL_POLICY")
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


def test_a_new_account_can_be_administered(organization: Organization) -> None:
    """The access role of a new account has AdministratorAccess."""
    attached = organization.member.call(
        "iam", "list_attached_role_policies", RoleName="OrganizationAccountAccessRole"
    )["AttachedPolicies"]
    assert [policy["PolicyName"] for policy in attached] == ["AdministratorAccess"]


def _enable(organization: Organization, policy_type: str) -> None:
    organization.aws.call(
        "organizations", "enable_policy_type", RootId=organization.root_id, PolicyType=policy_type
    )


@pytest.mark.parametrize("policy_type", sorted(QUOTAS))
def test_every_policy_type_has_a_life(organization: Organization, policy_type: str) -> None:
    """Create, refuse while not enabled, attach, list, detach and delete, for every type of AWS."""
    aws, root = organization.aws, organization.root_id
    policy = _create_policy(aws, policy_type)
    target = {"PolicyId": policy, "TargetId": root}
    refusal = aws.refusal("organizations", "attach_policy", **target)
    assert refusal == "PolicyTypeNotEnabledException"
    _enable(organization, policy_type)
    aws.call("organizations", "attach_policy", **target)
    listed = aws.call(
        "organizations", "list_policies_for_target", TargetId=root, Filter=policy_type
    )["Policies"]
    [summary] = [known for known in listed if known["Id"] == policy]
    assert f"/{policy_type.lower()}/" in summary["Arn"]
    again = aws.refusal("organizations", "attach_policy", **target)
    assert again == "DuplicatePolicyAttachmentException"
    aws.call("organizations", "detach_policy", **target)
    refusal = aws.refusal("organizations", "detach_policy", **target)
    assert refusal == "PolicyNotAttachedException"
    aws.call("organizations", "delete_policy", PolicyId=policy)


@pytest.mark.parametrize("policy_type", sorted(CONTENT))
def test_documents_are_held_to_their_size(organization: Organization, policy_type: str) -> None:
    """A document of exactly the quota is taken; one character more is not."""
    minified = json.dumps(CONTENT[policy_type], separators=(",", ":"))
    largest = minified + " " * (QUOTAS[policy_type].characters - len(minified))
    accepted = _policy(policy_type, "largest", largest)
    refused = _policy(policy_type, "larger", f"{largest} ")
    assert organization.aws.refusal("organizations", "create_policy", **accepted) == ""
    refusal = organization.aws.refusal("organizations", "create_policy", **refused)
    assert refusal == "ConstraintViolationException"


MALFORMED = {
    "no JSON": ("SERVICE_CONTROL_POLICY", "{"),
    "no object": ("TAG_POLICY", "[]"),
    "wrong key": ("DECLARATIVE_POLICY_EC2", {"ec2": {}}),
    "no version": ("SERVICE_CONTROL_POLICY", {"Statement": [DENY]}),
    "no statement": ("SERVICE_CONTROL_POLICY", {"Version": "2012-10-17", "Statement": []}),
    "principal in an SCP": ("SERVICE_CONTROL_POLICY", RCP),
    "no effect": (
        "SERVICE_CONTROL_POLICY",
        {"Version": "2012-10-17", "Statement": [{"Action": "*", "Resource": "*"}]},
    ),
    "no action": (
        "SERVICE_CONTROL_POLICY",
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Resource": "*"}]},
    ),
    "no principal in an RCP": ("RESOURCE_CONTROL_POLICY", SCP),
    "an RCP that allows": (
        "RESOURCE_CONTROL_POLICY",
        {"Version": "2012-10-17", "Statement": [{**DENY, "Principal": "*", "Effect": "Allow"}]},
    ),
    "an RCP for every action": (
        "RESOURCE_CONTROL_POLICY",
        {"Version": "2012-10-17", "Statement": [{**DENY, "Principal": "*", "Action": "*"}]},
    ),
    "an RCP of no resource": (
        "RESOURCE_CONTROL_POLICY",
        {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*"}],
        },
    ),
}


@pytest.mark.parametrize(("policy_type", "content"), MALFORMED.values(), ids=MALFORMED.keys())
def test_malformed_documents_are_refused(
    organization: Organization, policy_type: str, content: object
) -> None:
    """What the syntax of a policy type does not allow is neither created nor updated to."""
    malformed = _policy(policy_type, "malformed", content)
    expected = "MalformedPolicyDocumentException"
    aws = organization.aws
    assert aws.refusal("organizations", "create_policy", **malformed) == expected
    update = {"PolicyId": _create_policy(aws, policy_type), "Content": malformed["Content"]}
    assert aws.refusal("organizations", "update_policy", **update) == expected


@pytest.mark.parametrize("policy_type", ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"])
def test_a_target_takes_no_more_than_its_quota(
    organization: Organization, policy_type: str
) -> None:
    """AWS's own policy counts, and the first policy over the quota is refused."""
    _enable(organization, policy_type)
    quota = QUOTAS[policy_type].per_target
    refusals = [
        organization.aws.refusal(
            "organizations",
            "attach_policy",
            PolicyId=_create_policy(organization.aws, policy_type, f"policy {number}"),
            TargetId=organization.member_id,
        )
        for number in range(quota)
    ]
    assert refusals == [""] * (quota - 1) + ["ConstraintViolationException"]


@pytest.mark.parametrize(
    ("policy_type", "default"),
    [
        ("SERVICE_CONTROL_POLICY", "p-FullAWSAccess"),
        ("RESOURCE_CONTROL_POLICY", "p-RCPFullAWSAccess"),
    ],
)
def test_the_last_policy_stays(organization: Organization, policy_type: str, default: str) -> None:
    """A target keeps one SCP, and AWS's own RCP always."""
    _enable(organization, policy_type)
    target = {"PolicyId": default, "TargetId": organization.root_id}
    refusal = organization.aws.refusal("organizations", "detach_policy", **target)
    assert refusal == "ConstraintViolationException"


def test_disabling_a_type_detaches_its_policies(organization: Organization) -> None:
    """A type that is disabled and enabled again begins with AWS's own policy alone."""
    aws, root = organization.aws, organization.root_id
    _enable(organization, "SERVICE_CONTROL_POLICY")
    policy = _create_policy(aws, "SERVICE_CONTROL_POLICY")
    aws.call("organizations", "attach_policy", PolicyId=policy, TargetId=root)
    scp = {"PolicyType": "SERVICE_CONTROL_POLICY", "RootId": root}
    aws.call("organizations", "disable_policy_type", **scp)
    _enable(organization, "SERVICE_CONTROL_POLICY")
    attached = aws.call(
        "organizations",
        "list_policies_for_target",
        TargetId=root,
        Filter="SERVICE_CONTROL_POLICY",
    )["Policies"]
    assert [known["Id"] for known in attached] == ["p-FullAWSAccess"]


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
