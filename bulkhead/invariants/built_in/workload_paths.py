"""Everyday work of workloads that public guardrails have stopped."""

from bulkhead.invariants.callers import ACCESS_ROLE, ADMINISTRATOR, role
from bulkhead.invariants.invariant import Calls, Invariant

_KARPENTER = role("KarpenterController")
_NODE = role("KarpenterNode")
_INSTANCE = role("application-instance")
_EC2 = "arn:{partition}:ec2:{home_region}:{account}:"
_FROM_INSTANCE = {"ec2:RoleDelivery": "2.0"}

# One RunInstances is decided once for each resource that it touches.
_RUN_INSTANCES = (
    Calls(actions=("ec2:RunInstances", "ec2:CreateTags"), resource=f"{_EC2}instance/*"),
    *(
        Calls(actions=("ec2:RunInstances",), resource=f"{_EC2}{resource}")
        for resource in (
            "launch-template/lt-0123456789abcdef0",
            "network-interface/*",
            "security-group/sg-0123456789abcdef0",
            "subnet/subnet-0123456789abcdef0",
            "volume/*",
        )
    ),
    Calls(
        actions=("ec2:RunInstances",),
        resource="arn:{partition}:ec2:{home_region}::image/ami-0123456789abcdef0",
    ),
)
_LAUNCH = {
    "ec2:AssociatePublicIpAddress": "false",
    "ec2:Encrypted": "true",
    "ec2:MetadataHttpPutResponseHopLimit": "1",
    "ec2:MetadataHttpTokens": "required",
    **_FROM_INSTANCE,
}

WORKLOAD_PATHS = (
    Invariant(
        id="karpenter-launches-directly",
        title="Karpenter can launch nodes with RunInstances",
        reason="Nodes that do not come are an outage of the cluster.",
        source="aws/karpenter-provider-aws issue 8190: it calls RunInstances itself or through a "
        "fleet, and policies written for one path denied the other",
        possible=True,
        callers=(_KARPENTER,),
        calls=(
            *_RUN_INSTANCES,
            Calls(
                actions=("ec2:CreateLaunchTemplate",),
                resource=f"{_EC2}launch-template/*",
            ),
            Calls(actions=("ec2:TerminateInstances",), resource=f"{_EC2}instance/i-1"),
        ),
        context=_LAUNCH,
    ),
    Invariant(
        id="karpenter-launches-through-a-fleet",
        title="Karpenter can launch nodes through EC2 Fleet",
        reason="Nodes that do not come are an outage of the cluster.",
        source="aws/karpenter-provider-aws issue 8190: it calls RunInstances itself or through a "
        "fleet, and policies written for one path denied the other",
        possible=True,
        callers=(_KARPENTER,),
        calls=(*_RUN_INSTANCES, Calls(actions=("ec2:CreateFleet",), resource=f"{_EC2}fleet/*")),
        context={
            **_LAUNCH,
            "aws:CalledVia": "ec2fleet.amazonaws.com",
            "aws:CalledViaFirst": "ec2fleet.amazonaws.com",
            "aws:CalledViaLast": "ec2fleet.amazonaws.com",
            "aws:ViaAWSService": "true",
        },
    ),
    Invariant(
        id="nodes-pull-images",
        title="Nodes can pull images from AWS's own registries",
        reason="The kubelet's images are in accounts of AWS; a perimeter that forgets them stops "
        "every new node.",
        source="aws-samples/data-perimeter-policy-examples issue 20",
        possible=True,
        callers=(_NODE,),
        calls=(
            Calls(actions=("ecr:GetAuthorizationToken",)),
            Calls(
                actions=("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
                resource="arn:{partition}:ecr:{home_region}:602401143452:repository/eks/pause",
                owner="602401143452",
            ),
        ),
        context=_FROM_INSTANCE,
    ),
    Invariant(
        id="instances-are-patched",
        title="Systems Manager can patch instances from AWS's own buckets",
        reason="Patch baselines are in buckets of AWS; a perimeter that forgets them freezes "
        "patching without a word.",
        source="aws-samples/data-perimeter-policy-examples issue 20; AWS Systems Manager User "
        "Guide, SSM Agent communications with AWS managed S3 buckets",
        possible=True,
        callers=(_INSTANCE,),
        calls=(
            Calls(
                actions=(
                    "ssm:GetDeployablePatchSnapshotForInstance",
                    "ssm:UpdateInstanceInformation",
                    "ssmmessages:OpenDataChannel",
                )
            ),
            Calls(
                actions=("s3:GetObject",),
                resource="arn:{partition}:s3:::aws-ssm-{home_region}/agent",
                owner="999999999998",
            ),
        ),
        context=_FROM_INSTANCE,
    ),
    Invariant(
        id="pipelines-write-to-buckets",
        title="Pipelines can write to buckets without naming an encryption",
        reason="Buckets encrypt by default; a policy that asks for the header stopped the "
        "accelerator's own pipeline.",
        source="awslabs/landing-zone-accelerator-on-aws issue 669",
        possible=True,
        callers=(ACCESS_ROLE, ADMINISTRATOR),
        calls=(
            Calls(
                actions=("s3:PutObject", "s3:GetObject"),
                resource="arn:{partition}:s3:::pipeline-artifacts-{account}/source.zip",
            ),
        ),
    ),
    Invariant(
        id="tables-replicate",
        title="DynamoDB's global tables can replicate",
        reason="A restriction of regions at the root once stopped payments for 47 minutes.",
        source="Amazon DynamoDB Developer Guide, Using IAM with global tables",
        possible=True,
        callers=(
            ADMINISTRATOR,
            role(
                "aws-service-role/replication.dynamodb.amazonaws.com"
                "/AWSServiceRoleForDynamoDBReplication"
            ),
        ),
        calls=(
            Calls(
                actions=("dynamodb:CreateTableReplica", "dynamodb:PutItem", "dynamodb:UpdateTable"),
                resource="arn:{partition}:dynamodb:{home_region}:{account}:table/orders",
            ),
        ),
    ),
)
