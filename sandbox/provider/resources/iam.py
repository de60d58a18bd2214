"""IAM: roles, policies, and the central management of root access."""

from sandbox.provider.declare import Autoname, Default, Resource
from sandbox.provider.sources import AUTONAMED, upstream
from sandbox.provider.steps import Call, Run, Tags, Work

SERVICE = "iam"
GONE = ("NoSuchEntity",)
NAME = Autoname("name", AUTONAMED)

ROLE = upstream("iam/role.go")
ROLE_POLICY = upstream("iam/role_policy.go")
ROLE_POLICY_ATTACHMENT = upstream("iam/role_policy_attachment.go")
POLICY = upstream("iam/policy.go")
SERVICE_LINKED_ROLE = upstream("iam/service_linked_role.go")
FEATURES = upstream("iam/organizations_features.go")

PREFIX_NOT_NEEDED = "the programs name what they make"


def _detach_everything(work: Work) -> None:
    """Detach a role's managed policies where `forceDetachPolicies` asks for it."""
    if not work.properties.get("forceDetachPolicies"):
        return
    for policy in work.call("ListAttachedRolePolicies", RoleName=work.id)["AttachedPolicies"]:
        work.call("DetachRolePolicy", RoleName=work.id, PolicyArn=policy["PolicyArn"])


def _delete_old_versions(work: Work) -> None:
    """Delete a policy's versions that are not the default: IAM keeps five at most."""
    for version in work.call("ListPolicyVersions", PolicyArn=work.id)["Versions"]:
        if not version["IsDefaultVersion"]:
            work.call("DeletePolicyVersion", PolicyArn=work.id, VersionId=version["VersionId"])


def _switch_features(work: Work) -> None:
    """Each feature has operations of its own, named after it."""
    wanted = set(work.properties["enabledFeatures"])
    present = set(work.call("ListOrganizationsFeatures").get("EnabledFeatures", ()))
    for feature in sorted(wanted - present):
        work.call(f"EnableOrganizations{feature}")
    for feature in sorted(present - wanted):
        work.call(f"DisableOrganizations{feature}")


def _switch_off_features(work: Work) -> None:
    for feature in work.call("ListOrganizationsFeatures").get("EnabledFeatures", ()):
        work.call(f"DisableOrganizations{feature}")


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
                "name": "RoleName",
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
        Call("UpdateRole", {"RoleName": "$name"}, take=("description", "maxSessionDuration")),
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

ROLE_POLICY_TYPE = Resource(
    type="aws:iam/rolePolicy:RolePolicy",
    service=SERVICE,
    id="{role}:{name}",
    create=(
        Call(
            "PutRolePolicy",
            {"RoleName": "$role", "PolicyName": "$name", "PolicyDocument": "$policy"},
            take=(),
        ),
    ),
    read=(
        Call(
            "GetRolePolicy",
            {"RoleName": "$role", "PolicyName": "$name"},
            out={"name": "PolicyName", "policy": "PolicyDocument", "role": "RoleName"},
        ),
    ),
    update=(
        Call(
            "PutRolePolicy",
            {"RoleName": "$role", "PolicyName": "$name", "PolicyDocument": "$policy"},
            take=(),
        ),
    ),
    delete=(Call("DeleteRolePolicy", {"RoleName": "$role", "PolicyName": "$name"}),),
    gone=GONE,
    autoname=NAME,
    replace_on={"name": ROLE_POLICY, "role": ROLE_POLICY},
    json=("policy",),
    unserved={"namePrefix": PREFIX_NOT_NEEDED},
)

ROLE_POLICY_ATTACHMENT_TYPE = Resource(
    type="aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    service=SERVICE,
    id="{role}/{policyArn}",
    create=(Call("AttachRolePolicy", {"RoleName": "$role"}),),
    read=(
        Call(
            "ListAttachedRolePolicies",
            {"RoleName": "$role"},
            at="AttachedPolicies[?PolicyArn=='{policyArn}'] | [0]",
        ),
    ),
    delete=(Call("DetachRolePolicy", {"RoleName": "$role"}),),
    gone=GONE,
    replace_on={"policyArn": ROLE_POLICY_ATTACHMENT, "role": ROLE_POLICY_ATTACHMENT},
)

POLICY_TYPE = Resource(
    type="aws:iam/policy:Policy",
    service=SERVICE,
    id="{arn}",
    create=(
        Call(
            "CreatePolicy",
            {"PolicyName": "$name", "PolicyDocument": "$policy"},
            out={"arn": "Policy.Arn"},
        ),
    ),
    read=(
        Call(
            "GetPolicy",
            {"PolicyArn": "$arn"},
            at="Policy",
            out={"name": "PolicyName", "versionId": "DefaultVersionId"},
        ),
        Call(
            "GetPolicyVersion",
            {"PolicyArn": "$arn", "VersionId": "$versionId"},
            at="PolicyVersion",
            out={"policy": "Document"},
        ),
    ),
    update=(
        Run(_delete_old_versions),
        Call(
            "CreatePolicyVersion",
            {"PolicyArn": "$arn", "PolicyDocument": "$policy", "SetAsDefault": True},
            take=(),
        ),
    ),
    delete=(Run(_delete_old_versions), Call("DeletePolicy", {"PolicyArn": "$arn"})),
    gone=GONE,
    tags=Tags("ListPolicyTags", "TagPolicy", "UntagPolicy", {"PolicyArn": "$arn"}),
    autoname=NAME,
    replace_on={"description": POLICY, "name": POLICY, "path": POLICY},
    defaults={"path": Default("/", POLICY)},
    json=("policy",),
    unserved={
        "delayAfterPolicyCreationInMs": "the emulator needs no pause",
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
            {"AWSServiceName": "$awsServiceName"},
            out={"arn": "Role.Arn", "name": "Role.RoleName"},
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
    update=(Call("UpdateRole", {"RoleName": "$name"}, take=("description",)),),
    delete=(Call("DeleteServiceLinkedRole", {"RoleName": "$name"}),),
    gone=GONE,
    tags=Tags("ListRoleTags", "TagRole", "UntagRole", {"RoleName": "$name"}),
    replace_on={"awsServiceName": SERVICE_LINKED_ROLE},
    unserved={"customSuffix": "no service of the landing zone takes one"},
)


FEATURES_TYPE = Resource(
    type="aws:iam/organizationsFeatures:OrganizationsFeatures",
    service=SERVICE,
    id="{organizationId}",
    create=(
        Run(_switch_features, sends=("enabledFeatures",)),
        Call("ListOrganizationsFeatures", out={"organizationId": "OrganizationId"}),
    ),
    read=(Call("ListOrganizationsFeatures", {}),),
    update=(Run(_switch_features, sends=("enabledFeatures",)),),
    delete=(Run(_switch_off_features),),
    gone=("OrganizationNotFoundException",),
    gone_when="!enabledFeatures",
    sets={"enabledFeatures": FEATURES},
)

RESOURCES = (
    ROLE_TYPE,
    ROLE_POLICY_TYPE,
    ROLE_POLICY_ATTACHMENT_TYPE,
    POLICY_TYPE,
    SERVICE_LINKED_ROLE_TYPE,
    FEATURES_TYPE,
)
