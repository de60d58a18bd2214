"""How a stack reaches into the management account."""

import pulumi_aws as aws

from components.tags import account_tags, stack_tags
from config import LandingZone


def management_provider(landing_zone: LandingZone, stack: str) -> aws.Provider:
    """The provider of the management account, which works with the credentials at hand.

    Where the configuration names the account's id, it refuses every other account, so that wrong
    credentials change nothing.

    Args:
        landing_zone: The landing zone.
        stack: Name of the stack that is running.
    """
    management = landing_zone.management_account
    return aws.Provider(
        "management",
        region=landing_zone.organization.home_region,
        allowed_account_ids=[management.id] if management.id else None,
        default_tags={"tags": {**account_tags(management), **stack_tags(stack)}},
    )
