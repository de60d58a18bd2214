"""The part of an account's stack that is its network."""

import pulumi

from components.availability_zones import zone_ids
from components.network import Network
from components.outputs import LogArchiveOutputs, OrganizationOutputs
from config import LandingZone
from config.partition import partition_of


def account_network(
    landing_zone: LandingZone,
    organization: OrganizationOutputs,
    name: str,
    opts: pulumi.ResourceOptions,
) -> None:
    """Build the network of an account, in the home region, if it has one.

    Args:
        landing_zone: The landing zone.
        organization: Outputs of stack `organization`.
        name: Name of the account's file, which is the stack's name.
        opts: Options, above all the account's provider.
    """
    network = landing_zone.accounts[name].network
    tier = landing_zone.network_tier_of(name)
    if network is None or tier is None:
        return
    settings = landing_zone.organization
    archive = LogArchiveOutputs.from_stack_reference(settings.accounts.log_archive)
    bucket_arn = archive.network_log_bucket.apply(
        lambda bucket: f"arn:{partition_of(settings.home_region)}:s3:::{bucket}"
    )
    asked = pulumi.InvokeOptions(provider=opts.provider)
    Network(
        "network",
        account=name,
        network=network,
        tier=tier,
        region=settings.home_region,
        zone_ids=zone_ids(settings.home_region, tier.zones, asked),
        organization_id=organization.organization_id,
        log_bucket_arn=bucket_arn,
        opts=opts,
    )
