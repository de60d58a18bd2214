"""The checks of `customer_managed_keys_used`: where each type names its key.

Source: the properties of each type in pulumi-aws. Types that need a key of one's own anyway, and
such as have no choice of keys, are not among them.
"""

from ._check import Check
from ._own_key import own_key
from ._rules import in_each
from ._types import tokens

AWS_KEY = "alias/aws/service"
KEY_ARN = "arn:aws:kms:eu-central-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab"

REPLICA = ("replicateSourceDb", "replicationSourceIdentifier", "snapshotIdentifier")
MEMBER = ("globalReplicationGroupId",)

# Path of the key -> the types that name their key there, and inputs with which they need none.
KEYS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "kmsKeyId": (
        (
            *tokens("cloudtrail", "EventDataStore"),
            *tokens("cloudwatch", "LogAnomalyDetector", "LogGroup"),
            *tokens("ebs", "SnapshotCopy", "SnapshotImport", "Volume"),
            *tokens("ec2", "AmiCopy"),
            *tokens("docdb", "ElasticCluster"),
            *tokens("efs", "FileSystem"),
            *tokens("fsx", "FileCache", "OntapFileSystem", "OpenZfsFileSystem"),
            *tokens("fsx", "WindowsFileSystem"),
            *tokens("grafana", "Workspace"),
            *tokens("kinesis", "Stream", "VideoStream"),
            *tokens("rds", "Integration"),
            *tokens("redshift", "Cluster", "Integration", "SnapshotCopyGrant"),
            *tokens("redshiftserverless", "Namespace"),
            *tokens("elasticache", "ServerlessCache"),
            *tokens("sagemaker", "Domain", "NotebookInstance"),
            *tokens("secretsmanager", "Secret"),
            *tokens("timestreamquery", "ScheduledQuery"),
            *tokens("timestreamwrite", "Database"),
            *tokens("codecommit", "Repository"),
            *tokens("imagebuilder", "Component", "ContainerRecipe", "Workflow"),
            *tokens("location", "GeofenceCollection", "Tracker"),
        ),
        (),
    ),
    "kmsKeyArn": (
        (
            *tokens("amp", "Workspace"),
            *tokens("backup", "Vault"),
            *tokens("bedrock", "Guardrail"),
            *tokens("bedrock", "AgentcoreGateway"),
            *tokens("dms", "Endpoint", "InstanceProfile", "ReplicationInstance", "S3Endpoint"),
            *tokens("dynamodb", "TableReplica"),
            *tokens("memorydb", "Cluster"),
            *tokens("sagemaker", "EndpointConfiguration"),
            *tokens("opensearch", "Application"),
            *tokens("scheduler", "Schedule"),
            *tokens("storagegateway", "NfsFileShare", "SmbFileShare"),
        ),
        (),
    ),
    "kmsMasterKeyId": ((*tokens("sns", "Topic"), *tokens("sqs", "Queue")), ()),
    "kmsKey": ((*tokens("mwaa", "Environment"), *tokens("qldb", "Ledger")), ()),
    "kmsKeyIdentifier": (
        (
            *tokens("appconfig", "ConfigurationProfile"),
            *tokens("cloudwatch", "EventArchive", "EventBus", "EventConnection"),
            *tokens("datazone", "Domain"),
            *tokens("neptunegraph", "Graph"),
            *tokens("pipes", "Pipe"),
        ),
        (),
    ),
    "encryptionKey": ((*tokens("codeartifact", "Domain"), *tokens("codebuild", "Project")), ()),
    "encryptAtRest.kmsKeyId": (
        (*tokens("elasticsearch", "Domain"), *tokens("opensearch", "Domain")),
        (),
    ),
    "serverSideEncryption.kmsKeyArn": (tokens("dynamodb", "Table"), ()),
    "serverSideEncryption.keyArn": (
        tokens("kinesis", "FirehoseDeliveryStream"),
        ("kinesisSourceConfiguration", "mskSourceConfiguration"),
    ),
    "encryptionInfo.encryptionAtRestKmsKeyArn": (tokens("msk", "Cluster"), ()),
    "encryptionOptions.kmsKeyId": (tokens("mq", "Broker"), ()),
    "encryptionConfiguration.kmsKeyId": (
        (*tokens("qbusiness", "Application"), *tokens("sfn", "Activity", "StateMachine")),
        (),
    ),
    "encryptionConfiguration.kmsKey": (tokens("apprunner", "Service"), ()),
    "encryptionConfiguration.keyId": (tokens("networkfirewall", "Firewall"), ()),
    "encryptionConfigurations.kmsKey": (
        tokens("ecr", "Repository", "RepositoryCreationTemplate"),
        (),
    ),
    "encryptionSpecification.kmsKeyIdentifier": (tokens("keyspaces", "Table"), ()),
    "serverSideEncryptionConfiguration.kmsKeyId": (tokens("kendra", "Index"), ()),
    "volumeEncryptionKey": (tokens("workspaces", "Workspace"), ()),
    "kmsArn": (tokens("appflow", "ConnectorProfile", "Flow"), ()),
    "encryptionKeyArn": (
        (
            *tokens("backup", "LogicallyAirGappedVault"),
            *tokens("bedrock", "AgentcoreMemory"),
            *tokens("emr", "Studio"),
        ),
        (),
    ),
    "encryptionConfiguration.kmsKeyArn": (tokens("s3tables", "TableBucket"), ()),
    "encryptionConfigurations.kmsKeyArn": (tokens("s3", "VectorsVectorBucket"), ()),
    "modelKmsKeyId": (tokens("comprehend", "DocumentClassifier", "EntityRecognizer"), ()),
    "customModelKmsKeyId": (tokens("bedrock", "CustomModel"), ()),
    "customerEncryptionKeyArn": (tokens("bedrock", "AgentAgent", "AgentFlow", "AgentPrompt"), ()),
    "keyId": (tokens("xray", "EncryptionConfig"), ()),
    "kmsEncryptionKey": (tokens("dsql", "Cluster"), ()),
}

