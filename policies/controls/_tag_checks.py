"""The checks of `resources_tagged`: what runs, what holds data, and what people reach.

Rules, attachments and other parts of these have no owner of their own; they are left out, and so
are types without tags.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import Inputs
from ._params import Params
from ._proof import PROOF_PARAMS
from ._tags import tags_of
from ._types import BUCKET, INSTANCE, tokens

RUNNING = (
    *INSTANCE,
    *tokens("apprunner", "Service"),
    *tokens("appstream", "Fleet", "ImageBuilder"),
    *tokens("batch", "ComputeEnvironment", "JobDefinition", "JobQueue"),
    *tokens("cloud9", "EnvironmentEC2"),
    *tokens("codebuild", "Project"),
    *tokens("codepipeline", "Pipeline"),
    *tokens("dms", "ReplicationInstance"),
    *tokens("ec2", "NatGateway", "Vpc"),
    *tokens("ec2transitgateway", "TransitGateway"),
    *tokens("ecs", "Cluster", "Service", "TaskDefinition"),
    *tokens("eks", "Cluster", "FargateProfile", "NodeGroup"),
    *tokens("elasticbeanstalk", "Environment"),
    *tokens("emr", "Cluster"),
    *tokens("emrserverless", "Application"),
    *tokens("glue", "Job"),
    *tokens("kinesisanalyticsv2", "Application"),
    *tokens("lambda", "Function"),
    *tokens("mwaa", "Environment"),
    *tokens("sagemaker", "Domain", "Endpoint", "NotebookInstance"),
    *tokens("sfn", "StateMachine"),
    *tokens("synthetics", "Canary"),
    *tokens("workspaces", "Workspace"),
)
REACHED = (
    *tokens("apigateway", "RestApi", "Stage"),
    *tokens("apigatewayv2", "Api", "Stage"),
    *tokens("appsync", "GraphQLApi"),
    *tokens("cloudfront", "Distribution"),
    *tokens("cognito", "IdentityPool", "UserPool"),
    *tokens("elb", "LoadBalancer"),
    *tokens("globalaccelerator", "Accelerator"),
    *tokens("lb", "LoadBalancer"),
    *tokens("transfer", "Server"),
    *tokens("wafv2", "WebAcl"),
)
DATA = (
    *BUCKET,
    *tokens("backup", "Vault"),
    *tokens("cloudwatch", "LogGroup"),
    *tokens("dax", "Cluster"),
    *tokens("docdb", "Cluster", "ElasticCluster"),
    *tokens("dsql", "Cluster"),
    *tokens("dynamodb", "Table"),
    *tokens("ebs", "Snapshot", "Volume"),
    *tokens("ecr", "Repository"),
    *tokens("efs", "FileSystem"),
    *tokens("elasticache", "Cluster", "ReplicationGroup", "ServerlessCache"),
    *tokens("elasticsearch", "Domain"),
    *tokens("fsx", "LustreFileSystem", "OntapFileSystem", "OpenZfsFileSystem", "WindowsFileSystem"),
    *tokens("keyspaces", "Table"),
    *tokens("kinesis", "FirehoseDeliveryStream", "Stream"),
    *tokens("kms", "Key"),
    *tokens("memorydb", "Cluster"),
    *tokens("mq", "Broker"),
    *tokens("msk", "Cluster", "ServerlessCluster"),
    *tokens("neptune", "Cluster"),
    *tokens("opensearch", "Domain", "ServerlessCollection"),
    *tokens("rds", "Cluster", "ClusterInstance", "Instance"),
    *tokens("redshift", "Cluster"),
    *tokens("redshiftserverless", "Namespace", "Workgroup"),
    *tokens("secretsmanager", "Secret"),
    *tokens("sns", "Topic"),
    *tokens("sqs", "Queue"),
    *tokens("timestreaminfluxdb", "DbInstance"),
    *tokens("timestreamwrite", "Database", "Table"),
)


def _carries_required_tags(inputs: Inputs, params: Params) -> Iterator[Finding]:
    found, more = tags_of(inputs)
    for key in params.required_tags:
        if key not in found:
            yield Undecided(inputs.at("tags")) if more else _missing(inputs, key, "has no")
        elif isinstance(value := found[key], str) and not value.strip():
            yield _missing(inputs, key, "has no value in the")


def _missing(inputs: Inputs, key: str, problem: str) -> Violation:
    write = f'tags={{"{key}": ...}}, or default_tags of the provider'
    return Violation(inputs.at("tags"), f'{problem} tag "{key}"', write)


TAGGED = dict.fromkeys(PROOF_PARAMS.required_tags, "storefront")
LISTED = [{"key": k, "value": v, "propagateAtLaunch": True} for k, v in TAGGED.items()]

TAG_CHECKS = (
    Check(
        name="tags",
        types=(*RUNNING, *REACHED, *DATA),
        find=_carries_required_tags,
        passes=({"tags": TAGGED}, {"tags": {**TAGGED, "stage": "test"}}),
        fails=(
            {},
            {"tags": {}},
            {"tags": {"Owner": "storefront"}},
            {"tags": {**TAGGED, "owner": ""}},
        ),
    ),
    Check(
        name="group-tags",
        types=tokens("autoscaling", "Group"),
        find=_carries_required_tags,
        passes=({"tags": LISTED},),
        fails=({}, {"tags": LISTED[:1]}),
    ),
)
