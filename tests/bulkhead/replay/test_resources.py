"""What a call acts on, as far as its record tells."""

import pytest

from bulkhead.evaluator import OpenResource
from bulkhead.replay.authorisations import authorisations_of
from bulkhead.replay.requests import place_of
from bulkhead.replay.resources import NOTHING_KNOWN, Resource
from tests.bulkhead.replay.builders import WORKLOAD, Json, caller, event, place, root_user, user

REGION = "eu-north-1"
HERE = f"{REGION}:{WORKLOAD}"
IAM = f"arn:aws:iam::{WORKLOAD}"
OTHER_KEY = f"arn:aws:kms:{REGION}:320000000023:key/9"


def _of(call: str, parameters: Json, **fields: object) -> list[tuple[str, Resource]]:
    asked = event(call, requestParameters=parameters, **fields)
    found = authorisations_of(asked, caller(asked), place(asked))
    return [(each.action, each.resource) for each in found]


@pytest.mark.parametrize(
    ("call", "parameters", "resource"),
    [
        ("s3:PutBucketPolicy", {"bucketName": "b"}, "arn:aws:s3:::b"),
        ("s3:GetObject", {"bucketName": "b", "key": "k/1"}, "arn:aws:s3:::b/k/1"),
        ("s3:ListObjects", {"bucketName": "b", "prefix": "k"}, "arn:aws:s3:::b"),
        ("s3:DeleteObjects", {"bucketName": "b"}, OpenResource(("arn:aws:s3:::b/**",))),
        (
            "s3:PutBucketPolicy",
            {"bucketName": "point-7-s3alias"},
            OpenResource(("arn:aws:s3:::**",)),
        ),
        ("iam:CreateRole", {"roleName": "r", "path": "/team/"}, f"{IAM}:role/team/r"),
        ("iam:CreateRole", {"roleName": "r"}, f"{IAM}:role/r"),
        (
            "iam:DeleteRole",
            {"roleName": "r"},
            OpenResource((f"{IAM}:role/r", f"{IAM}:role/*/r")),
        ),
        ("iam:DeletePolicy", {"policyArn": f"{IAM}:policy/p"}, f"{IAM}:policy/p"),
        ("sts:AssumeRole", {"roleArn": f"{IAM}:role/r"}, f"{IAM}:role/r"),
        (
            "sts:AssumeRoot",
            {"targetPrincipal": "320000000023"},
            "arn:aws:iam::320000000023:root",
        ),
        ("cloudtrail:StopLogging", {"name": "main"}, f"arn:aws:cloudtrail:{HERE}:trail/main"),
        ("kms:DisableKey", {"keyId": "1"}, f"arn:aws:kms:{HERE}:key/1"),
        (
            "kms:Encrypt",
            {"keyId": "alias/app"},
            OpenResource(("arn:aws:kms:*:*:key/**",)),
        ),
        ("kms:CreateKey", {}, "*"),
        ("sqs:DeleteQueue", {"queueUrl": f"https://q/{WORKLOAD}/jobs"}, f"arn:aws:sqs:{HERE}:jobs"),
        (
            "lambda:DeleteFunction20150331",
            {"functionName": "f"},
            OpenResource(
                (f"arn:aws:lambda:{HERE}:function:f", f"arn:aws:lambda:{HERE}:function:f:*")
            ),
        ),
        (
            "secretsmanager:DeleteSecret",
            {"secretId": "db"},
            OpenResource((f"arn:aws:secretsmanager:{HERE}:secret:db-??????",)),
        ),
        (
            "ec2:ModifySnapshotAttribute",
            {"snapshotId": "snap-1"},
            f"arn:aws:ec2:{REGION}::snapshot/snap-1",
        ),
        ("guardduty:DeleteDetector", {"detectorId": "d"}, f"arn:aws:guardduty:{HERE}:detector/d"),
        ("dynamodb:DeleteTable", {"tableName": "t"}, f"arn:aws:dynamodb:{HERE}:table/t"),
        (
            "dynamodb:DeleteTable",
            {"tableName": "*"},
            OpenResource(("arn:aws:dynamodb:*:*:table/**",)),
        ),
        (
            "workmail:DeleteUser",
            {"userId": "u"},
            OpenResource(("arn:aws:workmail:*:*:organization/**",)),
        ),
        ("newservice:DoThings", {}, NOTHING_KNOWN),
    ],
)
def test_resource_is_named_where_the_record_is_certain(
    call: str, parameters: Json, resource: Resource
) -> None:
    """An ARN; what is known of it, at least its type; or nothing."""
    assert [found for _, found in _of(call, parameters)] == [resource]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("app", f"{IAM}:role/app"),
        (
            "AWSReservedSSO_Admin_1",
            OpenResource(
                (f"{IAM}:role/AWSReservedSSO_Admin_1", f"{IAM}:role/*/AWSReservedSSO_Admin_1")
            ),
        ),
    ],
)
def test_name_is_the_whole_arn_where_nothing_has_a_path(name: str, expected: Resource) -> None:
    """Except for the roles that AWS makes, which always have one."""
    asked = event("iam:DeleteRole", requestParameters={"roleName": name})
    who = caller(asked)
    (found,) = authorisations_of(asked, who, place_of(asked, who, iam_paths=False))
    assert found.resource == expected


