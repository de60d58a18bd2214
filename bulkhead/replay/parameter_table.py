"""The table of request parameters that are condition keys; see `parameter_keys`."""

from collections.abc import Mapping

from bulkhead.replay.parameter_keys import ParameterKey

_REFERENCE = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_{}.html"
_EC2 = _REFERENCE.format("amazonec2")
_IAM = _REFERENCE.format("awsidentityandaccessmanagementiam")
_KMS = "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"
_LAMBDA = _REFERENCE.format("awslambda")
_S3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html"
_STS = _REFERENCE.format("awssecuritytokenservice")


_RUN = ("ec2:RunInstances",)
_BOUNDARY = ("iam:PutRolePermissionsBoundary", "iam:PutUserPermissionsBoundary")
_CREATES = ("iam:CreateRole", "iam:CreateUser")
_POLICY_ATTACHED = tuple(
    f"iam:{verb}{kind}Policy" for verb in ("Attach", "Detach") for kind in ("Group", "Role", "User")
)
_ASSUMES = ("sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity")
_FUNCTION_URL = ("lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig")
_ACL = ("s3:CreateBucket", "s3:PutBucketAcl", "s3:PutObject", "s3:PutObjectAcl")

PARAMETER_KEYS: tuple[ParameterKey, ...] = (
    ParameterKey(
        "ec2:MetadataHttpTokens", _RUN, "metadataOptions.httpTokens", _EC2, kind="instance"
    ),
    ParameterKey(
        "ec2:MetadataHttpPutResponseHopLimit",
        _RUN,
        "metadataOptions.httpPutResponseHopLimit",
        _EC2,
        kind="instance",
    ),
    ParameterKey(
        "ec2:MetadataHttpEndpoint", _RUN, "metadataOptions.httpEndpoint", _EC2, kind="instance"
    ),
    ParameterKey("ec2:InstanceType", _RUN, "instanceType", _EC2, kind="instance"),
    ParameterKey(
        "ec2:AssociatePublicIpAddress",
        _RUN,
        "networkInterfaceSet.items[].associatePublicIpAddress",
        _EC2,
        kind="network-interface",
    ),
    ParameterKey(
        "ec2:Attribute/HttpTokens",
        ("ec2:ModifyInstanceMetadataOptions",),
        "ModifyInstanceMetadataOptionsRequest.HttpTokens",
        _EC2,
    ),
    ParameterKey(
        "ec2:Add/group",
        ("ec2:ModifySnapshotAttribute",),
        "createVolumePermission.add.items[].group",
        _EC2,
        absent_without=True,
    ),
    ParameterKey(
        "ec2:Add/userId",
        ("ec2:ModifySnapshotAttribute",),
        "createVolumePermission.add.items[].userId",
        _EC2,
        absent_without=True,
    ),
    ParameterKey(
        "iam:PermissionsBoundary", _CREATES, "permissionsBoundary", _IAM, absent_without=True
    ),
    ParameterKey("iam:PermissionsBoundary", _BOUNDARY, "permissionsBoundary", _IAM),
    ParameterKey("iam:PolicyARN", _POLICY_ATTACHED, "policyArn", _IAM),
    ParameterKey("iam:AWSServiceName", ("iam:CreateServiceLinkedRole",), "aWSServiceName", _IAM),
    ParameterKey(
        "kms:ScheduleKeyDeletionPendingWindowInDays",
        ("kms:ScheduleKeyDeletion",),
        "pendingWindowInDays",
        _KMS,
    ),
    ParameterKey(
        "kms:BypassPolicyLockoutSafetyCheck",
        ("kms:CreateKey", "kms:PutKeyPolicy"),
        "bypassPolicyLockoutSafetyCheck",
        _KMS,
    ),
    ParameterKey("kms:GranteePrincipal", ("kms:CreateGrant",), "granteePrincipal", _KMS),
    ParameterKey("lambda:FunctionUrlAuthType", _FUNCTION_URL, "authType", _LAMBDA),
    ParameterKey("lambda:Principal", ("lambda:AddPermission",), "principal", _LAMBDA),
    ParameterKey(
        "lambda:FunctionUrlAuthType", ("lambda:AddPermission",), "functionUrlAuthType", _LAMBDA
    ),
    ParameterKey(
        "ram:RequestedAllowsExternalPrincipals",
        ("ram:CreateResourceShare", "ram:UpdateResourceShare"),
        "allowExternalPrincipals",
        _REFERENCE.format("awsresourceaccessmanagerram"),
    ),
    ParameterKey("s3:x-amz-acl", _ACL, "x-amz-acl", _S3, absent_without=True),
    ParameterKey(
        "s3:x-amz-object-ownership",
        ("s3:CreateBucket",),
        "x-amz-object-ownership",
        _S3,
        absent_without=True,
    ),
    ParameterKey(
        "s3:x-amz-server-side-encryption",
        ("s3:PutObject",),
        "x-amz-server-side-encryption",
        _S3,
        absent_without=True,
    ),
    ParameterKey("sts:RoleSessionName", _ASSUMES, "roleSessionName", _STS),
    ParameterKey("sts:ExternalId", ("sts:AssumeRole",), "externalId", _STS, absent_without=True),
    ParameterKey(
        "sts:SourceIdentity", ("sts:AssumeRole",), "sourceIdentity", _STS, absent_without=True
    ),
    ParameterKey("sts:TaskPolicyArn", ("sts:AssumeRoot",), "taskPolicyArn.arn", _STS),
    ParameterKey(
        "account:TargetRegion",
        ("account:DisableRegion", "account:EnableRegion"),
        "regionName",
        _REFERENCE.format("awsaccountmanagement"),
    ),
    ParameterKey(
        "secretsmanager:BlockPublicPolicy",
        ("secretsmanager:PutResourcePolicy",),
        "blockPublicPolicy",
        _REFERENCE.format("awssecretsmanager"),
    ),
    ParameterKey(
        "eks:endpointPublicAccess",
        ("eks:CreateCluster", "eks:UpdateClusterConfig"),
        "resourcesVpcConfig.endpointPublicAccess",
        _REFERENCE.format("amazonelastickubernetesservice"),
    ),
    ParameterKey(
        "rds:PubliclyAccessible",
        ("rds:CreateDBInstance",),
        "publiclyAccessible",
        _REFERENCE.format("amazonrds"),
    ),
)

PARAMETERS: Mapping[tuple[str, str], ParameterKey] = {
    (action, row.key.lower()): row for row in PARAMETER_KEYS for action in row.actions
}
"""The rows by action and key in lower case."""
