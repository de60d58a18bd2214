"""IAM, STS and Identity Center: roles that exist, and who may be them."""

import json

import pytest

from tests.sandbox.emulator.aws import Aws, Organization

ROOT_TRUST = {"Effect": "Allow", "Principal": {"AWS": "123456789012"}, "Action": "sts:AssumeRole"}
ROLE = "arn:aws:iam::{account}:role/{name}"


def _trust(**changes: object) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [{**ROOT_TRUST, **changes}]})


def _assume(aws: Aws, arn: str, **arguments: object) -> str:
    return aws.refusal("sts", "assume_role", RoleArn=arn, RoleSessionName="session", **arguments)


def test_a_session_belongs_to_its_account(organization: Organization) -> None:
    """Through the access role one acts in the member account, under that role's name."""
    identity = organization.member.call("sts", "get_caller_identity")
    arn = f"arn:aws:sts::{organization.member_id}:assumed-role/OrganizationAccountAccessRole/test"
    assert (identity["Account"], identity["Arn"]) == (organization.member_id, arn)


@pytest.mark.parametrize(
    "arn",
    [
        ROLE.format(account="999999999999", name="OrganizationAccountAccessRole"),
        ROLE.format(account="123456789012", name="no-such-role"),
    ],
)
def test_absent_roles_are_not_assumed(organization: Organization, arn: str) -> None:
    """Neither a role nor an account that is not there can be assumed."""
    assert _assume(organization.aws, arn) == "AccessDenied"


def test_a_closed_account_is_not_entered(organization: Organization) -> None:
    """A closed account's role trusts nobody any more."""
    arn = ROLE.format(account=organization.member_id, name="OrganizationAccountAccessRole")
    assert _assume(organization.aws, arn) == ""
    organization.aws.call("organizations", "close_account", AccountId=organization.member_id)
    assert _assume(organization.aws, arn) == "AccessDenied"


@pytest.mark.parametrize(
    ("trust", "refusal"),
    [
        ({}, ""),
        ({"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}, ""),
        ({"Principal": {"AWS": "111122223333"}}, "AccessDenied"),
        ({"Principal": {"Service": "ec2.amazonaws.com"}}, "AccessDenied"),
        ({"Action": "sts:TagSession"}, "AccessDenied"),
        ({"Effect": "Deny"}, "AccessDenied"),
        ({"Condition": {"StringEquals": {"sts:ExternalId": "ours"}}}, ""),
        ({"Condition": {"StringEquals": {"sts:ExternalId": "other"}}}, "AccessDenied"),
        ({"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-other"}}}, "AccessDenied"),
    ],
)
def test_a_role_is_assumed_by_whom_it_trusts(
    organization: Organization, trust: dict[str, object], refusal: str
) -> None:
    """The trust policy's principal, action, effect and conditions all count."""
    aws = organization.aws
    aws.call("iam", "create_role", RoleName="role", AssumeRolePolicyDocument=_trust(**trust))
    arn = ROLE.format(account="123456789012", name="role")
    assert _assume(aws, arn, ExternalId="ours") == refusal


def test_a_session_is_no_longer_than_its_role_allows(aws: Aws) -> None:
    """A role without a longer maximum gives sessions of an hour."""
    aws.call("iam", "create_role", RoleName="role", AssumeRolePolicyDocument=_trust())
    arn = ROLE.format(account="123456789012", name="role")
    assert _assume(aws, arn, DurationSeconds=3600) == ""
    assert _assume(aws, arn, DurationSeconds=3601) == "ValidationError"


@pytest.mark.parametrize(
    "document",
    [
        "{",
        '{"Version": "2012-10-17"}',
        _trust().replace("Principal", "Resource"),
        _trust(Resource="*"),
        _trust(Effect="Maybe"),
    ],
)
def test_malformed_trust_is_refused(aws: Aws, document: str) -> None:
    """A role is neither created with nor changed to a trust policy that is none."""
    aws.call("iam", "create_role", RoleName="role", AssumeRolePolicyDocument=_trust())
    create = {"RoleName": "other", "AssumeRolePolicyDocument": document}
    update = {"RoleName": "role", "PolicyDocument": document}
    expected = "MalformedPolicyDocument"
    assert aws.refusal("iam", "create_role", **create) == expected
    assert aws.refusal("iam", "update_assume_role_policy", **update) == expected


def test_aws_policies_exist(aws: Aws) -> None:
    """AWS's own policies can be named in any account; what AWS does not have cannot."""
    aws.call("iam", "create_role", RoleName="role", AssumeRolePolicyDocument=_trust())
    for path in ("SecurityAudit", "job-function/ViewOnlyAccess"):
        arn = f"arn:aws:iam::aws:policy/{path}"
        aws.call("iam", "attach_role_policy", RoleName="role", PolicyArn=arn)
        assert aws.call("iam", "get_policy", PolicyArn=arn)["Policy"]["Arn"] == arn
    made_up = {"RoleName": "role", "PolicyArn": "arn:aws:iam::aws:policy/MadeUp"}
    assert aws.refusal("iam", "attach_role_policy", **made_up) == "NoSuchEntity"


@pytest.mark.parametrize(
    ("service", "name"),
    [
        ("access-analyzer.amazonaws.com", "AWSServiceRoleForAccessAnalyzer"),
        ("guardduty.amazonaws.com", "AWSServiceRoleForAmazonGuardDuty"),
        ("config.amazonaws.com", "AWSServiceRoleForConfig"),
    ],
)
def test_service_linked_roles_are_named_by_aws(aws: Aws, service: str, name: str) -> None:
    """A service-linked role has the name that the service's documentation gives it."""
    role = aws.call("iam", "create_service_linked_role", AWSServiceName=service)["Role"]
    assert role["RoleName"] == name


def test_central_root_access(organization: Organization) -> None:
    """It needs trusted access for IAM and management; what is enabled can be disabled."""
    aws = organization.aws
    enable = "enable_organizations_root_credentials_management"
    assert aws.refusal("iam", enable) == "ServiceAccessNotEnabledException"
    organization.trust("iam.amazonaws.com")
    refusal = organization.member.refusal("iam", enable)
    assert refusal == "AccountNotManagementOrDelegatedAdministratorException"
    aws.call("iam", enable)
    aws.call("iam", "enable_organizations_root_sessions")
    features = aws.call("iam", "list_organizations_features")["EnabledFeatures"]
    assert features == ["RootCredentialsManagement", "RootSessions"]
    aws.call("iam", "disable_organizations_root_sessions")
    answer = aws.call("iam", "disable_organizations_root_credentials_management")
    assert answer["EnabledFeatures"] == []


def test_root_access_needs_an_organization(aws: Aws) -> None:
    """An account outside an organization has nothing to manage centrally."""
    refusal = aws.refusal("iam", "list_organizations_features")
    assert refusal == "OrganizationNotFoundException"
