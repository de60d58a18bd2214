"""Roles that teams make carry the permissions boundary of their organization.

Who may make roles may give them everything, and then use them: without a boundary the right to make
roles is the right to administer. With it, a team makes the roles it needs by itself, and none of
them can do more than the boundary says.

Exceptions: the landing zone's own roles. Service-linked roles have no boundary and are made by
another action. The boundary policy must be in every account before the control reaches it, which
is why it is off unless `permissions_boundary` names one.
"""

from collections.abc import Iterator

from ._audit import AuditQuery
from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._limits import limited
from ._model import Control, Frameworks
from ._params import Params
from ._permissions import allow, allows, matches, permission_checks, policy, statement_rule
from ._policy_text import Statement
from ._request import ADMINISTRATOR, DEPLOYER, LANDING_ZONE, WORKLOAD_ACCOUNT, calls
from ._statement import Deny, Param
from ._types import tokens

ROLE = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/application"
BOUNDARY = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:policy/team-boundary"
WITHIN = {"iam:PermissionsBoundary": BOUNDARY}
BEYOND = {"iam:PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess"}
EVERY_BOUNDARY = {"iam:PermissionsBoundary": "*"}
MAKING = (
    "iam:AttachRolePolicy",
    "iam:CreateRole",
    "iam:CreateUser",
    "iam:PutRolePermissionsBoundary",
    "iam:PutRolePolicy",
    "iam:PutUserPermissionsBoundary",
)
REMOVING = ("iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary")
CHANGING = (
    "iam:CreatePolicy",
    "iam:CreatePolicyVersion",
    "iam:DeletePolicy",
    "iam:DeletePolicyVersion",
    "iam:SetDefaultPolicyVersion",
)


def _has_boundary(inputs: Inputs, params: Params) -> Iterator[Finding]:
    wanted = params.permissions_boundary
    given = inputs.get("permissionsBoundary")
    if not wanted:
        return
    if given is UNKNOWN:
        yield Undecided("permissionsBoundary")
    elif not matches(f"arn:*:iam::*:policy/{wanted}", str(given)):
        yield Violation(
            "permissionsBoundary",
            f"is {shown(given)}",
            f'permissions_boundary=f"arn:aws:iam::{{account_id}}:policy/{wanted}"',
        )


def _makes_bounded_roles(statement: Statement, params: Params) -> Iterator[Finding]:
    making = next((action for action in MAKING if allows(statement, action)), None)
    if making is None or not params.permissions_boundary:
        return
    bounded = limited(statement, "iam:permissionsboundary".__eq__)
    if UNKNOWN in (bounded, statement.get("Effect")):
        yield Undecided(statement.at("Condition"))
    elif not bounded:
        yield Violation(
            statement.at("Action"),
            f"allows {making} whatever the boundary of the role",
            f'"Condition": {{"ArnLike": {{"iam:PermissionsBoundary": '
            f'"{params.permissions_boundary_arn}"}}}}',
        )


CONTROL = Control(
    severity="high",
    bundle="identity",
    frameworks=Frameworks(),
    service_control=(
        Deny(
            sid="DenyRolesWithoutBoundary",
            actions=MAKING,
            # Also where the key is absent: then there is no boundary.
            condition={
                "StringNotLike": {"iam:PermissionsBoundary": Param("permissions_boundary_arn")}
            },
            needs="permissions_boundary",
            denied=(
                *calls(DEPLOYER, *MAKING, resource=ROLE),
                *calls(ADMINISTRATOR, *MAKING, resource=ROLE, context=BEYOND),
            ),
            allowed=(
                *calls(
                    DEPLOYER, "iam:CreateRole", "iam:PutRolePolicy", resource=ROLE, context=WITHIN
                ),
                *calls(DEPLOYER, "iam:CreateServiceLinkedRole", "iam:PassRole", resource=ROLE),
                *calls(LANDING_ZONE, *MAKING, resource=ROLE),
            ),
        ),
        Deny(
            sid="DenyRemovingBoundary",
            actions=REMOVING,
            needs="permissions_boundary",
            denied=calls(ADMINISTRATOR, *REMOVING, resource=ROLE, context=WITHIN),
            allowed=(
                *calls(ADMINISTRATOR, "iam:DeleteRole", resource=ROLE),
                *calls(LANDING_ZONE, *REMOVING, resource=ROLE),
            ),
        ),
        Deny(
            sid="DenyChangingBoundary",
            actions=CHANGING,
            resources=(Param("permissions_boundary_arn"),),
            needs="permissions_boundary",
            denied=calls(ADMINISTRATOR, *CHANGING, resource=BOUNDARY),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    *CHANGING,
                    resource=f"arn:aws:iam::{WORKLOAD_ACCOUNT}:policy/orders",
                ),
                *calls(LANDING_ZONE, *CHANGING, resource=BOUNDARY),
            ),
        ),
    ),
    checks=(
        Check(
            name="role",
            types=tokens("iam", "Role"),
            find=_has_boundary,
            passes=({"permissionsBoundary": BOUNDARY},),
            fails=(
                {},
                {"name": "application"},
                {"permissionsBoundary": BEYOND["iam:PermissionsBoundary"]},
            ),
        ),
        *permission_checks(
            statement_rule(_makes_bounded_roles),
            passes=(
                policy(allow("iam:CreateRole", ROLE, Condition={"StringEquals": WITHIN})),
                policy(allow(["iam:DeleteRole", "iam:TagRole", "iam:Get*"])),
            ),
            fails=(
                policy(allow("iam:CreateRole", ROLE)),
                policy(allow(["iam:CreateR*"], Condition={"StringNotEquals": BEYOND})),
                policy(allow("iam:PutRolePolicy", Condition={"ArnLike": EVERY_BOUNDARY})),
            ),
        ),
    ),
    parameters=("permissions_boundary",),
    needs=("permissions_boundary",),
    audit=(
        AuditQuery(
            sentence="Every role outside AWS's own paths has a boundary.",
            scope="account",
            service="iam",
            operation="GetAccountAuthorizationDetails",
            arguments={"Filter": ("Role",)},
            expression="RoleDetailList[?!PermissionsBoundary && !starts_with(Path, '/aws-')].Arn",
        ),
    ),
)
