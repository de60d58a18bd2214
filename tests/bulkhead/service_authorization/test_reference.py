"""What the reader says about services, actions, resource types and condition keys."""

import subprocess
import sys

import pytest

from bulkhead.evaluator.rcp_services import RCP_SERVICES, RCP_SERVICES_AS_OF
from bulkhead.service_authorization import KeyType, reference

KEYS = [
    ("s3:PutObject", "s3:x-amz-acl", KeyType.STRING),  # the action's own
    ("rds:CreateDBInstance", "rds:StorageEncrypted", KeyType.BOOL),  # by the resource type
    ("ec2:RunInstances", "ec2:MetadataHttpTokens", KeyType.STRING),  # by the action on the type
    ("ec2:RunInstances", "aws:RequestTag/owner", KeyType.STRING),  # with a name of one's choice
    ("kms:Decrypt", "kms:EncryptionContext:aws:s3:arn", KeyType.STRING),
    ("s3:PutObject", "s3:RequestObjectTag/team", KeyType.STRING),
    ("secretsmanager:GetSecretValue", "secretsmanager:ResourceTag/team", KeyType.STRING),
    ("elasticloadbalancing:AddTags", "elasticloadbalancing:ResourceTag/team", KeyType.STRING),
    ("sqs:SendMessage", "aws:principalorgid", KeyType.STRING),  # global, in any case
    ("sqs:SendMessage", "ec2:RoleDelivery", KeyType.NUMERIC),  # of the session
    ("sqs:SendMessage", "saml:aud", KeyType.STRING),  # kept by federated sessions
    (
        "sts:AssumeRoleWithWebIdentity",
        "token.actions.githubusercontent.com:sub",
        KeyType.STRING,
    ),
]


@pytest.mark.parametrize(("action", "key", "type_"), KEYS)
def test_an_action_carries_its_keys(action: str, key: str, type_: KeyType) -> None:
    """An action has its own keys, those of its resource types, and the global ones."""
    found = reference().action(action)
    assert found is not None
    carried = found.key(key)
    assert carried is not None
    assert carried.type is type_


@pytest.mark.parametrize(
    ("action", "key"),
    [
        ("s3:PutBucketOwnershipControls", "s3:x-amz-object-ownership"),
        ("rds:RestoreDBClusterFromSnapshot", "rds:StorageEncrypted"),
        ("rds:ModifyDBInstance", "rds:PubliclyAccessible"),
        ("ec2:ModifyImageAttribute", "ec2:Add/group"),
        ("ec2:AuthorizeSecurityGroupIngress", "ec2:Cidr"),
        ("s3:GetObject", "token.actions.githubusercontent.com:sub"),
        ("s3:GetObject", "aws:Nonsense"),
    ],
)
def test_an_action_carries_no_other_key(action: str, key: str) -> None:
    """What AWS does not list for an action, its requests do not carry."""
    found = reference().action(action)
    assert found is not None
    assert found.key(key) is None


def test_actions_are_found_in_any_case() -> None:
    """IAM does not care for the case of actions; what AWS does not have is not found."""
    known = reference()
    assert str(known.action("S3:getobject")) == "s3:GetObject"
    for name in ("s3:DeletePublicAccessBlock", "macie:DisableMacie", "s3", "", "s3:Get*"):
        assert known.action(name) is None


def test_patterns_give_the_actions_they_stand_for() -> None:
    """Wildcards may stand anywhere, also in the prefix."""
    known = reference()
    assert {str(each) for each in known.matching("s3:Get*Acl")} == {
        "s3:GetBucketAcl",
        "s3:GetObjectAcl",
        "s3:GetObjectVersionAcl",
    }
    assert "iam:DeleteRole" in {str(each) for each in known.matching("*:deleterole")}
    assert len(list(known.matching("*"))) > 20_000


@pytest.mark.parametrize(
    ("action", "arn", "fits"),
    [
        ("s3:GetObject", "arn:aws:s3:::logs/*", True),
        ("s3:GetObject", "arn:aws:s3:::logs", False),
        ("s3:GetObject", "*", True),
        ("s3:PutBucketPolicy", "arn:aws:s3:::logs/*", False),
        ("s3:PutBucketPolicy", "arn:aws:s3:::logs*", True),
        ("iam:CreateRole", "arn:*:iam::*:role/*", True),
        ("iam:CreateRole", "arn:aws:iam::*:user/*", False),
        ("iam:GetUser", "arn:aws:iam::*:user/${aws:username}", True),
        ("ec2:DescribeInstances", "arn:aws:ec2:*:*:instance/*", False),
    ],
)
def test_resources_fit_what_an_action_acts_on(action: str, arn: str, *, fits: bool) -> None:
    """An ARN pattern fits if it can stand for a resource of one of the action's types."""
    found = reference().action(action)
    assert found is not None
    assert found.fits(arn) is fits


def test_services_that_rcps_reach_are_those_of_the_evaluator() -> None:
    """The evaluator's list is the data's, of the same day."""
    known = reference()
    services = filter(None, map(known.service, known.prefixes))
    assert {each.prefix for each in services if each.supports_rcps} == RCP_SERVICES
    assert known.header["updated"] == RCP_SERVICES_AS_OF.isoformat()


def test_multivalued_and_always_present_keys_are_told_apart() -> None:
    """A linter needs to know which keys have several values, and which a request can lack."""
    known = reference()
    found = {
        name: (key.multivalued, key.always_present)
        for name in ("aws:TagKeys", "aws:RequestedRegion", "aws:SourceVpc")
        if (key := known.key(name))
    }
    assert found == {
        "aws:TagKeys": (True, False),
        "aws:RequestedRegion": (False, True),
        "aws:SourceVpc": (False, False),
    }


def test_nothing_is_read_before_it_is_asked_for() -> None:
    """Importing the package reads no data: no command pays for what it does not use."""
    code = (
        "from bulkhead.service_authorization import reference\n"
        "print('read:', reference.cache_info().currsize)\n"
    )
    answer = subprocess.run(  # noqa: S603 - the code above
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "read: 0\n"
