"""Roles."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.resources.iam.common import GONE, NAME, PREFIX_NOT_NEEDED, SERVICE
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call, Run, Tags, Work

ROLE = upstream("iam/role.go")
SERVICE_LINKED_ROLE = upstream("iam/service_linked_role.go")


def _detach_everything(work: Work) -> None:
    """Detach a role's managed policies where `forceDetachPolicies` asks for it."""
    if not work.properties.get("forceDetachPolicies"):
        return
    for policy in work.call("ListAttachedRolePolicies", RoleName=work.id)["AttachedPolicies"]:
        work.call("DetachRolePolicy", RoleName=work.id, PolicyArn=policy["PolicyArn"])


ROLE_TYPE = Resource(
    type="aws:iam/role:Role",
    service=SERVICE,
    id="{name}",
    create=(
        Call(
            "CreateRole",
            {"RoleName": "$name", "AssumeRolePolicyDocument": "$assumeRolePolicy"},
        ),
    ),
    read=(
        Call(
            "GetRole",
            {"RoleName": "$name"},
            at="Role",
            out={
                "assumeRolePolicy": "AssumeRolePolicyDocument",
                "permissionsBoundary": "PermissionsBoundary.PermissionsBoundaryArn",
                "uniqueId": "RoleId",
            },
        ),
    ),
    update=(
        Call(
            "UpdateAssumeRolePolicy",
            {"RoleName": "$name", "PolicyDocument": "$assumeRolePolicy"},
            take=(),
        ),
        Call("UpdateRole", {"RoleName": "$name"}),
        Call(
            "PutRolePermissionsBoundary",
            {"RoleName": "$name", "PermissionsBoundary": "$permissionsBoundary"},
            take=(),
            when="permissionsBoundary",
        ),
        Call(
            "DeleteRolePermissionsBoundary",
            {"RoleName": "$name"},
            take=(),
            when="!permissionsBoundary",
        ),
    ),
    delete=(Run(_detach_everything), Call("DeleteRole", {"RoleName": "$name"})),
    gone=GONE,
    tags=Tags("ListRoleTags", "TagRole", "UntagRole", {"RoleName": "$name"}),
    autoname=NAME,
    replace_on={"name": ROLE, "path": ROLE},
    defaults={
        "forceDetachPolicies": Default(value=False, source=ROLE),
        "maxSessionDuration": Default(3600, ROLE),
        "path": Default("/", ROLE),
    },
    json=("assumeRolePolicy",),
    local={"forceDetachPolicies": "says what deletion does"},
    unserved={
        "inlinePolicies": "deprecated: use iam.RolePolicy",
        "managedPolicyArns": "deprecated: use iam.RolePolicyAttachment",
        "namePrefix": PREFIX_NOT_NEEDED,
    },
)

SERVICE_LINKED_ROLE_TYPE = Resource(
    type="aws:iam/serviceLinkedRole:ServiceLinkedRole",
    service=SERVICE,
    id="{arn}",
    create=(
        Call(
            "CreateServiceLinkedRole",
            out={"arn": "Role.Arn"},
        ),
    ),
    read=(
        Run(
            lambda work: {
                "awsServiceName": work.id.split("/")[2],
                "name": work.id.rpartition("/")[2],
            },
            reads=("awsServiceName", "name"),
        ),
        Call("GetRole", {"RoleName": "$name"}, at="Role", out={"uniqueId": "RoleId"}),
    ),
    update=(Call("UpdateRole", {"RoleName": "$name"}),),
    delete=(Call("DeleteServiceLinkedRole", {"RoleName": "$name"}),),
    gone=GONE,
    tags=Tags("ListRoleTags", "TagRole", "UntagRole", {"RoleName": "$name"}),
    replace_on={"awsServiceName": SERVICE_LINKED_ROLE},
    unserved={"customSuffix": "no service of the landing zone takes one"},
)

RESOURCES = (ROLE_TYPE, SERVICE_LINKED_ROLE_TYPE)
