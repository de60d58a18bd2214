"""Permission sets, and what they hold."""

from sandbox.provider.declare import Autoname, Default, Resource
from sandbox.provider.sources import AUTONAMED, DOCSTRING, upstream
from sandbox.provider.steps import Call, Run, Tags, Work

SERVICE = "sso-admin"
GONE = ("ResourceNotFoundException",)

PERMISSION_SET = upstream("ssoadmin/permission_set.go")
MANAGED_POLICY = upstream("ssoadmin/managed_policy_attachment.go")
CUSTOMER_MANAGED_POLICY = upstream("ssoadmin/customer_managed_policy_attachment.go")
INLINE_POLICY = upstream("ssoadmin/permission_set_inline_policy.go")
PERMISSIONS_BOUNDARY = upstream("ssoadmin/permissions_boundary_attachment.go")

PERMISSION_SET_TYPE = Resource(
    type="aws:ssoadmin/permissionSet:PermissionSet",
    service=SERVICE,
    id="{arn},{instanceArn}",
    create=(Call("CreatePermissionSet", out={"arn": "PermissionSet.PermissionSetArn"}),),
    read=(
        Call(
            "DescribePermissionSet",
            {"PermissionSetArn": "$arn"},
            at="PermissionSet",
        ),
    ),
    update=(Call("UpdatePermissionSet", {"PermissionSetArn": "$arn"}),),
    delete=(Call("DeletePermissionSet", {"PermissionSetArn": "$arn"}),),
    gone=GONE,
    tags=Tags(
        "ListTagsForResource",
        "TagResource",
        "UntagResource",
        {"InstanceArn": "$instanceArn", "ResourceArn": "$arn"},
    ),
    autoname=Autoname("name", AUTONAMED),
    replace_on={"instanceArn": PERMISSION_SET, "name": PERMISSION_SET},
    defaults={"sessionDuration": Default("PT1H", DOCSTRING)},
)

MANAGED_POLICY_TYPE = Resource(
    type="aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
    service=SERVICE,
    id="{managedPolicyArn},{permissionSetArn},{instanceArn}",
    create=(Call("AttachManagedPolicyToPermissionSet"),),
    read=(
        Call(
            "ListManagedPoliciesInPermissionSet",
            at="AttachedManagedPolicies[?Arn=='{managedPolicyArn}'] | [0]",
            out={"managedPolicyName": "Name"},
        ),
    ),
    delete=(Call("DetachManagedPolicyFromPermissionSet"),),
    gone=GONE,
    replace_on={
        "instanceArn": MANAGED_POLICY,
        "managedPolicyArn": MANAGED_POLICY,
        "permissionSetArn": MANAGED_POLICY,
    },
)


def _reference(work: Work) -> dict[str, object]:
    reference = work.properties["customerManagedPolicyReference"]
    return {"policyName": reference["name"], "policyPath": reference.get("path", "/")}


CUSTOMER_MANAGED_POLICY_TYPE = Resource(
    type="aws:ssoadmin/customerManagedPolicyAttachment:CustomerManagedPolicyAttachment",
    service=SERVICE,
    id="{policyName},{policyPath},{permissionSetArn},{instanceArn}",
    create=(Call("AttachCustomerManagedPolicyReferenceToPermissionSet"), Run(_reference)),
    read=(
        Call(
            "ListCustomerManagedPolicyReferencesInPermissionSet",
            at=(
                "CustomerManagedPolicyReferences"
                "[?Name=='{policyName}' && Path=='{policyPath}'] | [0]"
            ),
            out={"customerManagedPolicyReference": "{name: Name, path: Path}"},
        ),
    ),
    delete=(
        Call(
            "DetachCustomerManagedPolicyReferenceFromPermissionSet",
            {"CustomerManagedPolicyReference": {"Name": "$policyName", "Path": "$policyPath"}},
        ),
    ),
    gone=GONE,
    replace_on={
        "customerManagedPolicyReference": CUSTOMER_MANAGED_POLICY,
        "instanceArn": CUSTOMER_MANAGED_POLICY,
        "permissionSetArn": CUSTOMER_MANAGED_POLICY,
    },
    defaults={"customerManagedPolicyReference.path": Default("/", CUSTOMER_MANAGED_POLICY)},
)

INLINE_POLICY_TYPE = Resource(
    type="aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
    service=SERVICE,
    id="{permissionSetArn},{instanceArn}",
    create=(Call("PutInlinePolicyToPermissionSet"),),
    read=(Call("GetInlinePolicyForPermissionSet"),),
    update=(Call("PutInlinePolicyToPermissionSet"),),
    delete=(Call("DeleteInlinePolicyFromPermissionSet"),),
    gone=GONE,
    gone_when="!inlinePolicy",
    replace_on={"instanceArn": INLINE_POLICY, "permissionSetArn": INLINE_POLICY},
    json=("inlinePolicy",),
)

PERMISSIONS_BOUNDARY_TYPE = Resource(
    type="aws:ssoadmin/permissionsBoundaryAttachment:PermissionsBoundaryAttachment",
    service=SERVICE,
    id="{permissionSetArn},{instanceArn}",
    create=(Call("PutPermissionsBoundaryToPermissionSet"),),
    read=(Call("GetPermissionsBoundaryForPermissionSet"),),
    delete=(Call("DeletePermissionsBoundaryFromPermissionSet"),),
    gone=GONE,
    replace_on={
        "instanceArn": PERMISSIONS_BOUNDARY,
        "permissionSetArn": PERMISSIONS_BOUNDARY,
        "permissionsBoundary": PERMISSIONS_BOUNDARY,
    },
    defaults={
        "permissionsBoundary.customerManagedPolicyReference.path": Default(
            "/", PERMISSIONS_BOUNDARY
        )
    },
)

RESOURCES = (
    PERMISSION_SET_TYPE,
    MANAGED_POLICY_TYPE,
    CUSTOMER_MANAGED_POLICY_TYPE,
    INLINE_POLICY_TYPE,
    PERMISSIONS_BOUNDARY_TYPE,
)
