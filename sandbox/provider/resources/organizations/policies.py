"""The policies of an organization, and what they are attached to."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.resources.organizations.tree import NAME, SERVICE, STEERS_DELETION, TAGS
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call

POLICY = upstream("organizations/policy.go")
POLICY_ATTACHMENT = upstream("organizations/policy_attachment.go")

POLICY_TYPE = Resource(
    type="aws:organizations/policy:Policy",
    service=SERVICE,
    id="{id}",
    create=(
        Call(
            "CreatePolicy",
            {"Description": "$description || ''"},
            out={"id": "Policy.PolicySummary.Id"},
        ),
    ),
    read=(
        Call(
            "DescribePolicy",
            {"PolicyId": "$id"},
            at="Policy",
            out={
                "arn": "PolicySummary.Arn",
                "description": "PolicySummary.Description",
                "name": "PolicySummary.Name",
                "type": "PolicySummary.Type",
            },
        ),
    ),
    update=(Call("UpdatePolicy", {"PolicyId": "$id"}),),
    delete=(Call("DeletePolicy", {"PolicyId": "$id"}, when="!skipDestroy"),),
    gone=("PolicyNotFoundException",),
    tags=TAGS,
    autoname=NAME,
    replace_on={"type": POLICY},
    defaults={"type": Default("SERVICE_CONTROL_POLICY", POLICY)},
    json=("content",),
    local={"skipDestroy": STEERS_DELETION},
)

POLICY_ATTACHMENT_TYPE = Resource(
    type="aws:organizations/policyAttachment:PolicyAttachment",
    service=SERVICE,
    id="{targetId}:{policyId}",
    create=(Call("AttachPolicy"),),
    read=(Call("ListTargetsForPolicy", at="Targets[?TargetId=='{targetId}'] | [0]"),),
    delete=(Call("DetachPolicy", when="!skipDestroy"),),
    gone=("PolicyNotAttachedException", "PolicyNotFoundException", "TargetNotFoundException"),
    replace_on={"policyId": POLICY_ATTACHMENT, "targetId": POLICY_ATTACHMENT},
    local={"skipDestroy": STEERS_DELETION},
)

RESOURCES = (POLICY_TYPE, POLICY_ATTACHMENT_TYPE)
