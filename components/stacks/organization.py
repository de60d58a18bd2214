"""Stack `organization`: everything that the management account owns."""

import pulumi
import pulumi_aws as aws

from components.account_checks import require_consistent_accounts
from components.accounts import Accounts
from components.alarms import Alarms
from components.alternate_contacts import AlternateContacts
from components.delegated_administrators import DelegatedAdministrators
from components.existing_organization import ExistingOrganization, existing_organization
from components.guardrails import Guardrails
from components.identity_center import IdentityCenter, identity_center_instance
from components.organization import Organization
from components.organizational_units import OrganizationalUnits
from components.outputs import OrganizationOutputs
from components.root_access import RootAccess
from components.tags import stack_tags
from components.trusted_services import ACCOUNT_MANAGEMENT, IDENTITY_CENTER, ROOT_ACCESS
from config import LandingZone
from config.guardrail_plan import guardrail_plan

STACK = "organization"


def organization(landing_zone: LandingZone) -> OrganizationOutputs:
    """Build the organization: its tree, its accounts, its guardrails, and people's way in."""
    provider = _management_account(landing_zone)
    opts = pulumi.ResourceOptions(provider=provider)
    existing = _existing(landing_zone, pulumi.InvokeOptions(provider=provider))
    policies = guardrail_plan(landing_zone).policies

    root = Organization(
        "organization",
        landing_zone=landing_zone,
        policy_types={policy.type for policy in policies},
        existing=existing,
        opts=opts,
    )
    units = OrganizationalUnits(
        "units", landing_zone=landing_zone, root_id=root.root_id, existing=existing, opts=opts
    )
    Guardrails("guardrails", policies=policies, unit_ids=units.ids, opts=_after(opts, root))
    accounts = Accounts(
        "accounts", landing_zone=landing_zone, unit_ids=units.ids, existing=existing, opts=opts
    )
    _services(landing_zone, root, accounts, opts)
    _people(landing_zone, root, accounts, opts)
    outputs = _outputs(landing_zone, root, units, accounts)
    outputs.export()
    return outputs


def _management_account(landing_zone: LandingZone) -> aws.Provider:
    management = landing_zone.management_account
    return aws.Provider(
        "management",
        region=landing_zone.organization.home_region,
        allowed_account_ids=[management.id] if management.id else None,
        default_tags={"tags": stack_tags(STACK)},
    )


def _existing(landing_zone: LandingZone, opts: pulumi.InvokeOptions) -> ExistingOrganization | None:
    existing = existing_organization(landing_zone.organizational_units, opts)
    if existing:
        require_consistent_accounts(existing, landing_zone.accounts, STACK, opts)
    return existing


def _services(
    landing_zone: LandingZone,
    root: Organization,
    accounts: Accounts,
    opts: pulumi.ResourceOptions,
) -> None:
    RootAccess("root-access", opts=_after(opts, root.trusted[ROOT_ACCESS.principal]))
    AlternateContacts(
        "contacts",
        landing_zone=landing_zone,
        member_ids=accounts.ids,
        opts=_after(opts, root.trusted[ACCOUNT_MANAGEMENT.principal]),
    )
    DelegatedAdministrators(
        "delegated-administrators",
        landing_zone=landing_zone,
        account_id=accounts.ids[landing_zone.organization.accounts.security],
        trusted_access=root.trusted,
        opts=opts,
    )
    Alarms(
        "alarms",
        landing_zone=landing_zone,
        account_id=root.management_account_id,
        opts=opts,
    )


def _after(opts: pulumi.ResourceOptions, resource: pulumi.Resource) -> pulumi.ResourceOptions:
    return pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(depends_on=[resource]))


def _people(
    landing_zone: LandingZone,
    root: Organization,
    accounts: Accounts,
    opts: pulumi.ResourceOptions,
) -> None:
    instance = identity_center_instance(pulumi.InvokeOptions(provider=opts.provider))
    if instance is None:
        pulumi.log.warn(
            "groups, permission sets and assignments are not built: Identity Center is not enabled "
            f"in {landing_zone.organization.home_region}. No API enables it for an organization: "
            "do it once in the management account's console, then run `pulumi up` again"
        )
        return
    IdentityCenter(
        "identity-center",
        landing_zone=landing_zone,
        account_ids=accounts.ids,
        instance=instance,
        opts=_after(opts, root.trusted[IDENTITY_CENTER.principal]),
    )


def _outputs(
    landing_zone: LandingZone, root: Organization, units: OrganizationalUnits, accounts: Accounts
) -> OrganizationOutputs:
    management = landing_zone.organization.accounts.management
    return OrganizationOutputs(
        organization_id=root.id,
        organization_arn=root.arn,
        root_id=root.root_id,
        management_account_id=root.management_account_id,
        account_ids=pulumi.Output.all(**accounts.ids, **{management: root.management_account_id}),
        organizational_unit_ids=pulumi.Output.all(**units.ids),
    )
