"""Whom AWS writes to about an account, apart from its root user's e-mail address."""

from collections.abc import Mapping

import pulumi
from pulumi_aws import account as account_management

from config import LandingZone


class AlternateContacts(pulumi.ComponentResource):
    """The security, operations and billing contacts of accounts.

    AWS sends abuse and security notices to the security contact; CIS AWS Foundations wants one in
    every account. The management account sets its members' contacts once trusted access for
    account.amazonaws.com is on, and its own without naming an account id, which AWS refuses there:
    https://docs.aws.amazon.com/accounts/latest/APIReference/API_PutAlternateContact.html
    """

    def __init__(
        self,
        name: str,
        *,
        landing_zone: LandingZone,
        member_ids: Mapping[str, pulumi.Input[str]],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the contacts.

        Args:
            name: Name of the component.
            landing_zone: The configuration.
            member_ids: Account ids by name, without the management account's.
            opts: Options, above all the management account's provider.
        """
        super().__init__("bulkhead:index:AlternateContacts", name, None, opts)
        for account_name in sorted(landing_zone.accounts):
            for kind, contact in landing_zone.contacts_of(account_name).items():
                account_management.AlternativeContact(
                    f"{account_name}-{kind}",
                    account_id=member_ids.get(account_name),
                    alternate_contact_type=kind.upper(),
                    name=contact.name,
                    title=contact.title,
                    email_address=contact.email,
                    phone_number=contact.phone,
                    opts=pulumi.ResourceOptions(parent=self),
                )
        self.register_outputs({})
