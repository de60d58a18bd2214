"""Security Hub for the whole organization."""

from collections.abc import Sequence

import pulumi
from pulumi_aws import securityhub

from config.partition import partition_of

# The one standard whose ARN names neither a partition's region nor `standards`:
# https://docs.aws.amazon.com/securityhub/latest/userguide/standards-view-manage.html
_WITHOUT_REGION = "cis-aws-foundations-benchmark/v/1.2.0"


class SecurityHub(pulumi.ComponentResource):
    """Security Hub CSPM, configured centrally: one policy, one place for findings.

    AWS enables Security Hub for the account that it makes the delegated administrator; central
    configuration then sets every account in every linked region, the administrator's own too. The
    order is AWS's: an aggregator, then central configuration, then a policy, then the policy's
    association. Regions are linked by name, because a linked region is an enabled one, and one
    that nobody may use would only cost. Sources:
    https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-settingup.html and
    https://docs.aws.amazon.com/securityhub/latest/userguide/start-central-configuration.html
    """

    def __init__(
        self,
        name: str,
        *,
        home_region: str,
        regions: Sequence[str],
        standards: Sequence[str],
        root_id: pulumi.Input[str],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Configure Security Hub for every account.

        Args:
            name: Name of the component and of its resources.
            home_region: Where findings come together, which is the provider's region.
            regions: The regions in use; the home region may be among them.
            standards: Standards by the end of their ARN, `<name>/v/<version>`.
            root_id: Root of the organization.
            opts: Options, above all the delegated administrator's provider.
        """
        super().__init__("bulkhead:index:SecurityHub", name, None, opts)
        self._name = name
        aggregator = self._aggregator([region for region in regions if region != home_region])
        central = self._central_configuration(aggregator)
        arns = [standard_arn(home_region, standard) for standard in standards]
        policy = self._policy(arns, central)
        securityhub.ConfigurationPolicyAssociation(
            name,
            policy_id=policy.id,
            target_id=root_id,
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.register_outputs({})

    def _aggregator(self, linked: Sequence[str]) -> securityhub.FindingAggregator:
        return securityhub.FindingAggregator(
            self._name,
            linking_mode="SPECIFIED_REGIONS" if linked else "NO_REGIONS",
            specified_regions=list(linked) or None,
            opts=pulumi.ResourceOptions(parent=self),
        )

    def _central_configuration(
        self, aggregator: securityhub.FindingAggregator
    ) -> securityhub.OrganizationConfiguration:
        return securityhub.OrganizationConfiguration(
            self._name,
            # With central configuration both must be off: the policy takes their place.
            auto_enable=False,
            auto_enable_standards="NONE",
            organization_configuration=(
                securityhub.OrganizationConfigurationOrganizationConfigurationArgs(
                    configuration_type="CENTRAL"
                )
            ),
            opts=pulumi.ResourceOptions(parent=self, depends_on=[aggregator]),
        )

    def _policy(
        self, standard_arns: Sequence[str], central: securityhub.OrganizationConfiguration
    ) -> securityhub.ConfigurationPolicy:
        every_control = (
            securityhub.ConfigurationPolicyConfigurationPolicySecurityControlsConfigurationArgs(
                disabled_control_identifiers=[]
            )
        )
        return securityhub.ConfigurationPolicy(
            self._name,
            name="bulkhead",
            description="The landing zone's standards, with every control of theirs",
            configuration_policy=securityhub.ConfigurationPolicyConfigurationPolicyArgs(
                service_enabled=True,
                enabled_standard_arns=list(standard_arns),
                security_controls_configuration=every_control,
            ),
            opts=pulumi.ResourceOptions(parent=self, depends_on=[central]),
        )


def standard_arn(region: str, standard: str) -> str:
    """The ARN of a standard, by its name and version (`<name>/v/<version>`)."""
    partition = partition_of(region)
    if standard == _WITHOUT_REGION:
        return f"arn:{partition}:securityhub:::ruleset/{standard}"
    return f"arn:{partition}:securityhub:{region}::standards/{standard}"
