"""AWS's own administrator policies are attached to nobody but named permission sets.

`AdministratorAccess`, `PowerUserAccess` and `IAMFullAccess` are what people attach to get on, and
what stays. A pipeline, a workload or a machine with one of them makes every mistake in its code a
mistake with the whole account. Administration is for people, who sign in through Identity Center,
for an hour, seen.

Exceptions: the permission sets in `administrator_permission_sets`, by name or ARN, and the one for
emergencies, `break_glass_permission_set`; roles for emergencies, `administrator_roles`. Policies of
one's own are judged by what they say; see `policies_without_full_access`.
"""

from collections.abc import Iterator

from ._check import Check, StackCheck
from ._finding import Finding, Undecided
from ._inputs import UNKNOWN, Inputs
from ._managed_policies import (
    ATTACHMENTS,
    PERMISSION_SET_ATTACHMENTS,
    attached,
    attachment_checks,
    no_administrator_policy,
)
from ._model import Control, Frameworks
from ._params import Params
from ._stack import Resource, Stack
from ._types import tokens

ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
READER = "arn:aws:iam::aws:policy/ReadOnlyAccess"
OWN = "arn:aws:iam::111111111111:policy/AdministratorAccess"
POWER_USER = "arn:aws-cn:iam::aws:policy/PowerUserAccess"
PERMISSION_SET = tokens("ssoadmin", "PermissionSet")
TO_ROLE = tokens("iam", "RolePolicyAttachment")
TO_OTHERS = {
    path: tuple(token for token in types if token not in TO_ROLE)
    for path, types in ATTACHMENTS.items()
}


def _of_permission_sets(stack: Stack, params: Params) -> Iterator[tuple[Resource, Finding]]:
    free = {params.break_glass_permission_set, *params.administrator_permission_sets}
    for path, types in PERMISSION_SET_ATTACHMENTS.items():
        for attachment in stack.of(types):
            names = list(_names(stack, attachment))
            if any(isinstance(name, str) and name in free for name in names):
                continue
            for finding in attached(Inputs(attachment.inputs), path):
                unsure = UNKNOWN in names
                yield attachment, Undecided("name of the permission set") if unsure else finding


def _names(stack: Stack, attachment: Resource) -> Iterator[object]:
    """What the permission set of an attachment is called: its ARN, and its name if it is here."""
    yield attachment.get("permissionSetArn")
    for permission_set in stack.of(PERMISSION_SET):
        if stack.refers(attachment, "permissionSetArn", permission_set) is True:
            yield permission_set.get("name")


def _to_role(inputs: Inputs, params: Params) -> Iterator[Finding]:
    if inputs.get("role") not in params.administrator_roles:
        yield from attached(inputs, "policyArn")


def _permission_set(name: str) -> tuple[Resource, Resource]:
    attachment = Resource(
        PERMISSION_SET_ATTACHMENTS["managedPolicyArn"][0],
        "attachment",
        {"managedPolicyArn": ADMINISTRATOR},
        {"permissionSetArn": (name,)},
    )
    return Resource(PERMISSION_SET[0], name, {"name": name}), attachment


CONTROL = Control(
    severity="critical",
    frameworks=Frameworks(cis_3_0=("1.16",), cis_5_0=("1.15",)),
    checks=(
        *attachment_checks(
            TO_OTHERS,
            no_administrator_policy,
            passes=(READER, OWN),
            fails=(ADMINISTRATOR, POWER_USER),
        ),
        Check(
            name="attached-to-role",
            types=TO_ROLE,
            find=_to_role,
            passes=({"policyArn": READER}, {"policyArn": ADMINISTRATOR, "role": "rescue"}),
            fails=({"policyArn": ADMINISTRATOR}, {"policyArn": ADMINISTRATOR, "role": "shop"}),
        ),
    ),
    stack_checks=(
        StackCheck(
            name="permission-set",
            types=tuple(token for types in PERMISSION_SET_ATTACHMENTS.values() for token in types),
            find=_of_permission_sets,
            passes=(
                _permission_set("BreakGlass"),
                (
                    Resource(
                        PERMISSION_SET_ATTACHMENTS["managedPolicyArn"][0],
                        "attachment",
                        {"managedPolicyArn": READER},
                        {"permissionSetArn": ("Auditor",)},
                    ),
                ),
            ),
            fails=(
                _permission_set("Developer"),
                (
                    Resource(
                        PERMISSION_SET_ATTACHMENTS["managedPolicyArns"][0],
                        "all",
                        {"managedPolicyArns": [READER, ADMINISTRATOR]},
                    ),
                ),
            ),
        ),
    ),
    parameters=(
        "administrator_permission_sets",
        "administrator_roles",
        "break_glass_permission_set",
    ),
)
