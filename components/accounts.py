"""The member accounts of the organization."""

from collections.abc import Mapping

import pulumi
from pulumi_aws import organizations

from components.existing_organization import ExistingOrganization
from components.tags import account_tags, state_tags
from components.turns import Turns
from config import Account, LandingZone
from config.quotas import CONCURRENT_ACCOUNT_CLOSURES, CONCURRENT_ACCOUNT_CREATIONS

# None can be read back after an account is made or changed later, except the name: an account that
# was taken over keeps the one it has.
_ONLY_AT_CREATION = ["name", "roleName", "iamUserAccessToBilling"]


class Accounts(pulumi.ComponentResource):
    """Member accounts, one for each file in `accounts/` but the management account's.

    The management account is left to AWS: it exists before the organization does, it cannot be
    created by one, and service control policies do not reach it.

    Taking an account out of the program never closes it, and never takes it out of the
    organization. Accounts are protected (Pulumi refuses to delete them), retained (if it is made
    to, it forgets them and AWS keeps them), and `close_on_deletion` is off. Only `state: closing`
    in the account's file lifts all three; the account is closed by a later run, for which its file
    says `state: closed`. Closing is final after 90 days, and the e-mail address stays taken:
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_close.html

    An account with the same e-mail address that the organization has already is imported, so that
    an interrupted creation is never made twice. AWS makes five accounts at a time and closes
    three, so each new one waits for the fifth before it, and each that is closing is closed after
    the third behind it (Pulumi deletes in the opposite order):
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html

    Attributes:
        ids: Their ids by name.
    """

    ids: Mapping[str, pulumi.Output[str]]

    def __init__(
        self,
        name: str,
        *,
        landing_zone: LandingZone,
        unit_ids: Mapping[str, pulumi.Input[str]],
        existing: ExistingOrganization | None,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the accounts.

        Args:
            name: Name of the component.
            landing_zone: The configuration.
            unit_ids: Ids of the organizational units by path.
            existing: What AWS holds already.
            opts: Options, above all the management account's provider.
        """
        super().__init__("bulkhead:index:Accounts", name, None, opts)
        self._settings = landing_zone.organization
        self._existing = existing
        self._creations = Turns(CONCURRENT_ACCOUNT_CREATIONS)
        self._closures = Turns(CONCURRENT_ACCOUNT_CLOSURES)
        self.ids = {
            account_name: self._account(
                account_name, account, unit_ids[account.organizational_unit]
            ).id
            for account_name, account in sorted(landing_zone.member_accounts.items())
        }
        self.register_outputs({"ids": self.ids})

    def _account(
        self, name: str, account: Account, parent_id: pulumi.Input[str]
    ) -> organizations.Account:
        known = self._existing.account_with_email(account.email) if self._existing else None
        closing = account.state == "closing"
        turns = [
            *([] if known else [self._creations]),
            *([self._closures] if closing else []),
        ]
        made = organizations.Account(
            name,
            name=name,
            # A change of case alone would replace the account.
            email=known.email if known else account.email,
            parent_id=parent_id,
            role_name=self._settings.access_role,
            iam_user_access_to_billing="ALLOW",
            close_on_deletion=closing,
            tags={**account_tags(account), **state_tags(account)},
            opts=pulumi.ResourceOptions(
                parent=self,
                protect=self._settings.protect and not closing,
                retain_on_delete=not closing,
                import_=known.id if known else None,
                ignore_changes=_ONLY_AT_CREATION,
                depends_on=[before for each in turns for before in each.before_next()],
            ),
        )
        for each in turns:
            each.add(made)
        return made
