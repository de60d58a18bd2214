"""Which parameter of a service's calls names the resource, and the ARN that it stands for.

In the templates `{value}` is the parameter, `{region}` and `{account}` are the call's. The first
parameter of a service that a call carries counts; a value that is an ARN already stays as it is.
IAM, KMS, S3, SQS and some calls of EC2 need more than a template: see `resources`.
Source: "Resource types defined by ..." of each service in the Service Authorization Reference.
"""

from collections.abc import Mapping


def _regional(service: str, **templates: str) -> Mapping[str, str]:
    head = f"arn:aws:{service}:{{region}}:{{account}}:"
    return {parameter: head + rest for parameter, rest in templates.items()}


EVERYTHING = "*"  # in place of an ARN: the action has no resource

# EC2's ids say by their prefixes what they are ids of.
EC2_TYPES = {
    "acl": "network-acl",
    "ami": "image",
    "eipalloc": "elastic-ip",
    "eni": "network-interface",
    "fl": "vpc-flow-log",
    "i": "instance",
    "igw": "internet-gateway",
    "lt": "launch-template",
    "nat": "natgateway",
    "pcx": "vpc-peering-connection",
    "rtb": "route-table",
    "sg": "security-group",
    "snap": "snapshot",
    "subnet": "subnet",
    "tgw": "transit-gateway",
    "vol": "volume",
    "vpc": "vpc",
    "vpce": "vpc-endpoint",
}
EC2_WITHOUT_ACCOUNT = frozenset({"image", "snapshot"})

# Service (its model in botocore) -> parameter -> template.
TEMPLATES: Mapping[str, Mapping[str, str]] = {
    "accessanalyzer": _regional("access-analyzer", analyzerName="analyzer/{value}"),
    "backup": _regional(
        "backup", BackupVaultName="backup-vault:{value}", BackupPlanId="backup-plan:{value}"
    ),
    "cloudtrail": _regional(
        "cloudtrail",
        Name="trail/{value}",
        TrailName="trail/{value}",
        EventDataStore="eventdatastore/{value}",
        ResourceId="trail/{value}",
    ),
    "cognito-identity": _regional("cognito-identity", IdentityPoolId="identitypool/{value}"),
    "codebuild": _regional("codebuild", name="project/{value}", projectName="project/{value}"),
    "dynamodb": _regional("dynamodb", TableName="table/{value}"),
    "ecr": _regional("ecr", repositoryName="repository/{value}"),
    "eks": _regional("eks", name="cluster/{value}", clusterName="cluster/{value}"),
    "events": _regional("events", Rule="rule/{value}", Name="rule/{value}"),
    "guardduty": _regional("guardduty", DetectorId="detector/{value}"),
    "lambda": _regional("lambda", FunctionName="function:{value}", LayerName="layer:{value}"),
    "logs": _regional(
        "logs", logGroupName="log-group:{value}", logGroupIdentifier="log-group:{value}"
    ),
    "rds": _regional(
        "rds",
        DBInstanceIdentifier="db:{value}",
        DBClusterIdentifier="cluster:{value}",
        DBSnapshotIdentifier="snapshot:{value}",
        DBClusterSnapshotIdentifier="cluster-snapshot:{value}",
    ),
    "redshift": _regional(
        "redshift", SnapshotIdentifier="snapshot:*/{value}", ClusterIdentifier="cluster:{value}"
    ),
    "s3control": _regional("s3", Name="accesspoint/{value}"),
    "secretsmanager": _regional("secretsmanager", SecretId="secret:{value}", Name="secret:{value}"),
    "sns": _regional("sns", Name="{value}"),
    "ssm": _regional("ssm", DocumentName="document/{value}"),
    "stepfunctions": _regional("states", name="stateMachine:{value}"),
}
# Calls on what belongs to nobody yet, or on the service as a whole.
WITHOUT_RESOURCE = frozenset(
    {
        ("guardduty", "CreateDetector"),
        ("kms", "CreateKey"),
        ("organizations", "LeaveOrganization"),
        ("s3control", "DeletePublicAccessBlock"),
        ("s3control", "GetPublicAccessBlock"),
        ("s3control", "PutPublicAccessBlock"),
        ("sts", "GetCallerIdentity"),
    }
)
READING_MANY = ("Describe", "List")
"""Operations of these names that name no resource look at all there are."""
