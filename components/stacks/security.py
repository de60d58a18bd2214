"""Stack of the security account, the delegated administrator of the security services."""

import pulumi

from components.access_analyzers import AccessAnalyzers
from components.account_provider import account_provider
from components.alarms import Alarms
from components.configuration_aggregator import ConfigurationAggregator
from components.configuration_recorder import ConfigurationDelivery, ConfigurationRecorder
from components.organization_trail import OrganizationTrail
from components.outputs import LogArchiveOutputs, OrganizationOutputs
from components.security_hub import SecurityHub
from components.sensitive_data_discovery import SensitiveDataDiscovery
from components.stacks.account import in_every_account
from components.threat_detection import ThreatDetection
from components.vulnerability_scanning import VulnerabilityScanning
from config import LandingZone


def security(landing_zone: LandingZone) -> None:
    """Build what watches over the whole organization."""
    accounts = landing_zone.organization.accounts
    organization = OrganizationOutputs.from_stack_reference()
    archive = LogArchiveOutputs.from_stack_reference(accounts.log_archive)
    provider = account_provider(landing_zone, organization, accounts.security)
    opts = pulumi.ResourceOptions(provider=provider)

    in_every_account(landing_zone, organization, accounts.security, opts)
    _trail(landing_zone, archive, opts)
    _configuration(landing_zone, archive, opts)
    _detection(landing_zone, organization.account_id(accounts.security), opts)
    _findings(landing_zone, organization.root_id, opts)
    Alarms(
        "alarms",
        landing_zone=landing_zone,
        account_id=organization.account_id(accounts.security),
        opts=opts,
    )


def _trail(
    landing_zone: LandingZone, archive: LogArchiveOutputs, opts: pulumi.ResourceOptions
) -> None:
    OrganizationTrail(
        "trail",
        trail_name=landing_zone.names.trail,
        home_region=landing_zone.organization.home_region,
        bucket=archive.trail_bucket,
        key_arn=archive.log_key_arn,
        log_buckets=landing_zone.names.log_buckets,
        insights=landing_zone.logging.cloudtrail_insights,
        opts=opts,
    )


def _configuration(
    landing_zone: LandingZone, archive: LogArchiveOutputs, opts: pulumi.ResourceOptions
) -> None:
    config = landing_zone.security.config
    if config is None:
        return
    settings = landing_zone.organization
    ConfigurationRecorder(
        "configuration",
        settings=settings,
        recording=config,
        delivery=ConfigurationDelivery(
            bucket=archive.configuration_bucket, key_arn=archive.log_key_arn
        ),
        opts=opts,
    )
    ConfigurationAggregator("configuration-aggregator", home_region=settings.home_region, opts=opts)


def _detection(
    landing_zone: LandingZone, account_id: pulumi.Output[str], opts: pulumi.ResourceOptions
) -> None:
    regions = landing_zone.organization.regions
    services = landing_zone.security
    if services.guardduty:
        ThreatDetection(
            "guardduty",
            regions=regions,
            protection_plans=services.guardduty.protection_plans,
            opts=opts,
        )
    if services.inspector:
        VulnerabilityScanning(
            "inspector",
            account_id=account_id,
            regions=regions,
            resource_types=services.inspector.resource_types,
            opts=opts,
        )
    if services.macie:
        SensitiveDataDiscovery("macie", regions=regions, opts=opts)


def _findings(
    landing_zone: LandingZone, root_id: pulumi.Output[str], opts: pulumi.ResourceOptions
) -> None:
    settings = landing_zone.organization
    services = landing_zone.security
    if services.access_analyzer:
        AccessAnalyzers(
            "access-analyzer",
            regions=settings.regions,
            unused_access_age_days=services.access_analyzer.unused_access_age_days,
            opts=opts,
        )
    if services.security_hub:
        SecurityHub(
            "security-hub",
            home_region=settings.home_region,
            regions=settings.regions,
            standards=services.security_hub.standards,
            root_id=root_id,
            opts=opts,
        )
