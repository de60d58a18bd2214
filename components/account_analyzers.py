"""IAM Access Analyzer for one account."""

from collections.abc import Sequence

import pulumi
from pulumi_aws import accessanalyzer


class AccountAnalyzers(pulumi.ComponentResource):
    """What the account shares with anybody else, in every region.

    The security account's analyzers have the organization as their zone of trust, so they say
    nothing of what one account of the organization opens to another. These do, at no charge, and
    their findings stay with the account's owner; Security Hub's IAM.28 asks every account for one.
    Unused access, which is charged for, is left to the organization's analyzer. Sources:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html and
    https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-28
    """

    def __init__(
        self, name: str, *, regions: Sequence[str], opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Build the analyzers.

        Args:
            name: Name of the component and first part of its resources' names.
            regions: Where the account works.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:AccountAnalyzers", name, None, opts)
        for region in regions:
            accessanalyzer.Analyzer(
                f"{name}-{region}",
                analyzer_name="bulkhead-account-access",
                type="ACCOUNT",
                region=region,
                opts=pulumi.ResourceOptions(parent=self),
            )
        self.register_outputs({})
