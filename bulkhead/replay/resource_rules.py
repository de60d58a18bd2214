"""Which parameter names the resource of a call, and how its ARN is made of it.

The forms of ARNs are those of the Service Authorization Reference, "Resource types defined by ...":
https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
Parameters are named in a record like in the service's API, with a small first letter. A value that
is an ARN already is taken as it is. Within a service the first rule applies whose parameter is
there, except for EC2, where every rule does: a call is authorised for each of its resources.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rule:
    """How one parameter gives ARNs.

    Attributes:
        path: where the parameter stands.
        forms: what follows `arn:partition:service:`; `{}` is the value, and `*` what is not known.
            Several where it is one of them.
        actions: the operations that it holds for; empty for all of the service's.
        service: the service in the ARN, where it is not the prefix of the action.
        begins: the first name of the path.
    """

    path: str
    forms: tuple[str, ...]
    actions: frozenset[str] = frozenset()
    service: str = ""
    begins: str = field(init=False)

    def __post_init__(self) -> None:
        """Find the parameter that must be there for the rule to apply."""
        object.__setattr__(self, "begins", self.path.partition(".")[0].removesuffix("[]"))


def _in_account(path: str, kind: str, *actions: str, separator: str = "/") -> Rule:
    return Rule(path, (f"{{region}}:{{account}}:{kind}{separator}{{}}",), frozenset(actions))


def _of_iam(path: str, kind: str, *actions: str) -> Rule:
    """IAM's ARNs have a path, which only the operations that create something are told."""
    forms = (f":{{account}}:{kind}/{{}}", f":{{account}}:{kind}/*/{{}}")
    return Rule(path, forms, frozenset(actions))


def _arn(path: str, *actions: str) -> Rule:
    return Rule(path, (), frozenset(actions))


RULES: Mapping[str, tuple[Rule, ...]] = {
    "access-analyzer": (_arn("analyzerArn"), _in_account("analyzerName", "analyzer")),
    "backup": (
        _arn("recoveryPointArn"),
        _in_account("backupVaultName", "backup-vault", separator=":"),
        _in_account("backupPlanId", "backup-plan", separator=":"),
    ),
    "cloudtrail": (
        _arn("trailARN"),
        _in_account("name", "trail"),
        _in_account("trailName", "trail"),
    ),
    "dynamodb": (_in_account("tableName", "table"),),
    "ecr": (_in_account("repositoryName", "repository"),),
    "events": (
        _in_account("name", "rule", "DeleteRule", "DescribeRule", "DisableRule", "PutRule"),
    ),
    "guardduty": (_in_account("detectorId", "detector"),),
    "iam": (
        _of_iam("instanceProfileName", "instance-profile"),
        _of_iam("groupName", "group"),
        _of_iam("roleName", "role"),
        _of_iam("userName", "user"),
        _arn("policyArn"),
        _of_iam("policyName", "policy", "CreatePolicy"),
        Rule("aWSServiceName", (":{account}:role/aws-service-role/{}/*",)),
        _arn("sAMLProviderArn"),
        Rule("name", (":{account}:saml-provider/{}",), frozenset({"CreateSAMLProvider"})),
        _arn("openIDConnectProviderArn"),
    ),
    "lambda": (
        Rule(
            "functionName",
            ("{region}:{account}:function:{}", "{region}:{account}:function:{}:*"),
        ),
    ),
    "logs": (
        Rule(
            "logGroupName",
            ("{region}:{account}:log-group:{}", "{region}:{account}:log-group:{}:**"),
        ),
    ),
    "ram": (_arn("resourceShareArn"), _arn("resourceShareInvitationArn")),
    "rds": (
        _in_account("dBSnapshotIdentifier", "snapshot", separator=":"),
        _in_account("dBClusterSnapshotIdentifier", "cluster-snapshot", separator=":"),
        _in_account("dBInstanceIdentifier", "db", separator=":"),
        _in_account("dBClusterIdentifier", "cluster", separator=":"),
    ),
    "secretsmanager": (
        Rule("secretId", ("{region}:{account}:secret:{}-??????",)),
        Rule("name", ("{region}:{account}:secret:{}-??????",), frozenset({"CreateSecret"})),
    ),
    "sns": (_arn("topicArn"), _in_account("name", "", "CreateTopic", separator="")),
    "states": (_arn("stateMachineArn"),),
    "sts": (
        _arn("roleArn"),
        Rule("targetPrincipal", (":{}:root",), frozenset({"AssumeRoot"}), service="iam"),
    ),
}

_EC2_KINDS: Mapping[str, str] = {
    "allocationId": "elastic-ip",
    "customerGatewayId": "customer-gateway",
    "egressOnlyInternetGatewayId": "egress-only-internet-gateway",
    "groupId": "security-group",
    "instanceId": "instance",
    "instancesSet.items[].instanceId": "instance",
    "internetGatewayId": "internet-gateway",
    "launchTemplateId": "launch-template",
    "natGatewayId": "natgateway",
    "networkAclId": "network-acl",
    "networkInterfaceId": "network-interface",
    "routeTableId": "route-table",
    "subnetId": "subnet",
    "volumeId": "volume",
    "vpcId": "vpc",
    "vpcPeeringConnectionId": "vpc-peering-connection",
}
_EC2_WITHOUT_ACCOUNT: Mapping[str, str] = {"imageId": "image", "snapshotId": "snapshot"}

EC2_RULES: tuple[Rule, ...] = (
    *(_in_account(path, kind) for path, kind in _EC2_KINDS.items()),
    *(Rule(path, (f"{{region}}::{kind}/{{}}",)) for path, kind in _EC2_WITHOUT_ACCOUNT.items()),
)
"""Service Authorization Reference, "Amazon EC2"; images and snapshots have no account in theirs.
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
"""

IAM_CREATES: Mapping[str, tuple[str, str]] = {
    "CreateGroup": ("groupName", "group"),
    "CreateInstanceProfile": ("instanceProfileName", "instance-profile"),
    "CreatePolicy": ("policyName", "policy"),
    "CreateRole": ("roleName", "role"),
    "CreateUser": ("userName", "user"),
}
"""Operations that are told the path, which is `/` where they are not.
https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
"""

NAMES_WITH_PATHS_OF_AWS = ("AWSReservedSSO_", "AWSServiceRoleFor")
"""How the names of roles begin that Identity Center and services make, below paths of their own.

https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
"""

IAM_OWN = frozenset(
    {"CreateAccessKey", "DeleteAccessKey", "ListAccessKeys", "UpdateAccessKey", "ChangePassword"}
)
"""Operations that act on the caller's own user where none is named.
https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html
"""