# What gets its key from a source, from a snapshot or from what it is a member of.
OTHERS = {
    "database": ("kmsKeyId", tokens("rds", "Cluster", "Instance"), REPLICA),
    "documents": ("kmsKeyId", tokens("docdb", "Cluster"), REPLICA),
    "graph": ("kmsKeyArn", tokens("neptune", "Cluster"), REPLICA),
    "cache": ("kmsKeyId", tokens("elasticache", "ReplicationGroup"), MEMBER),
}


def _check(name: str, path: str, types: tuple[str, ...], unless: tuple[str, ...]) -> Check:
    first, *rest = path.split(".")
    return Check(
        name=name,
        types=types,
        find=own_key(path, *unless, write=f"{_snake(first)}={_write(rest)}"),
        passes=(_nested(path, KEY_ARN), *({each: "orders"} for each in unless[-1:])),
        fails=({}, _nested(path, AWS_KEY), _nested(path, "AWS_OWNED_KMS_KEY")),
    )


def _write(rest: list[str]) -> str:
    return f'{{"{_snake(rest[0])}": key.arn, ...}}' if rest else "key.arn"


def _nested(path: str, value: object) -> dict[str, object]:
    first, _, rest = path.partition(".")
    return {first: _nested(rest, value) if rest else value}


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def _sessions(**configuration: object) -> dict[str, object]:
    return {"configuration": {"executeCommandConfiguration": configuration}}


SESSIONS = Check(
    name="exec-sessions",
    types=tokens("ecs", "Cluster"),
    find=in_each(
        "configuration.executeCommandConfiguration",
        own_key("kmsKeyId", write='execute_command_configuration={"kms_key_id": key.arn, ...}'),
    ),
    passes=({}, _sessions(kmsKeyId=KEY_ARN, logging="OVERRIDE")),
    fails=(_sessions(logging="OVERRIDE"), _sessions(kmsKeyId=AWS_KEY)),
)

OWN_KEY_CHECKS = (
    SESSIONS,
    *(_check(path, path, types, unless) for path, (types, unless) in KEYS.items()),
    *(_check(name, path, types, unless) for name, (path, types, unless) in OTHERS.items()),
)
