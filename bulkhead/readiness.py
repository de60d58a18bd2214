"""Waiting for a new account until AWS serves it.

AWS says SUCCEEDED of an account before its role can be assumed, its services are subscribed to and
it knows its organization. No call tells when that is over, so the three are tried:
https://github.com/hashicorp/terraform-provider-aws/issues/15654
"""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

from botocore.config import Config
from botocore.exceptions import ClientError

from bulkhead.aws_client import aws_client
from config import LandingZone
from config.partition import partition_of
from sandbox.errors import SandboxError
from sandbox.progress import step

# Users tell of 10 to 20 minutes until a new account knows its organization.
LONGEST_WAIT_SECONDS = 30 * 60.0
FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 15.0
GROWTH = 1.5
_RETRIES = Config(retries={"mode": "standard", "total_max_attempts": 10})

_ROLE = "its access role cannot be assumed yet"
_SUBSCRIPTION = "its services are not subscribed to yet"
_ORGANIZATION = "it does not know its organization yet"
# What a call ends with while an account is not ready -> what that means.
# OptInRequired: "Error codes for the Amazon EC2 API"; SubscriptionRequiredException:
# https://github.com/awslabs/aws-deployment-framework/pull/540.
_NOT_YET = {
    "AssumeRole": {"AccessDenied": _ROLE},
    "DescribeRegions": {
        "OptInRequired": _SUBSCRIPTION,
        "PendingVerification": _SUBSCRIPTION,
        "SubscriptionRequiredException": _SUBSCRIPTION,
    },
    "DescribeOrganization": {"AWSOrganizationsNotInUseException": _ORGANIZATION},
}


def readiness(
    landing_zone: LandingZone, account_ids: Callable[[], Mapping[str, str]]
) -> Callable[[str, Mapping[str, str]], None]:
    """Give what waits, before a stack is run, until the account is ready that it works in.

    It is told the stack's name and the environment that it runs with. Stack `organization` works
    in the management account, and what has not been made yet nobody waits for.

    Args:
        landing_zone: The configuration.
        account_ids: Gives the ids of the accounts that have been made, by name; asked again only
            for a stack that was not among them.
    """
    settings = landing_zone.organization
    partition = partition_of(settings.home_region)

    known: dict[str, str] = {}

    def before(stack: str, variables: Mapping[str, str]) -> None:
        # With a thousand accounts, reading them for each of their stacks takes most of a minute.
        if stack not in known:
            known.update(account_ids())
        if account_id := known.get(stack):
            role_arn = f"arn:{partition}:iam::{account_id}:role/{settings.access_role}"
            wait_until_ready(stack, role_arn, variables)

    return before


def wait_until_ready(
    name: str,
    role_arn: str,
    variables: Mapping[str, str],
    pause: Callable[[float], object] = time.sleep,
) -> None:
    """Wait until an account can be worked in; at once if it can be already.

    Args:
        name: Its name, for people.
        role_arn: The role in it that its stack assumes.
        variables: An environment with the usual AWS_* variables, of who may assume the role.
        pause: How to let seconds pass.

    Raises:
        SandboxError: It is not ready 30 minutes after it was made, with what is missing.
    """
    missing = missing_in(role_arn, variables)
    if not missing:
        return
    message = f"account {name}: waiting until AWS serves it"
    with step(message, lambda: f"({missing})") as progress:
        for seconds in _pauses(_left_seconds(role_arn, variables)):
            pause(seconds)
            missing = missing_in(role_arn, variables)
            if not missing:
                progress.result = "ready"
                return
    raise SandboxError(
        f"account {name} is not ready, {LONGEST_WAIT_SECONDS / 60:.0f} minutes after it was made: "
        f"{missing}; look whether {role_arn} exists and trusts these credentials"
    )


def _left_seconds(role_arn: str, variables: Mapping[str, str]) -> float:
    """How long an account may still take; an old one is not waited for."""
    account_id = role_arn.split(":")[4]
    organizations = aws_client("organizations", variables, _RETRIES)
    account = organizations.describe_account(AccountId=account_id)["Account"]
    age: timedelta = datetime.now(UTC) - account["JoinedTimestamp"]
    return LONGEST_WAIT_SECONDS - age.total_seconds()


def _pauses(left_seconds: float) -> Iterator[float]:
    seconds = FIRST_PAUSE_SECONDS
    while left_seconds > 0:
        yield seconds
        left_seconds -= seconds
        seconds = min(seconds * GROWTH, LONGEST_PAUSE_SECONDS)


def missing_in(role_arn: str, variables: Mapping[str, str]) -> str:
    """Say what an account still lacks; empty if it is ready.

    Raises:
        ClientError: AWS refuses for a reason that does not pass by waiting.
    """
    try:
        sts = aws_client("sts", variables, _RETRIES)
        answer = sts.assume_role(RoleArn=role_arn, RoleSessionName="bulkhead-readiness")
        session = {
            **variables,
            "AWS_ACCESS_KEY_ID": answer["Credentials"]["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": answer["Credentials"]["SecretAccessKey"],
            "AWS_SESSION_TOKEN": answer["Credentials"]["SessionToken"],
        }
        aws_client("ec2", session, _RETRIES).describe_regions()
        aws_client("organizations", session, _RETRIES).describe_organization()
    except ClientError as error:
        reason = _NOT_YET[error.operation_name].get(error.response["Error"]["Code"])
        if reason is None:
            raise
        return reason
    return ""
