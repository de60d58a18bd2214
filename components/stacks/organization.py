"""Stack `organization`: everything that the management account owns."""

from collections.abc import Mapping

import pulumi

from components.account_checks import require_consistent_accounts
from components.account_guardrails import AccountGuardrails
from components.accounts import Accounts
from components.alarms import Alarms
from components.alternate_contacts import AlternateContacts
from components.delegated_administrators import DelegatedAdministrators
from components.existing_guardrails import held_guardrails
from components.existing_organization import ExistingOrganization, existing_organization
from components.existing_people import existing_people
from components.guardrails import Guardrails
from components.identity_center import IdentityCenter
from components.identity_center_instance import identity_center_instance
from components.management_provider import management_provider
from components.organization import Organization
from components.organizational_units import OrganizationalUnits
from components.outputs import OrganizationOutputs
from components.root_access import RootAccess
from components.trusted_services import IDENTITY_CENTER, ROOT_ACCESS
from components.unrecorded import Unrecorded
from config import ORGANIZATION_STACK, LandingZone
from config.guardrail_plan import guardrail_plan


def organization(
    landing_zone: LandingZone, unrecorded: Unrecorded
) -> pulumi.Output[Mapping[str, str]]:
    """Build the organization: its tree, its accounts, its guardrails, and people's way in.

    Args:
        landing_zone: The configuration.
        unrecorded: What the last run has not told of.

    Returns:
        Ids of the accounts by name, known once every guardrail is attached.
    """
    provider = management_provider(landing_zone, ORGANIZATION_STACK)
    opts = pulumi.ResourceOptions(provider=provider)
    asking = pulumi.InvokeOptions(provider=provider)
    existing = _existing(landing_zone, asking)
    policies = guardrail_plan(landing_zone).policies
    held = held_guardrails(landing_zone, policies, unrecorded, existing, asking)
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
    after = _after(opts, root)
    guardrails = Guardrails(
        "guardrails", policies=policies, unit_ids=units.ids, existing=held, opts=after
    )
    # An account comes to a unit, new or from another one, when the unit's guardrails are there.
    after = _after(opts, guardrails)
    accounts = Accounts(
        "accounts", landing_zone=landing_zone, unit_ids=units.ids, existing=existing, opts=after
    )
    guarded = AccountGuardrails(
        "account-guardrails",
        policies=policies,
        policy_ids=guardrails.policy_ids,
        account_ids=accounts.ids,
        existing=held,
        opts=_after(opts, accounts),
    )
    _services(landing_zone, root, accounts, opts)
    outputs = _outputs(
        landing_zone, root, units, accounts, _people(landing_zone, unrecorded, root, opts)
    )
    outputs.export()
    return pulumi.Output.all(outputs.account_ids, guarded.last_attachment).apply(
        lambda known: known[0]
    )


def _existing(landing_zone: LandingZone, opts: pulumi.InvokeOptions) -> ExistingOrganization | None:
    existing = existing_organization(landing_zone.organizational_units, opts)
    if existing:
        require_consistent_accounts(existing, landing_zone, ORGANIZATION_STACK, opts)
    return existing


def _services(
    landing_zone: LandingZone,
    root: Organization,
    accounts: Accounts,
    opts: pulumi.ResourceOptions,
) -> None:
    RootAccess("root-access", opts=_after(opts, root.trusted[ROOT_ACCESS.principal]))
    management = landing_zone.organization.accounts.management
    AlternateContacts("contacts", contacts=landing_zone.contacts_of(management), opts=opts)
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
    unrecorded: Unrecorded,
    root: Organization,
    opts: pulumi.ResourceOptions,
) -> IdentityCenter | None:
    asking = pulumi.InvokeOptions(provider=opts.provider)
    instance = identity_center_instance(asking)
    if instance is None:
        pulumi.log.warn(
            "groups and permission sets are not built: Identity Center is not enabled in "
            f"{landing_zone.organization.home_region}. No API enables it for an organization: "
            "do it once in the management account's console, then run `pulumi up` again"
        )
        return None
    return IdentityCenter(
        "identity-center",
        landing_zone=landing_zone,
        instance=instance,
        existing=existing_people(landing_zone.identity, unrecorded, instance, asking),
        opts=_after(opts, root.trusted[IDENTITY_CENTER.principal]),
    )


def _outputs(
    landing_zone: LandingZone,
    root: Organization,
    units: OrganizationalUnits,
    accounts: Accounts,
    people: IdentityCenter | None,
) -> OrganizationOutputs:
    management = landing_zone.organization.accounts.management
    return OrganizationOutputs(
        organization_id=root.id,
        organization_arn=root.arn,
        root_id=root.root_id,
        management_account_id=root.management_account_id,
        account_ids=pulumi.Output.all(**accounts.ids, **{management: root.management_account_id}),
        organizational_unit_ids=pulumi.Output.all(**units.ids),
        permission_set_arns=_gathered(people.permission_set_arns if people else {}),
        group_ids=_gathered(people.group_ids if people else {}),
    )


def _gathered(values: Mapping[str, pulumi.Output[str]]) -> pulumi.Output[Mapping[str, str]]:
    """Make one output of several; the SDK would make a list of none."""
    return pulumi.Output.all(**values).apply(lambda known: known or {})
