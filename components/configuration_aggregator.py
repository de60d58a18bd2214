"""AWS Config's view of the whole organization."""

import pulumi
from pulumi_aws import cfg, iam

from components.policy_document import document, rendered
from config.partition import partition_of

_CONFIG_ASSUMES = {
    "Effect": "Allow",
    "Principal": {"Service": "config.amazonaws.com"},
    "Action": "sts:AssumeRole",
}


class ConfigurationAggregator(pulumi.ComponentResource):
    """Brings together what AWS Config records in every account and region of the organization.

    It may look into any region, so that a recorder in an unforeseen one is seen too. The role lets
    AWS Config list the organization's accounts. Source:
    https://docs.aws.amazon.com/config/latest/developerguide/aggregated-create.html

    Attributes:
        arn: ARN of the aggregator.
    """

    arn: pulumi.Output[str]

    def __init__(
        self,
        name: str,
        *,
        home_region: str,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the aggregator.

        Args:
            name: Name of the component and of its resources.
            home_region: Where it stands, which is the provider's region.
            opts: Options, above all the delegated administrator's provider.
        """
        super().__init__("bulkhead:index:ConfigurationAggregator", name, None, opts)
        role, policy = self._role(name, partition_of(home_region))
        source = cfg.ConfigurationAggregatorOrganizationAggregationSourceArgs(
            all_regions=True, role_arn=role.arn
        )
        aggregator = cfg.ConfigurationAggregator(
            name,
            name="bulkhead-organization",
            organization_aggregation_source=source,
            opts=pulumi.ResourceOptions(parent=self, depends_on=[policy]),
        )
        self.arn = aggregator.arn
        self.register_outputs({"arn": self.arn})

    def _role(self, name: str, partition: str) -> tuple[iam.Role, pulumi.Resource]:
        child = pulumi.ResourceOptions(parent=self)
        role = iam.Role(
            name,
            name="bulkhead-configuration-aggregator",
            description="Lets AWS Config list the organization's accounts",
            assume_role_policy=rendered(document([_CONFIG_ASSUMES])),
            opts=child,
        )
        managed = f"arn:{partition}:iam::aws:policy/service-role/AWSConfigRoleForOrganizations"
        policy = iam.RolePolicyAttachment(name, role=role.name, policy_arn=managed, opts=child)
        return role, policy
