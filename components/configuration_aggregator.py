"""AWS Config's view of the whole organization."""

import pulumi
from pulumi_aws import cfg, iam

from components.policy_document import document, rendered
from config.partition import partition_of


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
        child = pulumi.ResourceOptions(parent=self)
        role = iam.Role(
            name,
            name="bulkhead-configuration-aggregator",
            description="Lets AWS Config list the organization's accounts",
            assume_role_policy=rendered(
                document(
                    [
                        {
                            "Effect": "Allow",
                            "Principal": {"Service": "config.amazonaws.com"},
                            "Action": "sts:AssumeRole",
                        }
                    ]
                )
            ),
            opts=child,
        )
        policy = iam.RolePolicyAttachment(
            name,
            role=role.name,
            policy_arn=(
                f"arn:{partition_of(home_region)}:iam::aws:policy/service-role/"
                "AWSConfigRoleForOrganizations"
            ),
            opts=child,
        )
        aggregator = cfg.ConfigurationAggregator(
            name,
            name="bulkhead-organization",
            organization_aggregation_source=(
                cfg.ConfigurationAggregatorOrganizationAggregationSourceArgs(
                    all_regions=True, role_arn=role.arn
                )
            ),
            opts=pulumi.ResourceOptions(parent=self, depends_on=[policy]),
        )
        self.arn = aggregator.arn
        self.register_outputs({"arn": self.arn})