def test_key_is_the_one_that_the_record_lists() -> None:
    """The list of resources says which key an alias, or another account's id, stood for."""
    resources = [{"ARN": OTHER_KEY, "accountId": "320000000023", "type": "AWS::KMS::Key"}]
    assert _of("kms:Decrypt", {}, resources=resources) == [("kms:Decrypt", OTHER_KEY)]


def test_call_on_several_resources_is_a_request_for_each() -> None:
    """EC2 authorises a call for every resource that it names."""
    parameters = {"internetGatewayId": "igw-1", "vpcId": "vpc-1"}
    assert {found for _, found in _of("ec2:AttachInternetGateway", parameters)} == {
        f"arn:aws:ec2:{HERE}:internet-gateway/igw-1",
        f"arn:aws:ec2:{HERE}:vpc/vpc-1",
    }


def test_copy_reads_one_object_and_writes_another() -> None:
    """The source stands in a header, encoded as in a URL."""
    parameters = {"bucketName": "b", "key": "new", "x-amz-copy-source": "/from/a%20b?versionId=1"}
    assert _of("s3:CopyObject", parameters) == [
        ("s3:PutObject", "arn:aws:s3:::b/new"),
        ("s3:GetObject", "arn:aws:s3:::from/a b"),
    ]


def test_launch_is_authorised_for_what_is_new_what_is_used_and_the_role() -> None:
    """RunInstances is several requests, of which the worst counts."""
    parameters = {
        "subnetId": "subnet-1",
        "instancesSet": {"items": [{"imageId": "ami-1"}]},
        "iamInstanceProfile": {"name": "web"},
    }
    assert _of("ec2:RunInstances", parameters) == [
        ("ec2:RunInstances", f"arn:aws:ec2:{HERE}:instance/*"),
        ("ec2:RunInstances", f"arn:aws:ec2:{HERE}:network-interface/*"),
        ("ec2:RunInstances", f"arn:aws:ec2:{HERE}:volume/*"),
        ("ec2:RunInstances", f"arn:aws:ec2:{REGION}::image/ami-1"),
        ("ec2:RunInstances", f"arn:aws:ec2:{HERE}:subnet/subnet-1"),
        ("iam:PassRole", OpenResource(("arn:aws:iam::*:role/**",))),
    ]


@pytest.mark.parametrize(
    ("identity", "resource"),
    [(user(), f"{IAM}:user/nadia"), (root_user(), f"{IAM}:root")],
)
def test_own_access_key_belongs_to_the_caller(identity: Json, resource: str) -> None:
    """Without a name, the key is made for whoever calls."""
    assert _of("iam:CreateAccessKey", {}, userIdentity=identity) == [
        ("iam:CreateAccessKey", resource)
    ]


def test_passed_role_is_a_request_of_its_own() -> None:
    """With the service that the role is handed to as a condition key."""
    parameters = {"role": f"{IAM}:role/job", "functionName": "f"}
    asked = event("lambda:CreateFunction20150331", requestParameters=parameters)
    *_, passing = authorisations_of(asked, caller(asked), place(asked))
    assert (passing.action, passing.resource) == ("iam:PassRole", f"{IAM}:role/job")
    assert passing.keys == {"iam:passedtoservice": ("lambda.amazonaws.com",)}
