"""Where the condition keys of services come from: the parameters of their calls, as JMESPath.

A key whose expression finds nothing is absent, unless AWS puts a default there. A key of a service
that is not in this table is not known on that service's calls, and absent on all others.
Source: "Condition keys for ..." of each service in the Service Authorization Reference.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Parameter:
    """Where a key's value stands.

    Attributes:
        expression: What to look for in the call's parameters.
        default: What AWS fills in where the call says nothing; empty for nothing.
        of: The type of resource, as it stands in the ARN, that alone carries the key.
    """

    expression: str
    default: str = ""
    of: str = ""


def _attributes(*names: str) -> dict[str, Parameter]:
    """Keys `ec2:Attribute/...`: a call that changes an attribute carries its new value."""
    return {f"ec2:Attribute/{name}": Parameter(name) for name in names}


def _s3_headers(**parameters: str) -> dict[str, Parameter]:
    """Keys of S3 that bear the name of the header that they hold."""
    return {f"s3:{key.replace('_', '-')}": Parameter(value) for key, value in parameters.items()}


KEYS: Mapping[str, Parameter] = {
    **_attributes("HttpEndpoint", "HttpPutResponseHopLimit", "HttpTokens", "InstanceMetadataTags"),
    "ec2:Attribute/MapPublicIpOnLaunch": Parameter("MapPublicIpOnLaunch.Value"),
    "ec2:Add/group": Parameter(
        "CreateVolumePermission.Add[].Group || (OperationType=='add' && GroupNames) || `null`"
    ),
    "ec2:Add/userId": Parameter(
        "CreateVolumePermission.Add[].UserId || (OperationType=='add' && UserIds) || `null`"
    ),
    "ec2:Remove/group": Parameter(
        "CreateVolumePermission.Remove[].Group || (OperationType=='remove' && GroupNames) || `null`"
    ),
    "ec2:Remove/userId": Parameter(
        "CreateVolumePermission.Remove[].UserId || (OperationType=='remove' && UserIds) || `null`"
    ),
    "ec2:AssociatePublicIpAddress": Parameter(
        "NetworkInterfaces[].AssociatePublicIpAddress", of="network-interface"
    ),
    "bedrock:InferenceProfileArn": Parameter(
        "modelId && contains(modelId, ':inference-profile/') && modelId || `null`"
    ),
    "ec2:CreateAction": Parameter("''"),
    "ec2:InstanceType": Parameter("InstanceType", of="instance"),
    "ec2:MetadataHttpEndpoint": Parameter("MetadataOptions.HttpEndpoint", of="instance"),
    "ec2:MetadataHttpPutResponseHopLimit": Parameter(
        "MetadataOptions.HttpPutResponseHopLimit", of="instance"
    ),
    "ec2:MetadataHttpTokens": Parameter("MetadataOptions.HttpTokens", of="instance"),
    "ec2:Owner": Parameter("Owners"),
    "ec2:Encrypted": Parameter("Encrypted", of="volume"),
    "eks:endpointPublicAccess": Parameter("resourcesVpcConfig.endpointPublicAccess"),
    "elasticache:AtRestEncryptionEnabled": Parameter("AtRestEncryptionEnabled", "false"),
    "elasticfilesystem:Encrypted": Parameter("Encrypted", "false"),
    "iam:AWSServiceName": Parameter("AWSServiceName"),
    "iam:PermissionsBoundary": Parameter("PermissionsBoundary"),
    "iam:PolicyARN": Parameter("PolicyArn"),
    "kms:BypassPolicyLockoutSafetyCheck": Parameter("BypassPolicyLockoutSafetyCheck", "false"),
    "kms:GrantIsForAWSResource": Parameter("''", "false"),
    "kms:GrantOperations": Parameter("Operations"),
    "kms:KeyOrigin": Parameter("Origin"),
    "kms:KeySpec": Parameter("KeySpec"),
    "kms:KeyUsage": Parameter("KeyUsage"),
    "kms:MultiRegion": Parameter("MultiRegion"),
    # API reference of ScheduleKeyDeletion: without a value, the period is 30 days.
    "kms:ScheduleKeyDeletionPendingWindowInDays": Parameter("PendingWindowInDays", "30"),
    "kms:ViaService": Parameter("''"),
    "lambda:CodeSigningConfigArn": Parameter("CodeSigningConfigArn"),
    "lambda:FunctionUrlAuthType": Parameter("AuthType || FunctionUrlAuthType"),
    "lambda:Principal": Parameter("Principal"),
    # API reference of CreateResourceShare: external principals are allowed unless one says not.
    "ram:RequestedAllowsExternalPrincipals": Parameter("allowExternalPrincipals", "true"),
    "ram:Principal": Parameter("principals"),
    **_s3_headers(
        object_lock_legal_hold="ObjectLockLegalHoldStatus || LegalHold.Status",
        object_lock_mode="ObjectLockMode || Retention.Mode",
        x_amz_acl="ACL",
        x_amz_copy_source="CopySource",
        x_amz_grant_full_control="GrantFullControl",
        x_amz_grant_read="GrantRead",
        x_amz_grant_read_acp="GrantReadACP",
        x_amz_grant_write="GrantWrite",
        x_amz_grant_write_acp="GrantWriteACP",
        x_amz_object_ownership="ObjectOwnership",
        x_amz_server_side_encryption="ServerSideEncryption",
        x_amz_server_side_encryption_aws_kms_key_id="SSEKMSKeyId",
        x_amz_server_side_encryption_customer_algorithm="SSECustomerAlgorithm",
        x_amz_storage_class="StorageClass",
        x_amz_website_redirect_location="WebsiteRedirectLocation",
    ),
    "s3:LocationConstraint": Parameter("CreateBucketConfiguration.LocationConstraint"),
    "s3:delimiter": Parameter("Delimiter"),
    "s3:max-keys": Parameter("MaxKeys"),
    "s3:prefix": Parameter("Prefix"),
    "s3:versionid": Parameter("VersionId"),
    "s3:TlsVersion": Parameter("''", "1.3"),
    "s3:signatureversion": Parameter("''", "AWS4-HMAC-SHA256"),
    "s3:AccessPointNetworkOrigin": Parameter("VpcConfiguration && 'VPC' || 'Internet'"),
    "s3:DataAccessPointAccount": Parameter("''"),
    "s3:DataAccessPointArn": Parameter("''"),
    "rds:DatabaseEngine": Parameter("Engine"),
    "rds:PubliclyAccessible": Parameter("PubliclyAccessible"),
    "rds:StorageEncrypted": Parameter("StorageEncrypted", "false"),
    "sagemaker:DirectInternetAccess": Parameter("DirectInternetAccess", "Enabled"),
    "sagemaker:RootAccess": Parameter("RootAccess", "Enabled"),
    "secretsmanager:BlockPublicPolicy": Parameter("BlockPublicPolicy"),
    "sts:DurationSeconds": Parameter("DurationSeconds"),
    "sts:IdentityTokenAudience": Parameter("Audience"),
    "sts:SigningAlgorithm": Parameter("SigningAlgorithm"),
    "sts:ExternalId": Parameter("ExternalId"),
    "sts:RoleSessionName": Parameter("RoleSessionName"),
    "sts:SourceIdentity": Parameter("SourceIdentity"),
}
"""Condition key -> where it comes from."""

GLOBAL_ABSENT = frozenset(
    {
        "aws:AssumedRoot",  # nobody can open a root session here
        "aws:CalledVia",
        "aws:CalledViaFirst",
        "aws:CalledViaLast",
        "aws:MultiFactorAuthAge",
        "aws:MultiFactorAuthPresent",  # absent from sessions of roles and long-term keys
        "aws:PrincipalServiceNamesList",
        "aws:Referer",
        "aws:SourceAccount",
        "aws:SourceArn",
        "aws:SourceIdentity",
        "aws:SourceOrgID",
        "aws:SourceOrgPaths",
        "aws:SourceVpc",
        "aws:SourceVpcArn",
        "aws:SourceVpce",
        "aws:VpceAccount",
        "aws:VpceOrgID",
        "aws:VpceOrgPaths",
        "aws:VpcSourceIp",
        "aws:Ec2InstanceSourceVpc",
        "aws:Ec2InstanceSourcePrivateIPv4",
        "ec2:RoleDelivery",  # no instance here hands out credentials
        "ec2:SourceInstanceARN",
        "lambda:SourceFunctionArn",
        "glue:RoleAssumedBy",
        "glue:CredentialIssuingService",
        "ssm:SourceInstanceARN",
        "identitystore:UserId",
    }
)
"""Keys that a call through the sandbox's front door never carries."""
