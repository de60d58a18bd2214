"""AWS Config."""

from sandbox.provider.declare import Autoname, Default, Resource
from sandbox.provider.sources import AUTONAMED, UNCERTAIN, upstream
from sandbox.provider.steps import Call, Tags

SERVICE = "config"
NO_RECORDER = ("NoSuchConfigurationRecorderException",)
NAME = Autoname("name", AUTONAMED)

RECORDER = upstream("configservice/configuration_recorder.go")
CHANNEL = upstream("configservice/delivery_channel.go")
AGGREGATOR = upstream("configservice/configuration_aggregator.go")

PUT_RECORDER = Call(
    "PutConfigurationRecorder",
    {
        "ConfigurationRecorder": {
            "name": "$name",
            "roleARN": "$roleArn",
            "recordingGroup": "$recordingGroup",
            "recordingMode": "$recordingMode",
        }
    },
)
START = Call("StartConfigurationRecorder", {"ConfigurationRecorderName": "$name"}, when="isEnabled")
STOP = Call("StopConfigurationRecorder", {"ConfigurationRecorderName": "$name"}, when="!isEnabled")
PUT_CHANNEL = Call(
    "PutDeliveryChannel",
    {
        "DeliveryChannel": {
            "name": "$name",
            "s3BucketName": "$s3BucketName",
            "s3KeyPrefix": "$s3KeyPrefix",
            "s3KmsKeyArn": "$s3KmsKeyArn",
            "snsTopicARN": "$snsTopicArn",
            "configSnapshotDeliveryProperties": "$snapshotDeliveryProperties",
        }
    },
)
PUT_AGGREGATOR = Call(
    "PutConfigurationAggregator",
    {
        "ConfigurationAggregatorName": "$name",
        "OrganizationAggregationSource": (
            "$organizationAggregationSource.{AllAwsRegions: allRegions, AwsRegions: regions, "
            "RoleArn: roleArn}"
        ),
    },
)

RECORDER_TYPE = Resource(
    type="aws:cfg/recorder:Recorder",
    service=SERVICE,
    id="{name}",
    create=(PUT_RECORDER,),
    read=(
        Call(
            "DescribeConfigurationRecorders",
            at="ConfigurationRecorders[?name=='{name}'] | [0]",
        ),
    ),
    update=(PUT_RECORDER,),
    delete=(Call("DeleteConfigurationRecorder", {"ConfigurationRecorderName": "$name"}),),
    gone=NO_RECORDER,
    autoname=NAME,
    replace_on={"name": RECORDER},
    defaults={
        "recordingGroup.allSupported": Default(value=True, source=RECORDER),
        "recordingMode.recordingFrequency": Default("CONTINUOUS", RECORDER),
    },
    sets=dict.fromkeys(
        (
            "recordingGroup.resourceTypes",
            "recordingGroup.exclusionByResourceTypes.resourceTypes",
            "recordingMode.recordingModeOverride.resourceTypes",
        ),
        RECORDER,
    ),
    lists=dict.fromkeys(
        ("recordingGroup.exclusionByResourceTypes", "recordingGroup.recordingStrategies"), RECORDER
    ),
    computed=dict.fromkeys(
        ("recordingGroup.exclusionByResourceTypes", "recordingGroup.recordingStrategies"), RECORDER
    ),
)

RECORDER_STATUS_TYPE = Resource(
    type="aws:cfg/recorderStatus:RecorderStatus",
    service=SERVICE,
    id="{name}",
    create=(START, STOP),
    read=(
        Call(
            "DescribeConfigurationRecorderStatus",
            at="ConfigurationRecordersStatus[?name=='{name}'] | [0]",
            out={"isEnabled": "recording"},
        ),
    ),
    update=(START, STOP),
    delete=(Call("StopConfigurationRecorder", {"ConfigurationRecorderName": "$name"}),),
    remains="deletion stops the recorder",
    gone=NO_RECORDER,
    autoname=NAME,
    replace_on={
        "name": f"{UNCERTAIN}: configservice/configuration_recorder_status.go changes it in place, "
        "and leaves the recorder of the old name as it is"
    },
)

CHANNEL_TYPE = Resource(
    type="aws:cfg/deliveryChannel:DeliveryChannel",
    service=SERVICE,
    id="{name}",
    create=(PUT_CHANNEL,),
    read=(
        Call(
            "DescribeDeliveryChannels",
            at="DeliveryChannels[?name=='{name}'] | [0]",
            out={"snapshotDeliveryProperties": "configSnapshotDeliveryProperties"},
        ),
    ),
    update=(PUT_CHANNEL,),
    delete=(Call("DeleteDeliveryChannel", {"DeliveryChannelName": "$name"}),),
    gone=("NoSuchDeliveryChannelException",),
    autoname=NAME,
    replace_on={"name": CHANNEL},
)

AGGREGATOR_TYPE = Resource(
    type="aws:cfg/configurationAggregator:ConfigurationAggregator",
    service=SERVICE,
    id="{name}",
    create=(PUT_AGGREGATOR,),
    read=(
        Call(
            "DescribeConfigurationAggregators",
            {"ConfigurationAggregatorNames": ["$name"]},
            at="ConfigurationAggregators[0]",
            out={
                "arn": "ConfigurationAggregatorArn",
                "organizationAggregationSource": (
                    "OrganizationAggregationSource.{allRegions: AllAwsRegions, "
                    "regions: AwsRegions, roleArn: RoleArn}"
                ),
            },
        ),
    ),
    update=(PUT_AGGREGATOR,),
    delete=(Call("DeleteConfigurationAggregator", {"ConfigurationAggregatorName": "$name"}),),
    gone=("NoSuchConfigurationAggregatorException",),
    tags=Tags("ListTagsForResource", "TagResource", "UntagResource", {"ResourceArn": "$arn"}),
    autoname=NAME,
    replace_on={"name": AGGREGATOR},
    defaults={"organizationAggregationSource.allRegions": Default(value=False, source=AGGREGATOR)},
    lists={"organizationAggregationSource.regions": AGGREGATOR},
    unserved={"accountAggregationSource": "the landing zone aggregates its whole organization"},
)

RESOURCES = (RECORDER_TYPE, RECORDER_STATUS_TYPE, CHANNEL_TYPE, AGGREGATOR_TYPE)
