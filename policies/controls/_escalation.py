"""Combinations of actions by which a principal gives itself more than it was given.

Which service runs code with a passed role follows from what each documents of its service roles.
Source of the collection: Rhino Security Labs, "AWS IAM privilege escalation: methods and
mitigation"; of each action's meaning: Service Authorization Reference.
"""

from collections.abc import Iterable, Iterator

from ._inputs import UNKNOWN
from ._permissions import allows, certain, matches, on_everything, unconditioned
from ._policy_text import Statement

PASSING_A_ROLE = "iam:PassRole"
ALONE = (
    "iam:AddUserToGroup",
    "iam:AttachGroupPolicy",
    "iam:AttachRolePolicy",
    "iam:AttachUserPolicy",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:CreatePolicyVersion",
    "iam:DeleteRolePermissionsBoundary",
    "iam:DeleteUserPermissionsBoundary",
    "iam:PutGroupPolicy",
    "iam:PutRolePermissionsBoundary",
    "iam:PutRolePolicy",
    "iam:PutUserPolicy",
    "iam:SetDefaultPolicyVersion",
    "iam:UpdateAssumeRolePolicy",
    "iam:UpdateLoginProfile",
    "lambda:UpdateFunctionCode",
    "glue:UpdateDevEndpoint",
    "ssm:SendCommand",
    "ec2-instance-connect:SendSSHPublicKey",
)
"""Actions that are enough by themselves where they are allowed on everything.

The last two run commands on every machine, and so with the role of each.
"""

WITH_PASSED_ROLE = (
    ("apprunner:CreateService",),
    ("cloudformation:CreateStack",),
    ("codebuild:CreateProject", "codebuild:StartBuild"),
    ("datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"),
    ("ec2:RunInstances",),
    ("ecs:RegisterTaskDefinition", "ecs:RunTask"),
    ("ecs:RegisterTaskDefinition", "ecs:CreateService"),
    ("glue:CreateDevEndpoint",),
    ("glue:CreateJob", "glue:StartJobRun"),
    ("lambda:CreateFunction", "lambda:AddPermission"),
    ("lambda:CreateFunction", "lambda:CreateEventSourceMapping"),
    ("lambda:CreateFunction", "lambda:InvokeFunction"),
    ("sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl"),
    ("sagemaker:CreateProcessingJob",),
    ("sagemaker:CreateTrainingJob",),
    ("states:CreateStateMachine", "states:StartExecution"),
)
"""Actions by which a service runs what one gives it, with a role that one passes to it."""

Way = tuple[str, ...]


def ways(statements: Iterable[Statement], *, maybe: bool = False) -> Iterator[Way]:
    """The combinations that some statements allow together.

    Args:
        statements: Statements of one principal, those that deny left out.
        maybe: Count a statement in whose resource, condition or effect is not known yet.
    """
    listed = tuple(statements)
    free = tuple(each for each in listed if _is_free(each, maybe=maybe))
    yield from ((action,) for action in ALONE if _named(free, action))
    if _named(free, PASSING_A_ROLE):
        for actions in WITH_PASSED_ROLE:
            if all(any(allows(each, action) for each in listed) for action in actions):
                yield (PASSING_A_ROLE, *actions)


def _is_free(statement: Statement, *, maybe: bool) -> bool:
    found = certain(statement, on_everything(statement), unconditioned(statement))
    return maybe if found is UNKNOWN else found is True


def _named(statements: Iterable[Statement], action: str) -> bool:
    """Whether a statement allows an action by more than its service's name and a star.

    All of a service is told so by `sensitive_services_allowed_by_action`.
    """
    wanted = action.lower()
    return any(
        matches(pattern, wanted)
        for statement in statements
        for pattern in statement.actions
        if pattern.partition(":")[2].strip("*")
    )
