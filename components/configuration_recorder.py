"""AWS Config in one account."""

from dataclasses import dataclass

import pulumi
from pulumi_aws import cfg, iam

from config import Organization
from config.security import ConfigurationRecording

# AWS Config allows one recorder and one channel for each account and region, under any name; this
# is the name that its console gives them.
_NAME = "default"


@dataclass(frozen=True)
class ConfigurationDelivery:
    """Where AWS Config delivers what it records.

    Attributes:
        bucket: Name of the bucket, which admits AWS Config.
        key_arn: Key that encrypts what is delivered.
    """

    bucket: pulumi.Input[str]
    key_arn: pulumi.Input[str]


class ConfigurationRecorder(pulumi.ComponentResource):
    """Records the configuration of every supported resource of an account, in every region.

    Users, groups, roles and policies are the same in all regions and recorded in the home region
    alone, as Security Hub's Config.1 asks. The order is AWS Config's: a recorder, then a channel,
    then the start. Sources:
    https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html and
    https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
    """

    def __init__(
        self,
        name: str,
        *,
        settings: Organization,
        recording: ConfigurationRecording,
        delivery: ConfigurationDelivery,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Start recording.

        Args:
            name: Name of the component and first part of its resources' names.
            settings: The regions in which resources are recorded, global ones in the home region.
            recording: How often.
            delivery: Where records go.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:ConfigurationRecorder", name, None, opts)
        self._name = name
        role = iam.ServiceLinkedRole(
            f"{name}-role",
            aws_service_name="config.amazonaws.com",
            opts=pulumi.ResourceOptions(parent=self),
        )
        for region in settings.regions:
            recorder = cfg.Recorder(
                f"{name}-{region}",
                name=_NAME,
                role_arn=role.arn,
                recording_group=cfg.RecorderRecordingGroupArgs(
                    all_supported=True, include_global_resource_types=region == settings.home_region
                ),
                recording_mode=cfg.RecorderRecordingModeArgs(
                    recording_frequency=recording.recording_frequency
                ),
                region=region,
                opts=pulumi.ResourceOptions(parent=self),
            )
            self._start(region, recorder, self._channel(region, recorder, delivery))
        self.register_outputs({})

    def _channel(
        self, region: str, recorder: cfg.Recorder, delivery: ConfigurationDelivery
    ) -> cfg.DeliveryChannel:
        return cfg.DeliveryChannel(
            f"{self._name}-{region}",
            name=_NAME,
            s3_bucket_name=delivery.bucket,
            s3_kms_key_arn=delivery.key_arn,
            region=region,
            opts=pulumi.ResourceOptions(parent=self, depends_on=[recorder]),
        )

    def _start(self, region: str, recorder: cfg.Recorder, channel: cfg.DeliveryChannel) -> None:
        cfg.RecorderStatus(
            f"{self._name}-{region}",
            name=recorder.name,
            is_enabled=True,
            region=region,
            opts=pulumi.ResourceOptions(parent=self, depends_on=[channel]),
        )
