"""IAM Access Analyzer for the whole organization."""

from collections.abc import Sequence

import pulumi
from pulumi_aws import accessanalyzer


class AccessAnalyzers(pulumi.ComponentResource):
    """What is shared with the outside, in every region; and access that nobody uses, once.

    External access is analyzed region by region. Unused access is about roles and users, which
    are global: one analyzer sees all of it, and AWS charges for each analyzer by role and user.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-create-unused.html
    """

    def __init__(
        self,
        name: str,
        *,
        regions: Sequence[str],
        unused_access_age_days: int,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the analyzers.

        Args:
            name: Name of the component and first part of its resources' names.
            regions: Where external access is analyzed.
            unused_access_age_days: Access is unused after this many days.
            opts: Options, above all the delegated administrator's provider.
        """
        super().__init__("bulkhead:index:AccessAnalyzers", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        for region in regions:
            accessanalyzer.Analyzer(
                f"{name}-external-{region}",
                analyzer_name="bulkhead-external-access",
                type="ORGANIZATION",
                region=region,
                opts=child,
            )
        accessanalyzer.Analyzer(
            f"{name}-unused",
            analyzer_name="bulkhead-unused-access",
            type="ORGANIZATION_UNUSED_ACCESS",
            configuration=accessanalyzer.AnalyzerConfigurationArgs(
                unused_access=accessanalyzer.AnalyzerConfigurationUnusedAccessArgs(
                    unused_access_age=unused_access_age_days
                )
            ),
            opts=child,
        )
        self.register_outputs({})
