"""GuardDuty for the whole organization."""

from collections.abc import Sequence

import pulumi
from pulumi_aws import guardduty

# Runtime monitoring sees nothing where no agent runs, and GuardDuty installs its agents only when
# told to. The order is the one in which GuardDuty lists them: pulumi-aws compares lists.
_RUNTIME_AGENTS = (
    "EKS_ADDON_MANAGEMENT",
    "ECS_FARGATE_AGENT_MANAGEMENT",
    "EC2_AGENT_MANAGEMENT",
)


class ThreatDetection(pulumi.ComponentResource):
    """GuardDuty with its protection plans, in every account of the organization and every region.

    AWS makes the delegated administrator's own detector when the management account designates it,
    one in each region; a second one is refused. So the detector is looked up here and not
    declared. What the organization's configuration says holds for members alone: the
    administrator's own plans are set on its detector. Sources:
    https://docs.aws.amazon.com/guardduty/latest/ug/organizations_permissions.html and
    https://docs.aws.amazon.com/guardduty/latest/APIReference/API_UpdateOrganizationConfiguration.html
    """

    def __init__(
        self,
        name: str,
        *,
        regions: Sequence[str],
        protection_plans: Sequence[str],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Enable GuardDuty everywhere.

        Args:
            name: Name of the component and first part of its resources' names.
            regions: Where it watches.
            protection_plans: Features by GuardDuty's names, such as S3_DATA_EVENTS.
            opts: Options, above all the delegated administrator's provider.
        """
        super().__init__("bulkhead:index:ThreatDetection", name, None, opts)
        self._name = name
        for region in regions:
            detector_id = guardduty.get_detector_output(
                region=region, opts=pulumi.InvokeOutputOptions(parent=self)
            ).id
            members = self._members(region, detector_id)
            for plan in protection_plans:
                self._members_plan(region, detector_id, plan, members)
                self._own_plan(region, detector_id, plan)
        self.register_outputs({})

    def _members(
        self, region: str, detector_id: pulumi.Output[str]
    ) -> guardduty.OrganizationConfiguration:
        return guardduty.OrganizationConfiguration(
            f"{self._name}-{region}",
            detector_id=detector_id,
            auto_enable_organization_members="ALL",
            region=region,
            opts=pulumi.ResourceOptions(parent=self),
        )

    def _members_plan(
        self,
        region: str,
        detector_id: pulumi.Output[str],
        plan: str,
        members: guardduty.OrganizationConfiguration,
    ) -> None:
        agent = guardduty.OrganizationConfigurationFeatureAdditionalConfigurationArgs
        guardduty.OrganizationConfigurationFeature(
            f"{self._name}-{plan}-{region}",
            detector_id=detector_id,
            name=plan,
            auto_enable="ALL",
            additional_configurations=[
                agent(name=name, auto_enable="ALL") for name in _agents(plan)
            ],
            region=region,
            opts=pulumi.ResourceOptions(parent=self, depends_on=[members]),
        )

    def _own_plan(self, region: str, detector_id: pulumi.Output[str], plan: str) -> None:
        agent = guardduty.DetectorFeatureAdditionalConfigurationArgs
        guardduty.DetectorFeature(
            f"{self._name}-{plan}-{region}",
            detector_id=detector_id,
            name=plan,
            status="ENABLED",
            additional_configurations=[
                agent(name=name, status="ENABLED") for name in _agents(plan)
            ],
            region=region,
            opts=pulumi.ResourceOptions(parent=self),
        )


def _agents(plan: str) -> tuple[str, ...]:
    return _RUNTIME_AGENTS if plan == "RUNTIME_MONITORING" else ()
