"""Runs of the stacks that stand in an account of their own, under mocks."""

from collections.abc import Callable, Mapping

from components.stacks.account import account
from components.stacks.log_archive import log_archive
from components.stacks.security import security
from config import LandingZone
from tests.components.deployment import Answer, Deployment
from tests.components.identities import (
    IDENTITY_STORE_ID,
    INSTANCE_ARN,
    MANAGEMENT_ACCOUNT_ID,
    ORGANIZATION_ID,
    ROOT_ID,
    account_id,
    number,
)

LOG_KEY_ARN = "arn:aws:kms:eu-central-1:222222222222:key/00000000-0000-0000-0000-000000000000"
READER_ARN = "arn:aws:iam::222222222222:role/example-log-reader"
GUARDDUTY_DETECTOR = "aws:guardduty/getDetector:getDetector"
VPCS = "aws:ec2/getVpcs:getVpcs"
ZONES = "aws:index/getAvailabilityZones:getAvailabilityZones"
INSTANCES = "aws:ssoadmin/getInstances:getInstances"


def run_log_archive(landing_zone: LandingZone) -> Deployment:
    """Run the log archive's stack, after stack `organization`."""
    return _run(landing_zone, "log-archive", lambda: _discard(log_archive(landing_zone)))


def run_security(landing_zone: LandingZone) -> Deployment:
    """Run the security account's stack, after the log archive's."""
    return _run(landing_zone, "security", lambda: security(landing_zone))


def run_account(
    landing_zone: LandingZone,
    name: str = "payments-prod",
    instances: Answer | None = None,
    vpcs: Answer | None = None,
    **outputs: object,
) -> Deployment:
    """Run the stack of an account that has no special part to play.

    Args:
        landing_zone: The configuration.
        name: The account.
        instances: What AWS answers when it is asked for instances of Identity Center.
        vpcs: What AWS answers when it is asked for default VPCs.
        outputs: Outputs of stack `organization` that differ from those of a complete one.
    """
    given = {INSTANCES: instances, VPCS: vpcs}
    changed = {token: answer for token, answer in given.items() if answer}
    return _run(landing_zone, name, lambda: account(landing_zone, name), changed, outputs)


def permission_set_arn(name: str) -> str:
    """The ARN of a permission set that stack `organization` tells of."""
    return f"arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-{number(name):016x}"


def group_id(name: str) -> str:
    """The id of a group that stack `organization` tells of."""
    return f"00000000-0000-0000-0000-{number(name):012x}"


def _run(
    landing_zone: LandingZone,
    stack: str,
    program: Callable[[], None],
    answers: Mapping[str, Answer] | None = None,
    outputs: dict[str, object] | None = None,
) -> Deployment:
    return complete(landing_zone, stack, answers, outputs).run(program)


def complete(
    landing_zone: LandingZone,
    stack: str,
    answers: Mapping[str, Answer] | None = None,
    outputs: dict[str, object] | None = None,
) -> Deployment:
    """A deployment of a stack that finds all that the stacks before it tell.

    Args:
        landing_zone: The configuration.
        stack: The stack that is deployed.
        answers: What AWS answers otherwise than usual, by the token of the invoke.
        outputs: Outputs of stack `organization` that differ from those of a complete one.
    """
    return Deployment(
        stack=stack,
        answers={
            VPCS: lambda asked: {"ids": [f"vpc-{asked['region']}"], **asked},
            GUARDDUTY_DETECTOR: lambda asked: {"id": f"detector-{asked['region']}"},
            ZONES: {"zoneIds": ["euc1-az2", "euc1-az3", "euc1-az1"]},
            INSTANCES: {"arns": [INSTANCE_ARN], "identityStoreIds": [IDENTITY_STORE_ID]},
            **(answers or {}),
        },
        referenced={
            "organization/bulkhead/organization": {
                **_organization(landing_zone),
                **(outputs or {}),
            },
            "organization/bulkhead/log-archive": {
                "log_key_arn": LOG_KEY_ARN,
                "trail_bucket": landing_zone.names.trail_bucket,
                "configuration_bucket": landing_zone.names.configuration_bucket,
                "network_log_bucket": landing_zone.names.network_log_bucket,
                "log_reader_role_arn": READER_ARN,
            },
        },
    )


def _organization(landing_zone: LandingZone) -> dict[str, object]:
    sets, groups = landing_zone.identity.permission_sets, landing_zone.identity.groups
    return {
        "organization_id": ORGANIZATION_ID,
        "organization_arn": f"arn:aws:organizations::{MANAGEMENT_ACCOUNT_ID}:organization",
        "root_id": ROOT_ID,
        "management_account_id": MANAGEMENT_ACCOUNT_ID,
        "account_ids": {name: account_id(name) for name in landing_zone.accounts},
        "organizational_unit_ids": {},
        "permission_set_arns": {name: permission_set_arn(name) for name in sets},
        "group_ids": {name: group_id(name) for name in groups},
    }


def _discard(_: object) -> None:
    """Keep the stack's return value from becoming what the program returns to Pulumi."""
