"""Runs of the log archive's and the security account's stacks, under mocks."""

from collections.abc import Callable

from components.stacks.log_archive import log_archive
from components.stacks.security import security
from config import LandingZone
from tests.components.deployment import Deployment
from tests.components.identities import (
    MANAGEMENT_ACCOUNT_ID,
    ORGANIZATION_ID,
    ROOT_ID,
    account_id,
)

LOG_KEY_ARN = "arn:aws:kms:eu-central-1:222222222222:key/00000000-0000-0000-0000-000000000000"
READER_ARN = "arn:aws:iam::222222222222:role/example-log-reader"
GUARDDUTY_DETECTOR = "aws:guardduty/getDetector:getDetector"


def run_log_archive(landing_zone: LandingZone) -> Deployment:
    """Run the log archive's stack, after stack `organization`."""
    return _run(landing_zone, "log-archive", lambda: _discard(log_archive(landing_zone)))


def run_security(landing_zone: LandingZone) -> Deployment:
    """Run the security account's stack, after the log archive's."""
    return _run(landing_zone, "security", lambda: security(landing_zone))


def _run(landing_zone: LandingZone, stack: str, program: Callable[[], None]) -> Deployment:
    deployment = Deployment(
        stack=stack,
        answers={GUARDDUTY_DETECTOR: lambda asked: {"id": f"detector-{asked['region']}"}},
        referenced={
            "organization/bulkhead/organization": {
                "organization_id": ORGANIZATION_ID,
                "organization_arn": f"arn:aws:organizations::{MANAGEMENT_ACCOUNT_ID}:organization",
                "root_id": ROOT_ID,
                "management_account_id": MANAGEMENT_ACCOUNT_ID,
                "account_ids": {name: account_id(name) for name in landing_zone.accounts},
                "organizational_unit_ids": {},
            },
            "organization/bulkhead/log-archive": {
                "log_key_arn": LOG_KEY_ARN,
                "trail_bucket": landing_zone.names.trail_bucket,
                "configuration_bucket": landing_zone.names.configuration_bucket,
                "log_reader_role_arn": READER_ARN,
            },
        },
    )
    return deployment.run(program)


def _discard(_: object) -> None:
    """Keep the stack's return value from becoming what the program returns to Pulumi."""
