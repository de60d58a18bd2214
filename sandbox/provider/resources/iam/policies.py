"""Policies, and what they are attached to."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.resources.iam.common import GONE, NAME, PREFIX_NOT_NEEDED, SERVICE
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call, Run, Tags, Work

ROLE_POLICY = upstream("iam/role_policy.go")
ROLE_POLICY_ATTACHMENT = upstream("iam/role_policy_attachment.go")
POLICY = upstream("iam/policy.go")


def _delete_old_versions(work: Work) -> None:
    """Delete a policy's versions that are not the default: IAM keeps five at most."""
    for version in work.call("ListPolicyVersions", PolicyArn=work.id)["Versions"]:
        if not version["IsDefaultVersion"]:
            work.call("DeletePolicyVersion", PolicyArn=work.id, VersionId=version["VersionId"])


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
            out={"policy": "PolicyDocument"},
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
        Run(_delete_old_versions, sends=("policy",)),
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

RESOURCES = (ROLE_POLICY_TYPE, ROLE_POLICY_ATTACHMENT_TYPE, POLICY_TYPE)
