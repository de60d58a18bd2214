"""How a call is refused that a policy denies."""

import pytest

from tests.sandbox.emulator.authorization.guarded import RCP, Guarded, denying, refusal

REGION = "eu-west-1"
ANY = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}


@pytest.mark.parametrize(
    ("service", "operation", "arguments", "code", "resource"),
    [
        (
            "cloudtrail",
            "stop_logging",
            {"Name": "trail"},
            "AccessDeniedException",
            "arn:aws:cloudtrail:{region}:{account}:trail/trail",
        ),
        ("ec2", "delete_vpc", {"VpcId": "vpc-1"}, "UnauthorizedOperation", "vpc/vpc-1"),
        ("guardduty", "create_detector", {"Enable": True}, "AccessDeniedException", "*"),
        ("iam", "create_user", {"UserName": "u"}, "AccessDenied", "arn:aws:iam::{account}:user/u"),
        ("kms", "create_key", {}, "AccessDeniedException", "*"),
        ("organizations", "leave_organization", {}, "AccessDeniedException", "*"),
        ("s3", "delete_bucket", {"Bucket": "bucket"}, "AccessDenied", '"arn:aws:s3:::bucket"'),
        ("sns", "create_topic", {"Name": "t"}, "AuthorizationError", "{account}:t"),
        ("sqs", "create_queue", {"QueueName": "q"}, "AccessDenied", "{account}:q"),
        ("sts", "get_federation_token", {"Name": "federated"}, "AccessDenied", "*"),
    ],
)
def test_a_denial_is_said_as_the_service_says_it(
    guarded: Guarded,
    service: str,
    operation: str,
    arguments: dict[str, object],
    code: str,
    resource: str,
) -> None:
    """The code is the service's; the message names caller, action, resource, type and policy."""
    prefix = "s3" if service == "s3control" else service
    arn = guarded.attach(denying(f"{prefix}:*"))
    member = guarded.organization.member
    found = refusal(member, service, operation, **arguments)
    account = guarded.organization.member_id
    action = f"{prefix}:{operation.title().replace('_', '')}"
    caller = f"arn:aws:sts::{account}:assumed-role/OrganizationAccountAccessRole/test"
    assert (found.code, found.status) == (code, 403)
    assert f"User: {caller} is not authorized to perform: {action} on resource: " in found.message
    assert resource.format(region=REGION, account=account) in found.message
    assert found.message.endswith(f" with an explicit deny in a service control policy: {arn}")


def test_what_no_policy_allows_is_refused(guarded: Guarded) -> None:
    """Without FullAWSAccess on a level, what its policies do not allow is denied implicitly."""
    guarded.attach(ANY)
    guarded.detach("p-FullAWSAccess")
    member = guarded.organization.member
    assert refusal(member, "s3", "list_buckets").code == ""
    found = refusal(member, "iam", "list_users")
    assert found.message.endswith(
        "because no service control policy allows the iam:ListUsers action"
    )


def test_resource_policies_bind_the_management_account_too(guarded: Guarded) -> None:
    """A bucket of a member is protected against callers of every account."""
    arn = guarded.attach(denying("s3:DeleteBucket", Principal="*"), policy_type=RCP)
    guarded.organization.member.call(
        "s3",
        "create_bucket",
        Bucket="guarded",
        CreateBucketConfiguration={"LocationConstraint": REGION},
    )
    found = refusal(guarded.organization.aws, "s3", "delete_bucket", Bucket="guarded")
    assert found.message.endswith(f"with an explicit deny in a resource control policy: {arn}")


def test_the_management_account_is_bound_by_nothing(guarded: Guarded) -> None:
    """What is attached to the root does not reach the management account."""
    guarded.attach(denying("*"), to=guarded.organization.root_id)
    assert refusal(guarded.organization.aws, "iam", "list_users").code == ""
    assert refusal(guarded.organization.member, "iam", "list_users").code == "AccessDenied"


def test_a_change_takes_effect_at_once(guarded: Guarded) -> None:
    """Attaching, changing, detaching and disabling are felt by the very next call."""
    member, aws = guarded.organization.member, guarded.organization.aws

    def blocked() -> bool:
        return refusal(member, "iam", "list_users").code == "AccessDenied"

    arn = guarded.attach(denying("s3:*"), to=guarded.organization.root_id)
    assert not blocked()
    content = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}'
    aws.call("organizations", "update_policy", PolicyId=arn.split("/")[-1], Content=content)
    assert blocked()
    guarded.detach(arn, guarded.organization.root_id)
    assert not blocked()
    guarded.attach(denying("iam:*"))
    assert blocked()
    aws.call(
        "organizations",
        "disable_policy_type",
        RootId=guarded.organization.root_id,
        PolicyType="SERVICE_CONTROL_POLICY",
    )
    assert not blocked()
