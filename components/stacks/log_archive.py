"""Stack of the log archive's account: the key, the buckets, and the role that reads them."""

import pulumi

from components.account_provider import account_provider
from components.alarms import Alarms
from components.configuration_recorder import ConfigurationDelivery, ConfigurationRecorder
from components.log_archive import LogArchive
from components.log_archive_facts import LogArchiveFacts
from components.outputs import LogArchiveOutputs, OrganizationOutputs
from components.stacks.account import in_every_account
from config import LandingZone
from config.partition import partition_of


def log_archive(landing_zone: LandingZone) -> LogArchiveOutputs:
    """Build what keeps the organization's logs."""
    settings = landing_zone.organization
    account = settings.accounts.log_archive
    organization = OrganizationOutputs.from_stack_reference()
    opts = pulumi.ResourceOptions(provider=account_provider(landing_zone, organization, account))

    in_every_account(landing_zone, organization, account, opts)
    archive = LogArchive(
        "log-archive",
        names=landing_zone.names,
        facts=_facts(landing_zone, organization),
        logging=landing_zone.logging,
        protect=settings.protect,
        opts=opts,
    )
    if landing_zone.security.config:
        ConfigurationRecorder(
            "configuration",
            settings=settings,
            recording=landing_zone.security.config,
            delivery=ConfigurationDelivery(archive.configuration_bucket, archive.key_arn),
            opts=opts,
        )
    account_id = organization.account_id(account)
    Alarms("alarms", landing_zone=landing_zone, account_id=account_id, opts=opts)
    return _exported(archive)


def _exported(archive: LogArchive) -> LogArchiveOutputs:
    outputs = LogArchiveOutputs(
        log_key_arn=archive.key_arn,
        trail_bucket=archive.trail_bucket,
        configuration_bucket=archive.configuration_bucket,
        network_log_bucket=archive.network_log_bucket,
        log_reader_role_arn=archive.reader_arn,
    )
    outputs.export()
    return outputs


def _facts(
    landing_zone: LandingZone, organization: OrganizationOutputs
) -> pulumi.Output[LogArchiveFacts]:
    settings = landing_zone.organization
    names = landing_zone.names
    return pulumi.Output.all(
        organization_id=organization.organization_id,
        management_account_id=organization.management_account_id,
        account_id=organization.account_id(settings.accounts.log_archive),
        security_account_id=organization.account_id(settings.accounts.security),
    ).apply(
        lambda ids: LogArchiveFacts(
            **ids,
            partition=partition_of(settings.home_region),
            home_region=settings.home_region,
            trail_name=names.trail,
            reader_role_name=names.log_reader_role,
            reader_permission_set=landing_zone.identity.log_reader_permission_set,
        )
    )
