"""What stands in every member account before anything else: its settings and its roles."""

import pulumi

from components.account_analyzers import AccountAnalyzers
from components.account_facts import AccountFacts
from components.default_vpcs import DefaultVpcs
from components.ebs_encryption import EbsEncryption
from components.ec2_settings import Ec2Settings
from components.iam_settings import IamSettings
from components.landing_zone_roles import LandingZoneRoles
from components.monthly_budget import MonthlyBudget
from components.outputs import OrganizationOutputs
from components.permissions_boundary import PermissionsBoundary
from components.pipeline_roles import PipelineRoles
from components.s3_public_access import S3PublicAccess
from components.session_manager import SessionPreferences
from config import LandingZone
from config.declared_settings import declared_settings
from config.partition import partition_of


def account_baseline(
    landing_zone: LandingZone,
    organization: OrganizationOutputs,
    name: str,
    opts: pulumi.ResourceOptions,
) -> None:
    """Build the settings and the roles of an account, in every region that it may work in.

    Args:
        landing_zone: The landing zone.
        organization: Outputs of stack `organization`.
        name: Name of the account's file.
        opts: Options, above all the account's provider.
    """
    settings = landing_zone.organization
    declared = declared_settings(landing_zone, name)
    facts = _facts(landing_zone, organization, name)
    EbsEncryption(
        "ebs",
        regions=settings.regions,
        facts=facts,
        alias=landing_zone.names.ebs_key_alias,
        protect=settings.protect,
        opts=opts,
    )
    Ec2Settings("ec2", regions=settings.regions, declared=declared, opts=opts)
    DefaultVpcs("default-vpcs", regions=settings.regions, opts=opts)
    S3PublicAccess("s3", declared=declared, opts=opts)
    IamSettings("iam", alias=landing_zone.account_alias(name), opts=opts)
    if landing_zone.security.access_analyzer:
        AccountAnalyzers("analyzer", regions=settings.regions, opts=opts)
    SessionPreferences(
        "sessions",
        settings=landing_zone.session_manager,
        regions=settings.regions,
        facts=facts,
        bucket=landing_zone.names.session_bucket,
        alias=landing_zone.names.session_key_alias,
        opts=opts,
    )
    if budget := landing_zone.accounts[name].budget:
        told = landing_zone.contacts_of(name)["billing"].email
        MonthlyBudget("budget", budget=budget, email_address=told, opts=opts)
    _roles(landing_zone, name, facts, opts)


def _roles(
    landing_zone: LandingZone,
    name: str,
    facts: pulumi.Output[AccountFacts],
    opts: pulumi.ResourceOptions,
) -> None:
    names = landing_zone.names
    boundary = PermissionsBoundary(
        "boundary",
        policy_name=landing_zone.permissions_boundary,
        facts=facts,
        protected_roles=(landing_zone.organization.access_role, *names.roles),
        opts=opts,
    )
    PipelineRoles(
        "pipelines",
        pipelines=landing_zone.accounts[name].pipelines,
        role_name=names.deploy_role,
        facts=facts,
        boundary_arn=boundary.arn,
        opts=opts,
    )
    LandingZoneRoles("roles", names=names, identity=landing_zone.identity, facts=facts, opts=opts)


def _facts(
    landing_zone: LandingZone, organization: OrganizationOutputs, name: str
) -> pulumi.Output[AccountFacts]:
    settings = landing_zone.organization
    return pulumi.Output.all(
        organization_id=organization.organization_id,
        management_account_id=organization.management_account_id,
        security_account_id=organization.account_id(settings.accounts.security),
        account_id=organization.account_id(name),
    ).apply(lambda ids: AccountFacts(**ids, partition=partition_of(settings.home_region)))
