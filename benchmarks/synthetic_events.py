"""Records of CloudTrail, made up: the same for the same seed, in the layout of a trail's bucket.

The mix is that of an organization at work: mostly reading, a third of it by AWS services; people
and pipelines that change things; data events of buckets, tables and functions; some calls that
were denied, and some in regions where nobody should be.
"""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

SEED = 20_260_302
EVENTS_PER_FILE = 5_000
ROLES_PER_ACCOUNT = 12
DAYS = 90

Json = dict[str, Any]

_BUCKET = {"bucketName": "product-data", "key": "2026/03/part.parquet", "Host": "s3.amazonaws.com"}
_LAUNCH = {
    "instancesSet": {"items": [{"imageId": "ami-0a1b", "minCount": 1}]},
    "subnetId": "subnet-1",
}
# Weight, source and name of the call, category, parameters.
_CALLS: Sequence[tuple[int, str, str, Json | None]] = (
    (14, "ec2:DescribeInstances", "Management", None),
    (8, "ec2:DescribeNetworkInterfaces", "Management", None),
    (9, "sts:AssumeRole", "Management", {"roleArn": "{role}", "roleSessionName": "job"}),
    (9, "kms:Decrypt", "Management", {"encryptionContext": {"aws:s3:arn": "arn:aws:s3:::b"}}),
    (4, "kms:GenerateDataKey", "Management", {"keySpec": "AES_256"}),
    (6, "logs:CreateLogStream", "Management", {"logGroupName": "/app", "logStreamName": "s"}),
    (10, "s3:GetObject", "Data", _BUCKET),
    (6, "s3:PutObject", "Data", {**_BUCKET, "x-amz-server-side-encryption": "aws:kms"}),
    (4, "s3:ListObjects", "Data", {"bucketName": "product-data", "prefix": "2026/"}),
    (2, "s3:ListBuckets", "Management", None),
    (2, "s3:GetBucketAcl", "Management", {"bucketName": "product-data", "acl": ""}),
    (5, "dynamodb:GetItem", "Data", {"tableName": "orders", "key": {"id": "1"}}),
    (3, "lambda:Invoke", "Data", {"functionName": "orders"}),
    (2, "lambda:UpdateFunctionCode20150331v2", "Management", {"functionName": "orders"}),
    (2, "monitoring:GetMetricData", "Management", {"maxDatapoints": 100}),
    (3, "ssm:GetParameters", "Management", {"names": ["/app/db"]}),
    (2, "secretsmanager:GetSecretValue", "Management", {"secretId": "db"}),
    (3, "elasticloadbalancing:DescribeTargetHealth", "Management", None),
    (2, "iam:GetRole", "Management", {"roleName": "app"}),
    (1, "iam:AttachRolePolicy", "Management", {"roleName": "app", "policyArn": "{policy}"}),
    (1, "ec2:RunInstances", "Management", _LAUNCH),
    (1, "ec2:AuthorizeSecurityGroupIngress", "Management", {"groupId": "sg-1"}),
    (1, "cloudtrail:StopLogging", "Management", {"name": "main"}),
)
_REGIONS = ("eu-central-1",) * 12 + ("eu-west-1",) * 4 + ("us-east-1",) * 3 + ("ap-southeast-2",)
_AGENTS = ("aws-sdk-java/2.20", "Boto3/1.40 md/Botocore", "APN/1.0 HashiCorp/1.0 Terraform/1.9")


def write_events(folder: Path, accounts: Sequence[str], count: int) -> None:
    """Write log files with this many records, packed with gzip."""
    choose = random.Random(SEED)  # noqa: S311 - made-up records hold no secret
    events = _events(choose, accounts)
    for number in range(0, count, EVENTS_PER_FILE):
        size = min(EVENTS_PER_FILE, count - number)
        day = f"2026/03/{number // EVENTS_PER_FILE % 28 + 1:02}"
        place = folder / "AWSLogs" / choose.choice(accounts) / "CloudTrail/eu-central-1" / day
        place.mkdir(parents=True, exist_ok=True)
        records = ",".join(next(events) for _ in range(size))
        packed = gzip.compress(f'{{"Records":[{records}]}}'.encode(), compresslevel=1)
        (place / f"log-{number}.json.gz").write_bytes(packed)


