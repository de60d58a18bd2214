"""Events like those of an organization's trail, made up from a seed.

Few actions make most of the events, and most come from roles, which a record of a session names
too. Objects are hardly ever the same twice; calls come from a few thousand addresses. Half of the
events carry all of their keys; of the others, as of what CloudTrail records, most keys are not
known.
"""

from dataclasses import dataclass
from random import Random

from bulkhead.evaluator import AccessRequest, Context, stated_request
from bulkhead.evaluator.context import State

ORGANIZATION_ID = "o-exampleorgid"
ACCOUNTS = tuple(f"{number:012}" for number in range(100, 300))
OUTSIDERS = tuple(f"{number:012}" for number in range(900, 920))
ROLES = 40  # of each account
ADDRESSES = tuple(f"10.{number >> 8}.{number & 255}.7" for number in range(5_000))
REGIONS = ("eu-central-1", "eu-central-1", "eu-west-1", "us-east-1", "ap-southeast-2")
SERVICES = ("logging.s3.amazonaws.com", "cloudtrail.amazonaws.com", "delivery.logs.amazonaws.com")
ACTIONS = {
    "sts:AssumeRole": 16,
    "kms:Decrypt": 12,
    "s3:GetObject": 12,
    "s3:PutObject": 8,
    "logs:PutLogEvents": 6,
    "dynamodb:GetItem": 6,
    "ec2:DescribeInstances": 6,
    "sqs:ReceiveMessage": 4,
    "secretsmanager:GetSecretValue": 3,
    "lambda:InvokeFunction": 3,
    "ecr:BatchGetImage": 2,
    "ssm:GetParameter": 2,
    "cloudwatch:PutMetricData": 2,
    "iam:GetRole": 2,
    "ec2:RunInstances": 1,
    "iam:CreateRole": 1,
    "iam:PassRole": 1,
    "s3:PutBucketPolicy": 1,
    "s3:CreateBucket": 1,
    "cloudtrail:StopLogging": 1,
    **{
        f"{service}:{verb}{n}": 0.05
        for service in ("glue", "rds", "sns", "ecs", "eks", "athena")
        for verb in ("Get", "List", "Update")
        for n in range(10)
    },
}
"""Action -> how often it comes, beside the others."""


@dataclass(frozen=True, slots=True)
class Event:
    """What a record of a call holds."""

    principal: str
    action: str
    resource: str
    account: str
    states: dict[str, State]
    others_unknown: bool

    def request(self) -> AccessRequest:
        """State the request, as a reader of records does."""
        context = Context(self.states, others_unknown=self.others_unknown)
        return stated_request(self.principal, self.action, self.resource, self.account, context)


class Events:
    """An endless stream of events; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - made-up events, not secrets
        self._made = 0

    def batch(self, count: int) -> list[Event]:
        """Make the next events."""
        actions = self._random.choices(list(ACTIONS), list(ACTIONS.values()), k=count)
        return [self._event(action) for action in actions]

    def _event(self, action: str) -> Event:
        self._made += 1
        account = self._random.choice(ACCOUNTS)
        states: dict[str, State] = {
            "aws:requestedregion": (self._random.choice(REGIONS),),
            "aws:sourceip": (self._random.choice(ADDRESSES),),
            "aws:useragent": (f"agent/{self._made % 997}",),
            "aws:securetransport": ("true",),
        }
        if self._random.random() < 0.1:  # noqa: PLR2004 - a share of the events
            states["aws:principaltag/team"] = (f"team-{self._made % 50}",)
        return Event(
            self._principal(account),
            action,
            self._resource(action, account),
            account,
            states,
            others_unknown=self._made % 2 == 0,
        )

    def _principal(self, account: str) -> str:
        chance = self._random.random()
        if chance < 0.04:  # noqa: PLR2004 - shares of the events
            return self._random.choice(SERVICES)
        if chance < 0.08:  # noqa: PLR2004
            return (
                f"arn:aws:iam::{account}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX"
            )
        if chance < 0.10:  # noqa: PLR2004
            return f"arn:aws:iam::{self._random.choice(OUTSIDERS)}:role/partner"
        if chance < 0.12:  # noqa: PLR2004
            return f"arn:aws:iam::{account}:user/ci-{self._random.randrange(5)}"
        if chance < 0.15:  # noqa: PLR2004
            return f"arn:aws:sts::{account}:assumed-role/web/i-{self._random.randrange(2_000):08x}"
        return f"arn:aws:iam::{account}:role/service-{self._random.randrange(ROLES)}"

    def _resource(self, action: str, account: str) -> str:
        service, _, operation = action.partition(":")
        if service == "s3" and operation.endswith("Object"):
            return f"arn:aws:s3:::data-{self._made % 300}/2026/{self._made:08x}"
        if service == "s3":
            return f"arn:aws:s3:::data-{self._made % 300}"
        if service == "iam" or operation == "AssumeRole":
            return f"arn:aws:iam::{account}:role/service-{self._random.randrange(ROLES)}"
        if operation.startswith(("Describe", "List")):
            return "*"
        return f"arn:aws:{service}:eu-central-1:{account}:thing/{self._made % 5_000}"
