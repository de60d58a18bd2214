"""Stack of a member account: what every account has."""

import pulumi

from components.account_assignments import AccountAssignments
from components.account_baseline import account_baseline
from components.account_provider import account_provider
from components.alternate_contacts import AlternateContacts
from components.identity_center_instance import identity_center_instance
from components.management_provider import management_provider
from components.outputs import OrganizationOutputs
from components.stacks.account_network import account_network
from config import LandingZone


def account(landing_zone: LandingZone, name: str) -> None:
    """Build what is in an account that has no special part to play.

    Args:
        landing_zone: The landing zone.
        name: Name of the account's file, which is the stack's name.
    """
    organization = OrganizationOutputs.from_stack_reference()
    provider = account_provider(landing_zone, organization, name)
    opts = pulumi.ResourceOptions(provider=provider)
    in_every_account(landing_zone, organization, name, opts)


def in_every_account(
    landing_zone: LandingZone,
    organization: OrganizationOutputs,
    name: str,
    opts: pulumi.ResourceOptions,
) -> None:
    """Build what is in every member account: settings, network, whom AWS writes to, who comes in.

    Args:
        landing_zone: The landing zone.
        organization: Outputs of stack `organization`.
        name: Name of the account's file, which is the stack's name.
        opts: Options, above all the account's provider.
    """
    account_baseline(landing_zone, organization, name, opts)
    account_network(landing_zone, organization, name, opts)
    AlternateContacts("contacts", contacts=landing_zone.contacts_of(name), opts=opts)
    _people(landing_zone, organization, name)


def _people(landing_zone: LandingZone, organization: OrganizationOutputs, name: str) -> None:
    assignments = landing_zone.assignments_in(name)
    if not assignments:
        return
    provider = management_provider(landing_zone, name)
    instance = identity_center_instance(pulumi.InvokeOptions(provider=provider))
    if instance is None:
        pulumi.log.warn(
            f"{len(assignments)} assignments are not built: Identity Center is not enabled in "
            f"{landing_zone.organization.home_region}"
        )
        return
    AccountAssignments(
        "assignments",
        assignments=assignments,
        organization=organization,
        instance_arn=instance.arn,
        opts=pulumi.ResourceOptions(provider=provider),
    )