def _events(choose: random.Random, accounts: Sequence[str]) -> Iterator[str]:
    weights = [weight for weight, *_ in _CALLS]
    while True:
        for call in choose.choices(_CALLS, weights, k=1_000):
            yield _record(choose, choose.choice(accounts), call)


def _record(choose: random.Random, account: str, call: tuple[int, str, str, Json | None]) -> str:
    _, operation, category, parameters = call
    source, _, name = operation.partition(":")
    day, hour = choose.randrange(DAYS), choose.randrange(24)
    identity, address = _identity(choose, account)
    text = json.dumps(
        {
            "eventVersion": "1.11",
            "userIdentity": identity,
            "eventTime": f"2026-{day // 30 + 1:02}-{day % 28 + 1:02}T{hour:02}:15:00Z",
            "eventSource": f"{source}.amazonaws.com",
            "eventName": name,
            "awsRegion": choose.choice(_REGIONS),
            "sourceIPAddress": address,
            "userAgent": choose.choice(_AGENTS),
            "errorCode": "AccessDenied" if choose.random() < 0.02 else None,  # noqa: PLR2004
            "requestParameters": parameters,
            "responseElements": None,
            "requestID": f"{choose.getrandbits(64):016x}",
            "eventID": f"{choose.getrandbits(128):032x}",
            "readOnly": True,
            "eventType": "AwsApiCall",
            "managementEvent": category == "Management",
            "recipientAccountId": account,
            "eventCategory": category,
            "tlsDetails": {"tlsVersion": "TLSv1.3", "cipherSuite": "TLS_AES_128_GCM_SHA256"},
        }
    )
    role = f"arn:aws:iam::{account}:role/app-{choose.randrange(ROLES_PER_ACCOUNT)}"
    return text.replace("{role}", role).replace(
        "{policy}", "arn:aws:iam::aws:policy/ReadOnlyAccess"
    )


def _identity(choose: random.Random, account: str) -> tuple[Json, str]:
    """Make up who called, and from where: roles, services for themselves and others, people."""
    kind = choose.random()
    if kind < 0.12:  # noqa: PLR2004 - shares of the mix
        return {"type": "AWSService", "invokedBy": "ec2.amazonaws.com"}, "ec2.amazonaws.com"
    if kind < 0.2:  # noqa: PLR2004
        path, role = "/aws-service-role/config.amazonaws.com/", "AWSServiceRoleForConfig"
        return _session(choose, account, path, role), "config.amazonaws.com"
    if kind < 0.23:  # noqa: PLR2004
        arn = f"arn:aws:iam::{account}:user/ci"
        return {"type": "IAMUser", "arn": arn, "accountId": account, "userName": "ci"}, "8.8.4.4"
    role = f"app-{choose.randrange(ROLES_PER_ACCOUNT)}"
    return _session(
        choose, account, "/", role
    ), f"8.8.{choose.randrange(256)}.{choose.randrange(256)}"


def _session(choose: random.Random, account: str, path: str, role: str) -> Json:
    name = f"i-{choose.getrandbits(32):08x}"
    return {
        "type": "AssumedRole",
        "principalId": f"AROA{account}:{name}",
        "arn": f"arn:aws:sts::{account}:assumed-role/{role}/{name}",
        "accountId": account,
        "accessKeyId": "ASIAEXAMPLEEXAMPLE00",
        "sessionContext": {
            "sessionIssuer": {
                "type": "Role",
                "principalId": f"AROA{account}",
                "arn": f"arn:aws:iam::{account}:role{path}{role}",
                "accountId": account,
                "userName": role,
            },
            "attributes": {"creationDate": "2026-03-01T00:00:00Z", "mfaAuthenticated": "false"},
        },
    }
