"""Request parameters that are condition keys.

Each row names the actions, the key, where the parameter stands in a record, and AWS's document that
says that the key holds the parameter. A key whose parameter is not in the record is unknown, as a
default or a setting of the account may stand in for it, unless the row says that AWS leaves it out.
AWS, "CloudTrail record contents", `requestParameters`: a record has the parameters that were sent,
S3's headers among them; where they are too long, `omitted` stands in their place.
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bulkhead.evaluator.open_resource import OpenResource
from bulkhead.replay.paths import values_at
from bulkhead.replay.records import Event
from bulkhead.replay.resources import Resource
from bulkhead.replay.values import ABSENT, UNKNOWN, Value

_REFERENCE = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_{}.html"
_EC2 = _REFERENCE.format("amazonec2")
_IAM = _REFERENCE.format("awsidentityandaccessmanagementiam")
_KMS = "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"
_LAMBDA = _REFERENCE.format("awslambda")
_S3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html"
_STS = _REFERENCE.format("awssecuritytokenservice")


@dataclass(frozen=True, slots=True)
class ParameterKey:
    """One key of some actions.

    Attributes:
        key: the condition key.
        actions: the actions, `service:Operation`, that carry it.
        path: where the parameter stands; see `values_at`.
        source: the document that says so.
        kind: the type of the resource that carries the key, where not all resources of the call do.
        absent_without: AWS leaves the key out where the parameter is not given.
        written: the parameter's text -> the key's, where they differ.
    """

    key: str
    actions: tuple[str, ...]
    path: str
    source: str
    kind: str = ""
    absent_without: bool = False
    written: Mapping[str, str] | None = None

    def read(self, event: Event, resource: Resource) -> Value:
        """Read the key off a record."""
        if self.kind and not _is_of_kind(resource, self.kind):
            return ABSENT
        found = values_at(event.parameters, self.path)
        if not found:
            were_recorded = event.parameters and "omitted" not in event.parameters
            return ABSENT if self.absent_without and were_recorded else UNKNOWN
        written = self.written or {}
        return tuple(written.get(value, value) for value in found)


def _is_of_kind(resource: Resource, kind: str) -> bool:
    arns = resource.patterns if isinstance(resource, OpenResource) else (resource,)
    return any(f":{kind}/" in arn or arn == "**" for arn in arns)


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
