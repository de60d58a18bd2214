"""Who calls: every kind of caller that policies tell apart."""

import base64
import json

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

from tests.sandbox.emulator.authorization.guarded import RCP, Guarded, Refusal, denying, refusal
from tests.sandbox.emulator.aws import Aws

REGION = "eu-west-1"
SECRET = "sandbox-not-a-credential"  # noqa: S105 - says what it is not
STRANGERS = {
    "StringNotEqualsIfExists": {"aws:PrincipalOrgID": "${aws:ResourceOrgID}"},
    "BoolIfExists": {"aws:PrincipalIsAWSService": "false"},
}


def _as_key(guarded: Guarded, key: str) -> Aws:
    credentials = {"aws_access_key_id": key, "aws_secret_access_key": SECRET}
    return Aws(guarded.organization.aws.endpoint, credentials)


def test_the_root_user_is_one(guarded: Guarded) -> None:
    """A key id of the sandbox's own stands for an account's root user."""
    condition = {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}}
    arn = guarded.attach(denying("*", Condition=condition))
    root = _as_key(guarded, f"sandbox-root-{guarded.organization.member_id}")
    found = refusal(root, "iam", "list_users")
    assert f"User: arn:aws:iam::{guarded.organization.member_id}:root is not" in found.message
    assert found.message.endswith(arn)
    assert refusal(guarded.organization.member, "iam", "list_users").code == ""


def test_a_user_is_known_by_its_name(guarded: Guarded) -> None:
    """An access key that IAM gave out is its user's."""
    member = guarded.organization.member
    member.call("iam", "create_user", UserName="u", Path="/people/")
    key = member.call("iam", "create_access_key", UserName="u")["AccessKey"]["AccessKeyId"]
    guarded.attach(denying("sqs:*", Condition={"StringEquals": {"aws:username": "u"}}))
    found = refusal(_as_key(guarded, key), "sqs", "list_queues")
    assert f"User: arn:aws:iam::{guarded.organization.member_id}:user/people/u is" in found.message


@pytest.mark.parametrize(
    ("key", "refused"),
    [
        ("sandbox-root-999999999999", True),
        ("sandbox-service-events.amazonaws.com", False),
        ("any", False),
    ],
)
def test_strangers_are_kept_out(guarded: Guarded, key: str, *, refused: bool) -> None:
    """A resource of the organization refuses callers of other organizations, and no others."""
    statement = denying("sqs:*", Principal="*", Condition=STRANGERS)
    guarded.attach(statement, policy_type=RCP)
    url = f"https://sqs.{REGION}.amazonaws.com/{guarded.organization.member_id}/q"
    found = refusal(_as_key(guarded, key), "sqs", "get_queue_attributes", QueueUrl=url)
    assert ("resource control policy" in found.message) == refused


def _anonymous(guarded: Guarded, service: str, operation: str, **arguments: object) -> Refusal:
    client = boto3.client(
        service,
        endpoint_url=guarded.organization.aws.endpoint,
        region_name=REGION,
        config=Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1}),
    )
    try:
        getattr(client, operation)(**arguments)
    except ClientError as error:
        return Refusal(error.response["Error"]["Code"], error.response["Error"]["Message"])
    return Refusal()


def test_a_request_without_a_signature_is_nobodys(guarded: Guarded) -> None:
    """An object is refused to the anonymous where a policy of its account says so."""
    guarded.organization.member.call(
        "s3",
        "create_bucket",
        Bucket="guarded",
        CreateBucketConfiguration={"LocationConstraint": REGION},
    )
    arn = guarded.attach(denying("s3:*", Principal="*", Condition=STRANGERS), policy_type=RCP)
    found = _anonymous(guarded, "s3", "get_object", Bucket="guarded", Key="k")
    assert found.message.endswith(arn)


@pytest.mark.parametrize(
    ("subject", "refused"), [("repo:example/shop", False), ("repo:stranger/shop", True)]
)
def test_what_an_identity_provider_says_counts(
    guarded: Guarded, subject: str, *, refused: bool
) -> None:
    """The claims of a web identity's token are condition keys under the issuer's name."""
    key = "token.actions.githubusercontent.com:sub"
    arn = guarded.attach(
        denying(
            "sts:AssumeRoleWithWebIdentity",
            Principal="*",
            Condition={"StringNotLike": {key: "repo:example/*"}},
        ),
        policy_type=RCP,
    )
    claims = {"iss": "https://token.actions.githubusercontent.com", "sub": subject}
    payload = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    role = f"arn:aws:iam::{guarded.organization.member_id}:role/deploy"
    found = _anonymous(
        guarded,
        "sts",
        "assume_role_with_web_identity",
        RoleArn=role,
        RoleSessionName="session",
        WebIdentityToken=f"e30.{payload}.",
    )
    assert found.message.endswith(arn) == refused
