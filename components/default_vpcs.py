"""The default VPCs that AWS puts into every region of a new account."""

from collections.abc import Sequence

import pulumi
from pulumi_aws import ec2


class DefaultVpcs(pulumi.ComponentResource):
    """Nothing gets in or out of a default VPC: its default security group has no rules.

    pulumi-aws has no resource that deletes a default VPC: `aws.ec2.DefaultVpc` takes it over, makes
    one where there is none, and deletes it only when it is itself deleted. So the VPC stays where
    nobody has deleted it, without a rule by which anything in it could be reached or reach out
    (FSBP EC2.2, CIS AWS Foundations Benchmark v3.0.0, 5.4), and declarative policies block its way
    to the internet (`vpcs_closed_to_internet`). Where it has been deleted, nothing is built.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
    """

    def __init__(
        self, name: str, *, regions: Sequence[str], opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Take over the groups, in each region that has a default VPC now.

        Args:
            name: Name of the component and first part of its resources' names.
            regions: Where the account works.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:DefaultVpcs", name, None, opts)
        for region in regions:
            found = ec2.get_vpcs(
                filters=[ec2.GetVpcsFilterArgs(name="isDefault", values=["true"])],
                region=region,
                opts=pulumi.InvokeOptions(parent=self),
            )
            for vpc_id in found.ids:
                ec2.DefaultSecurityGroup(
                    f"{name}-{region}",
                    vpc_id=vpc_id,
                    region=region,
                    opts=pulumi.ResourceOptions(parent=self),
                )
        self.register_outputs({})
