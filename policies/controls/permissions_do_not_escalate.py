"""No policy or role carries actions by which it could give itself more.

Who may attach a policy to any role, rewrite a trust policy, or start a function with any role is
an administrator in two calls, whatever else the policy leaves out. Each such action looks harmless
in a list of thirty; together, or on every resource, they lead from a pipeline to the account.

Exceptions: actions on resources that are named, or under a condition that narrows them down, such
as `iam:PermissionsBoundary` or `iam:PolicyARN`. A condition on time, region or transport does not.
A role's policies are taken together as far as this stack attaches them.
"""

from collections.abc import Iterator

from ._check import StackCheck
from ._escalation import Way, ways
from ._finding import Finding, Undecided, Violation
from ._model import Control, Frameworks
from ._params import Params
from ._permissions import ROLE, allow, document_rule, permission_checks, policy
from ._policy_text import Document
from ._role_policies import documents_of
from ._stack import Resource, Stack
from ._types import tokens

WAYS_SHOWN = 3
WRITE = (
    '"Resource": [role.arn] for the actions of IAM, or a condition on iam:PermissionsBoundary'
    " or iam:PolicyARN"
)


def _in_document(document: Document, _: Params) -> Iterator[Finding]:
    found = tuple(ways(document.allowing))
    if found:
        yield _violation(document.path, found)
    elif any(ways(document.allowing, maybe=True)):
        yield Undecided(document.path)


def _together(stack: Stack, _: Params) -> Iterator[tuple[Resource, Finding]]:
    for role in stack.of(ROLE):
        documents = tuple(documents_of(role, stack))
        alone = {way for document in documents for way in ways(document.allowing)}
        together = ways(each for document in documents for each in document.allowing)
        found = tuple(way for way in together if way not in alone)
        if found:
            yield role, _violation("", found)


def _violation(path: str, found: tuple[Way, ...]) -> Violation:
    shown = "; ".join(" with ".join(way) for way in found[:WAYS_SHOWN])
    more = f" and {len(found) - WAYS_SHOWN} more" if len(found) > WAYS_SHOWN else ""
    return Violation(path, f"gives a way to more rights than its own: {shown}{more}", WRITE)


A_ROLE = Resource(ROLE[0], "deploy")
A_POLICY, AN_INLINE_POLICY, AN_ATTACHMENT = (
    tokens("iam", name)[0] for name in ("Policy", "RolePolicy", "RolePolicyAttachment")
)
RUNS_MACHINES = {"policy": policy(allow("ec2:RunInstances"))}
ATTACHED = {"role": ("deploy",), "policyArn": ("run",)}
OF_A_TEAM = {"ssm:resourceTag/team": "shop"}
BOUNDED = {"StringEquals": {"iam:PermissionsBoundary": "arn:aws:iam::111111111111:policy/team"}}


def _inline(name: str, action: str, role: str = "deploy") -> Resource:
    return Resource(AN_INLINE_POLICY, name, {"policy": policy(allow(action))}, {"role": (role,)})


PASSES = _inline("pass", "iam:PassRole")

CONTROL = Control(
    severity="critical",
    frameworks=Frameworks(),
    checks=permission_checks(
        document_rule(_in_document),
        passes=(
            policy(allow(["iam:GetRole", "iam:ListPolicies", "ec2:RunInstances"])),
            policy(allow("iam:AttachRolePolicy", "arn:aws:iam::111111111111:role/shop-*")),
            policy(allow("iam:PutRolePolicy", Condition=BOUNDED)),
            policy(allow("ssm:SendCommand", Condition={"StringEquals": OF_A_TEAM})),
            policy(
                allow("iam:PassRole", "arn:aws:iam::111111111111:role/shop"),
                allow("ec2:RunInstances"),
            ),
        ),
        fails=(
            policy(allow("iam:CreatePolicyVersion")),
            policy(allow(["ssm:SendCommand", "ssm:ListCommands"])),
            policy(allow(["s3:GetObject", "iam:attach*"], ["*"])),
            policy(allow("iam:UpdateAssumeRolePolicy", "arn:aws:iam::111111111111:role/*")),
            policy(allow(["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"])),
            policy(
                allow("iam:PassRole"),
                allow("cloudformation:*", "arn:aws:cloudformation:*:111111111111:stack/a/*"),
            ),
        ),
    ),
    stack_checks=(
        StackCheck(
            name="role-with-all-its-policies",
            types=ROLE,
            find=_together,
            passes=(
                (A_ROLE, PASSES, _inline("read", "s3:GetObject")),
                (A_ROLE, PASSES, _inline("run", "ec2:RunInstances", role="other")),
            ),
            fails=(
                (A_ROLE, PASSES, _inline("run", "ec2:RunInstances")),
                (
                    A_ROLE,
                    PASSES,
                    Resource(A_POLICY, "run", RUNS_MACHINES),
                    Resource(AN_ATTACHMENT, "attached", depends_on=ATTACHED),
                ),
            ),
        ),
    ),
)
