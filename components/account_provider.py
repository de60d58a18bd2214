"""How a stack reaches into the account that it is named after."""

import pulumi
import pulumi_aws as aws

from components.outputs import OrganizationOutputs
from components.tags import account_tags, stack_tags
from config import LandingZone
from config.partition import partition_of


def account_provider(
    landing_zone: LandingZone, outputs: OrganizationOutputs, account: str
) -> aws.Provider:
    """The provider of an account's stack: it assumes the access role of that account.

    It refuses every other account, so that wrong credentials change nothing. Regions other than
    the home region are named by each resource: a provider for each would be a process of
    170 to 430 MB (https://github.com/pulumi/pulumi-aws/issues/5226).

    Args:
        landing_zone: The landing zone.
        outputs: Outputs of stack `organization`.
        account: Name of the account's file, which is the stack's name.
    """
    settings = landing_zone.organization
    account_id = outputs.account_id(account)
    role_arn = pulumi.Output.format(
        "arn:{0}:iam::{1}:role/{2}",
        partition_of(settings.home_region),
        account_id,
        settings.access_role,
    )
    tags = {**account_tags(landing_zone.accounts[account]), **stack_tags(account)}
    return aws.Provider(
        "account",
        region=settings.home_region,
        assume_roles=[aws.ProviderAssumeRoleArgs(role_arn=role_arn, session_name="bulkhead")],
        allowed_account_ids=[account_id],
        default_tags=aws.ProviderDefaultTagsArgs(tags=tags),
    )
