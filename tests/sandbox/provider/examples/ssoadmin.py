"""Examples of IAM Identity Center."""

from tests.sandbox.provider.examples import AWS_HAS_IT_TOO, Example, Need
from tests.sandbox.provider.examples.identitystore import GROUP, INSTANCES
from tests.sandbox.provider.examples.organizations import ACCOUNT, ORGANIZATION, UNIT
from tests.sandbox.provider.examples.policies import allow

INSTANCE = "${instances.arns[0]}"
PERMISSION_SET = Need(
    "aws:ssoadmin/permissionSet:PermissionSet", {"instanceArn": INSTANCE, "name": "Developer"}
)
NEEDS = {"instances": INSTANCES, "set": PERMISSION_SET}
OF_THE_SET = {"instanceArn": INSTANCE, "permissionSetArn": "${set.arn}"}

EXAMPLES = {
    "aws:ssoadmin/permissionSet:PermissionSet": Example(
        needs={"instances": INSTANCES},
        inputs={
            "description": "Builds",
            "instanceArn": INSTANCE,
            "name": "Builder",
            "relayState": "https://example.com/",
            "sessionDuration": "PT2H",
            "tags": {"owner": "platform", "ring": "sandbox"},
        },
        changes=(
            ("description", "Breaks"),
            ("relayState", "https://example.com/home"),
            ("sessionDuration", "PT3H"),
            ("tags", {"owner": "security", "tier": "1"}),
            ("tags", None),
        ),
        made_with=({"sessionDuration": None},),
    ),
    "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": Example(
        needs=NEEDS,
        inputs={**OF_THE_SET, "managedPolicyArn": "arn:aws:iam::aws:policy/SecurityAudit"},
    ),
    "aws:ssoadmin/customerManagedPolicyAttachment:CustomerManagedPolicyAttachment": Example(
        needs=NEEDS,
        inputs={
            **OF_THE_SET,
            "customerManagedPolicyReference": {"name": "developer", "path": "/teams/"},
        },
        made_with=({"customerManagedPolicyReference": {"name": "developer"}},),
    ),
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": Example(
        needs=NEEDS,
        inputs={**OF_THE_SET, "inlinePolicy": allow("s3:ListAllMyBuckets")},
        changes=(("inlinePolicy", allow("s3:ListBucket")),),
        gone_with=("set",),
    ),
    "aws:ssoadmin/permissionsBoundaryAttachment:PermissionsBoundaryAttachment": Example(
        needs=NEEDS,
        inputs={
            **OF_THE_SET,
            "permissionsBoundary": {"customerManagedPolicyReference": {"name": "boundary"}},
        },
        unprovable={
            "defaults.permissionsBoundary.customerManagedPolicyReference.path": AWS_HAS_IT_TOO
        },
    ),
    "aws:ssoadmin/accountAssignment:AccountAssignment": Example(
        needs={
            **NEEDS,
            "organization": ORGANIZATION,
            "unit": UNIT,
            "account": ACCOUNT,
            "group": GROUP,
        },
        inputs={
            **OF_THE_SET,
            "principalId": "${group.groupId}",
            "principalType": "GROUP",
            "targetId": "${account.id}",
            "targetType": "AWS_ACCOUNT",
        },
        unprovable=dict.fromkeys(("create[1]", "delete[1]"), "the emulator is done at once"),
    ),
}
