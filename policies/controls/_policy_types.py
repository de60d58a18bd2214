"""Where the resource policies of pulumi-aws's types stand, by the input that holds them.

Left out, because everybody is who they are written for, and something else limits who comes in:
policies of VPC endpoints, of APIs of API Gateway (public without a policy, and limited by a Deny),
of VPC Lattice services, and of public ECR repositories. Buckets and their access points are
`s3_public_access_blocked`'s.
"""

from collections.abc import Mapping

from ._types import tokens

POLICY_TYPES: Mapping[str, tuple[str, ...]] = {
    "policy": (
        *tokens("acmpca", "Policy"),
        *tokens("backup", "VaultPolicy"),
        *tokens("bedrock", "AgentcoreResourcePolicy"),
        *tokens("cloudwatch", "EventBusPolicy"),
        *tokens("codebuild", "ResourcePolicy"),
        *tokens("dsql", "ClusterPolicy"),
        *tokens("dynamodb", "ResourcePolicy"),
        *tokens("ecr", "RegistryPolicy", "RepositoryPolicy"),
        *tokens("efs", "FileSystemPolicy"),
        *tokens("glacier", "VaultLock"),
        *tokens("glue", "ResourcePolicy"),
        *tokens("kinesis", "ResourcePolicy"),
        *tokens("kms", "ExternalKey", "Key", "KeyPolicy", "ReplicaExternalKey", "ReplicaKey"),
        *tokens("lambda", "ResourcePolicy"),
        *tokens("mediastore", "ContainerPolicy"),
        *tokens("msk", "ClusterPolicy"),
        *tokens("networkfirewall", "ResourcePolicy"),
        *tokens("oam", "SinkPolicy"),
        *tokens("opensearchingest", "ResourcePolicy"),
        *tokens("pinpoint", "Smsvoicev2ResourcePolicy"),
        *tokens("redshift", "ResourcePolicy"),
        *tokens("redshiftserverless", "ResourcePolicy"),
        *tokens("s3", "FilesFileSystemPolicy", "VectorsVectorBucketPolicy"),
        *tokens("s3control", "AccessGrantsInstanceResourcePolicy", "ObjectLambdaAccessPointPolicy"),
        *tokens("schemas", "RegistryPolicy"),
        *tokens("secretsmanager", "Secret", "SecretPolicy"),
        *tokens("ses", "IdentityPolicy"),
        *tokens("sesv2", "EmailIdentityPolicy"),
        *tokens("sns", "Topic", "TopicPolicy"),
        *tokens("sqs", "Queue", "QueuePolicy"),
        *tokens("vpclattice", "ResourcePolicy"),
    ),
    "accessPolicies": (
        *tokens("elasticsearch", "Domain", "DomainPolicy"),
        *tokens("opensearch", "Domain", "DomainPolicy"),
    ),
    "accessPolicy": (
        *tokens("cloudsearch", "DomainServiceAccessPolicy"),
        *tokens("cloudwatch", "LogDestinationPolicy"),
        *tokens("glacier", "Vault"),
    ),
    "assumeRolePolicy": tokens("iam", "Role"),
    "deliveryDestinationPolicy": tokens("cloudwatch", "LogDeliveryDestinationPolicy"),
    "policyDocument": (
        *tokens("amp", "ResourcePolicy"),
        *tokens("cloudwatch", "LogResourcePolicy"),
        *tokens("codeartifact", "DomainPermissions", "RepositoryPermissionsPolicy"),
        *tokens("xray", "ResourcePolicy"),
    ),
    "repositoryPolicy": tokens("ecr", "RepositoryCreationTemplate"),
    "resourcePolicy": (
        *tokens("s3tables", "TableBucketPolicy", "TablePolicy"),
        *tokens("sagemaker", "ModelPackageGroupPolicy"),
    ),
}
