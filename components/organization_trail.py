"""The trail of everything that is done in any account of the organization."""

from collections.abc import Sequence

import pulumi
from pulumi_aws import cloudtrail

from config.partition import partition_of


class OrganizationTrail(pulumi.ComponentResource):
    """CloudTrail for every account and region, made by a delegated administrator.

    All management events, with files that can be proved unaltered, encrypted with the log
    archive's key (CIS AWS Foundations Benchmark v3.0.0: 3.1, 3.2, 3.5); and each read of a log.
    Data events of all other buckets (3.8, 3.9) are left out: every call to S3 in the organization
    would be written, kept and paid for. Writes to the log buckets are left out because the trail's
    own writes would be among them. The management account owns the trail. Source:
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html

    Attributes:
        arn: ARN of the trail.
    """

    arn: pulumi.Output[str]

    def __init__(  # noqa: PLR0913 all of it describes one component, by keyword
        self,
        name: str,
        *,
        trail_name: str,
        home_region: str,
        bucket: pulumi.Input[str],
        key_arn: pulumi.Input[str],
        log_buckets: Sequence[str],
        insights: Sequence[str],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the trail.

        Args:
            name: Name of the component and of its resource.
            trail_name: Name of the trail in AWS; the bucket's and the key's policies speak of it.
            home_region: Its home region, which is the provider's.
            bucket: Where it writes; the bucket's policy must admit it already.
            key_arn: Key that encrypts what it writes.
            log_buckets: Names of the buckets whose reads are recorded.
            insights: Insights that CloudTrail looks for, such as ApiCallRateInsight.
            opts: Options, above all the delegated administrator's provider.
        """
        super().__init__("bulkhead:index:OrganizationTrail", name, None, opts)
        partition = partition_of(home_region)
        insight = cloudtrail.TrailInsightSelectorArgs
        trail = cloudtrail.Trail(
            name,
            name=trail_name,
            s3_bucket_name=bucket,
            kms_key_id=key_arn,
            is_organization_trail=True,
            is_multi_region_trail=True,
            include_global_service_events=True,
            enable_log_file_validation=True,
            advanced_event_selectors=[
                _management_events(),
                _reads([f"arn:{partition}:s3:::{bucket}/" for bucket in log_buckets]),
            ],
            insight_selectors=[insight(insight_type=type_) for type_ in insights],
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.arn = trail.arn
        self.register_outputs({"arn": self.arn})


def _management_events() -> cloudtrail.TrailAdvancedEventSelectorArgs:
    return cloudtrail.TrailAdvancedEventSelectorArgs(
        name="Management events", field_selectors=[_equals("eventCategory", "Management")]
    )


def _reads(object_arns: Sequence[str]) -> cloudtrail.TrailAdvancedEventSelectorArgs:
    """Reads of objects whose ARNs begin like these."""
    return cloudtrail.TrailAdvancedEventSelectorArgs(
        name="Reads of logs",
        field_selectors=[
            _equals("eventCategory", "Data"),
            _equals("resources.type", "AWS::S3::Object"),
            _equals("readOnly", "true"),
            cloudtrail.TrailAdvancedEventSelectorFieldSelectorArgs(
                field="resources.ARN", starts_withs=list(object_arns)
            ),
        ],
    )


def _equals(field: str, value: str) -> cloudtrail.TrailAdvancedEventSelectorFieldSelectorArgs:
    return cloudtrail.TrailAdvancedEventSelectorFieldSelectorArgs(field=field, equals=[value])
