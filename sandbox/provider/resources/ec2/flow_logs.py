"""VPC flow logs."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.resources.ec2.common import NOT_NEEDED, SERVICE, TAGS
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call

FLOW_LOG = upstream("ec2/vpc_flow_log.go")

FLOW_LOG_TYPE = Resource(
    type="aws:ec2/flowLog:FlowLog",
    service=SERVICE,
    id="{id}",
    create=(
        Call(
            "CreateFlowLogs",
            {
                "ResourceIds": ["$vpcId || subnetId"],
                "ResourceType": "$vpcId && 'VPC' || 'Subnet'",
            },
            out={"id": "FlowLogIds[0]"},
        ),
    ),
    read=(
        Call(
            "DescribeFlowLogs",
            {"FlowLogIds": ["$id"]},
            at="FlowLogs[0]",
            out={
                "arn": "=arn:{partition}:ec2:{region}:{account}:vpc-flow-log/{id}",
                "subnetId": "starts_with(ResourceId, 'subnet-') && ResourceId || null",
                "vpcId": "starts_with(ResourceId, 'vpc-') && ResourceId || null",
            },
        ),
    ),
    delete=(Call("DeleteFlowLogs", {"FlowLogIds": ["$id"]}),),
    gone=("InvalidFlowLogId.NotFound",),
    tags=TAGS,
    replace_on=dict.fromkeys(
        (
            "destinationOptions",
            "logDestination",
            "logDestinationType",
            "logFormat",
            "maxAggregationInterval",
            "subnetId",
            "trafficType",
            "vpcId",
        ),
        FLOW_LOG,
    ),
    defaults={
        "destinationOptions.fileFormat": Default("plain-text", FLOW_LOG),
        "destinationOptions.hiveCompatiblePartitions": Default(value=False, source=FLOW_LOG),
        "destinationOptions.perHourPartition": Default(value=False, source=FLOW_LOG),
        "logDestinationType": Default("cloud-watch-logs", FLOW_LOG),
        "maxAggregationInterval": Default(600, FLOW_LOG),
    },
    unserved=dict.fromkeys(
        (
            "deliverCrossAccountRole",
            "eniId",
            "iamRoleArn",
            "regionalNatGatewayId",
            "tagFieldSpecifications",
            "transitGatewayAttachmentId",
            "transitGatewayId",
        ),
        NOT_NEEDED,
    ),
)

RESOURCES = (FLOW_LOG_TYPE,)
