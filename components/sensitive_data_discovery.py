"""Amazon Macie for the whole organization."""

from collections.abc import Sequence

import pulumi
from pulumi_aws import macie2


class SensitiveDataDiscovery(pulumi.ComponentResource):
    """Macie in every account that joins the organization.

    AWS enables Macie for the account that it makes the delegated administrator, in each region,
    and refuses to enable it again; so the administrator's own session is not declared here.
    Sources: https://docs.aws.amazon.com/macie/latest/user/accounts-mgmt-ao-integrate.html and
    https://docs.aws.amazon.com/macie/latest/APIReference/macie.html
    """

    def __init__(
        self,
        name: str,
        *,
        regions: Sequence[str],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Enable Macie for new accounts.

        Args:
            name: Name of the component and first part of its resources' names.
            regions: Where it looks.
            opts: Options, above all the delegated administrator's provider.
        """
        super().__init__("bulkhead:index:SensitiveDataDiscovery", name, None, opts)
        for region in regions:
            macie2.OrganizationConfiguration(
                f"{name}-{region}",
                auto_enable=True,
                region=region,
                opts=pulumi.ResourceOptions(parent=self),
            )
        self.register_outputs({})
