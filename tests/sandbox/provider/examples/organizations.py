"""Examples of AWS Organizations."""

import json

from sandbox.provider.sources import upstream
from tests.sandbox.provider.examples import Example, Need

ORGANIZATION = Need(
    "aws:organizations/organization:Organization",
    {
        "awsServiceAccessPrincipals": ["sso.amazonaws.com", "guardduty.amazonaws.com"],
        "enabledPolicyTypes": ["SERVICE_CONTROL_POLICY"],
    },
)
UNIT = Need(
    "aws:organizations/organizationalUnit:OrganizationalUnit",
    {"name": "workloads", "parentId": "${organization.roots[0].id}"},
)
ACCOUNT = Need(
    "aws:organizations/account:Account",
    {"name": "security", "email": "security@example.com", "parentId": "${unit.id}"},
)


def service_control_policy(*actions: str) -> str:
    """Write a policy that denies these actions."""
    statement = {"Sid": "Deny", "Effect": "Deny", "Action": list(actions), "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


POLICY = Need(
    "aws:organizations/policy:Policy",
    {"name": "stays", "content": service_control_policy("organizations:LeaveOrganization")},
)

EXAMPLES = {
    "aws:organizations/organization:Organization": Example(
        inputs=ORGANIZATION.inputs,
        changes=(
            ("awsServiceAccessPrincipals", ["sso.amazonaws.com", "ram.amazonaws.com"]),
            ("awsServiceAccessPrincipals", None),
            ("enabledPolicyTypes", ["SERVICE_CONTROL_POLICY", "TAG_POLICY"]),
            ("enabledPolicyTypes", None),
        ),
        # A computed attribute without CustomizeDiff keeps its value in Terraform's plan.
        stale_in_previews={"roots": upstream("organizations/organization.go")},
    ),
    "aws:organizations/organizationalUnit:OrganizationalUnit": Example(
        needs={"organization": ORGANIZATION},
        inputs={
            "name": "security",
            "parentId": "${organization.roots[0].id}",
            "tags": {"owner": "platform", "ring": "sandbox"},
        },
        changes=(("name", "defence"), ("tags", {"owner": "security", "tier": "1"}), ("tags", None)),
    ),
    "aws:organizations/account:Account": Example(
        needs={"organization": ORGANIZATION, "unit": UNIT},
        inputs={
            "email": "payments@example.com",
            "iamUserAccessToBilling": "DENY",
            "name": "payments-prod",
            "parentId": "${unit.id}",
            "roleName": "OrganizationAccountAccessRole",
            "tags": {"owner": "payments"},
        },
        changes=(
            ("closeOnDeletion", True),
            ("parentId", "${organization.roots[0].id}"),
            ("tags", {"owner": "billing"}),
        ),
        # An account that was closed or removed keeps its address.
        made_with=({"closeOnDeletion": True, "parentId": None, "email": "billing@example.com"},),
        unprovable={
            "delete[0].CloseAccount.when": (
                "the emulator lets a closed account be removed; AWS keeps it for 90 days"
            ),
            "delete[1].RemoveAccountFromOrganization.when": (
                "the emulator lets a closed account be removed; AWS keeps it for 90 days"
            ),
        },
    ),
    "aws:organizations/policy:Policy": Example(
        needs={"organization": ORGANIZATION},
        inputs={
            "content": service_control_policy("cloudtrail:StopLogging", "cloudtrail:DeleteTrail"),
            "description": "Logs cannot be turned off",
            "name": "logs-stay-on",
            "tags": {"control": "logs_stay_on"},
        },
        changes=(
            ("content", service_control_policy("cloudtrail:StopLogging")),
            ("description", "Nobody turns logs off"),
            ("description", None),
            ("name", "logs-stay"),
            ("skipDestroy", True),
            ("tags", {"control": "logs"}),
        ),
        retained_by=("skipDestroy",),
    ),
    "aws:organizations/policyAttachment:PolicyAttachment": Example(
        needs={"organization": ORGANIZATION, "unit": UNIT, "policy": POLICY},
        inputs={"policyId": "${policy.id}", "targetId": "${unit.id}"},
        changes=(("skipDestroy", True),),
        retained_by=("skipDestroy",),
    ),
    "aws:organizations/delegatedAdministrator:DelegatedAdministrator": Example(
        needs={"organization": ORGANIZATION, "unit": UNIT, "account": ACCOUNT},
        inputs={
            "accountId": "${account.id}",
            "servicePrincipal": "guardduty.amazonaws.com",
        },
    ),
    "aws:organizations/awsServiceAccess:AwsServiceAccess": Example(
        needs={"organization": ORGANIZATION},
        inputs={"servicePrincipal": "cloudtrail.amazonaws.com"},
        unprovable={"gone": "it says what happens when the organization is deleted first"},
    ),
}
