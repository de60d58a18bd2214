"""Whom AWS writes to about an account, apart from its root user's e-mail address."""

from collections.abc import Mapping

import pulumi
from pulumi_aws import account as account_management

from config import Contact


class AlternateContacts(pulumi.ComponentResource):
    """The security, operations and billing contacts of one account, set from within it.

    AWS sends abuse and security notices to the security contact; CIS AWS Foundations wants one in
    every account. They belong to the account's own stack: three for each account would outnumber
    everything else in stack `organization`, and AWS throttles who sets them for a thousand members.
    Within an account no account id is named, which AWS refuses there:
    https://docs.aws.amazon.com/accounts/latest/APIReference/API_PutAlternateContact.html
    """

    def __init__(
        self,
        name: str,
        *,
        contacts: Mapping[str, Contact],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the contacts.

        Args:
            name: Name of the component.
            contacts: The contacts by kind: security, operations and billing.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:AlternateContacts", name, None, opts)
        for kind, contact in contacts.items():
            account_management.AlternativeContact(
                kind,
                alternate_contact_type=kind.upper(),
                name=contact.name,
                title=contact.title,
                email_address=contact.email,
                phone_number=contact.phone,
                opts=pulumi.ResourceOptions(parent=self),
            )
        self.register_outputs({})
