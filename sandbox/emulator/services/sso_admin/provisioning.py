"""The roles that assignments make in accounts, and what their permission sets put into them.

Gap: moto's assignments make no role.
Source: "How permission sets and roles work" (AWSReservedSSO_<name>_<suffix>, one role for each
permission set in each account), IAM Identity Center User Guide.
"""

import json
from hashlib import sha256
from typing import Any
from uuid import uuid4

from moto.core.utils import unix_time
from moto.iam.models import IAMBackend, iam_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.managed_policies import managed_policy
from sandbox.emulator.registry import answers
from sandbox.emulator.services.organizations.organization import PARTITION
from sandbox.emulator.services.sso_admin.instance import backend, permission_set

REGION_WITHOUT_PATH = "us-east-1"  # elsewhere the role's path ends with the region
INLINE_POLICY_NAME = "AwsSSOInlinePolicy"
SUFFIX_DIGITS = 16


class PolicyMissing(Exception):  # noqa: N818 - a state of the account, not an error of the sandbox
    """A customer managed policy that the permission set names is not in the account."""


def role_name(permission_set_arn: str, name: str) -> str:
    """What the role of a permission set is called, the same in every account."""
    suffix = sha256(permission_set_arn.encode()).hexdigest()[:SUFFIX_DIGITS]
    return f"AWSReservedSSO_{name}_{suffix}"


def provision(call: Call, wanted: Any, account: str) -> None:  # noqa: ANN401 - moto's own
    """Make the account's role what the permission set says.

    Raises:
        PolicyMissing: A policy that it names does not exist in the account.
    """
    iam = iam_backends[account][PARTITION]
    name = role_name(wanted.permission_set_arn, wanted.name)
    policies = [_policy(iam, account, reference) for reference in _references(wanted)]
    boundary = _boundary_arn(iam, account, call.table("boundaries").get(wanted.permission_set_arn))
    if all(role.name != name for role in iam.get_roles()):
        _create_role(iam, call.region, name)
    role = iam.get_role(name)
    for attached in list(role.managed_policies.values()):
        attached.detach_from(role)
    for policy in policies:
        policy.attach_to(role)
    role.permissions_boundary_arn = boundary
    role.policies = {INLINE_POLICY_NAME: wanted.inline_policy} if wanted.inline_policy else {}


def unprovision(wanted: Any, account: str) -> None:  # noqa: ANN401 - moto's own permission set
    """Remove the permission set's role from the account."""
    iam = iam_backends[account][PARTITION]
    name = role_name(wanted.permission_set_arn, wanted.name)
    for role in [role for role in iam.get_roles() if role.name == name]:
        for attached in list(role.managed_policies.values()):
            attached.detach_from(role)
        role.policies = {}
        iam.delete_role(name)


@answers("sso-admin", "ProvisionPermissionSet")
def provision_permission_set(call: Call) -> Answer:
    """Gap: moto provisions nothing; AWS brings the roles of accounts up to date."""
    wanted = permission_set(call, call.params["PermissionSetArn"])
    target = call.params.get("TargetId")
    status = {
        "RequestId": str(uuid4()),
        "AccountId": target,
        "PermissionSetArn": wanted.permission_set_arn,
        "CreatedDate": unix_time(),
        "Status": "SUCCEEDED",
    }
    try:
        for account in [target] if target else accounts_of(call, wanted.permission_set_arn):
            provision(call, wanted, account)
    except PolicyMissing as missing:
        status |= {"Status": "FAILED", "FailureReason": str(missing)}
    call.table("provisionings")[str(status["RequestId"])] = status
    return {"PermissionSetProvisioningStatus": status}


@answers("sso-admin", "DescribePermissionSetProvisioningStatus")
def describe_provisioning_status(call: Call) -> Answer:
    """Gap: moto cannot tell how a provisioning went."""
    status = call.table("provisionings").get(call.params["ProvisionPermissionSetRequestId"])
    if status is None:
        raise AwsError("ResourceNotFoundException", "There is no such provisioning request.")
    return {"PermissionSetProvisioningStatus": status}


@answers("sso-admin", "ListAccountsForProvisionedPermissionSet")
def list_accounts_for_provisioned_permission_set(call: Call) -> Answer:
    """Gap: moto names the caller's account or none; AWS those with an assignment."""
    return {"AccountIds": accounts_of(call, call.params["PermissionSetArn"])}


@answers("sso-admin", "ListPermissionSetsProvisionedToAccount")
def list_permission_sets_provisioned_to_account(call: Call) -> Answer:
    """Gap: moto names the same sets for every account; AWS those assigned there."""
    account = call.params["AccountId"]
    assigned = (a for a in backend(call).account_assignments if a.target_id == account)
    return {"PermissionSets": sorted({a.permission_set_arn for a in assigned})}


def accounts_of(call: Call, permission_set_arn: str) -> list[str]:
    """The accounts in which the permission set is assigned to somebody."""
    assignments = backend(call).account_assignments
    return sorted({a.target_id for a in assignments if a.permission_set_arn == permission_set_arn})


def _create_role(iam: IAMBackend, region: str, name: str) -> None:
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Federated": f"arn:aws:iam::{iam.account_id}:saml-provider/AWSSSO"},
                "Action": ["sts:AssumeRoleWithSAML", "sts:TagSession"],
                "Condition": {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}},
            }
        ],
    }
    path = "/aws-reserved/sso.amazonaws.com/"
    iam.create_role(
        role_name=name,
        assume_role_policy_document=json.dumps(trust),
        path=path if region == REGION_WITHOUT_PATH else f"{path}{region}/",
        permissions_boundary=None,
        description="",
        tags=[],
        max_session_duration="43200",
    )


def _references(wanted: Any) -> list[str]:  # noqa: ANN401 - moto's own permission set
    """ARNs of AWS's policies, and paths with names of the account's own."""
    own = [f"{policy.path}{policy.name}" for policy in wanted.customer_managed_policies]
    return [policy.arn for policy in wanted.managed_policies] + own


def _boundary_arn(iam: IAMBackend, account: str, kept: dict[str, Any] | None) -> str | None:
    if kept is None:
        return None
    own = kept.get("CustomerManagedPolicyReference")
    reference = f"{own.get('Path', '/')}{own['Name']}" if own else kept["ManagedPolicyArn"]
    return str(_policy(iam, account, reference).arn)


def _policy(iam: IAMBackend, account: str, reference: str) -> Any:  # noqa: ANN401 - moto's own
    arn = f"arn:aws:iam::{account}:policy{reference}" if reference.startswith("/") else reference
    try:
        return managed_policy(iam, arn)
    except KeyError:
        raise PolicyMissing(
            f"Received a 404 status error: Policy {arn} does not exist or is not attachable."
        ) from None
