"""Calls that hand a role to a service, and so need iam:PassRole on that role as well.

IAM User Guide, "Grant a user permissions to pass a role to an AWS service", and for each service
the dependent actions in the Service Authorization Reference; iam:PassedToService is the service
that the role is for.
https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
"""

from collections.abc import Iterator, Mapping

from bulkhead.replay.paths import values_at
from bulkhead.replay.records import Event

_Passing = tuple[str, str]

PASSING: Mapping[str, tuple[_Passing, ...]] = {
    "cloudformation:CreateStack": (("roleARN", "cloudformation.amazonaws.com"),),
    "cloudformation:UpdateStack": (("roleARN", "cloudformation.amazonaws.com"),),
    "codebuild:CreateProject": (("serviceRole", "codebuild.amazonaws.com"),),
    "codebuild:UpdateProject": (("serviceRole", "codebuild.amazonaws.com"),),
    "config:PutConfigurationRecorder": (("configurationRecorder.roleARN", "config.amazonaws.com"),),
    "ecs:RegisterTaskDefinition": (
        ("taskRoleArn", "ecs-tasks.amazonaws.com"),
        ("executionRoleArn", "ecs-tasks.amazonaws.com"),
    ),
    "eks:CreateCluster": (("roleArn", "eks.amazonaws.com"),),
    "glue:CreateJob": (("role", "glue.amazonaws.com"),),
    "lambda:CreateFunction": (("role", "lambda.amazonaws.com"),),
    "lambda:UpdateFunctionConfiguration": (("role", "lambda.amazonaws.com"),),
    "sagemaker:CreateNotebookInstance": (("roleArn", "sagemaker.amazonaws.com"),),
    "states:CreateStateMachine": (("roleArn", "states.amazonaws.com"),),
    "states:UpdateStateMachine": (("roleArn", "states.amazonaws.com"),),
}
"""Action -> where the role's ARN stands, and the service that gets it."""


def passed_roles(event: Event, action: str) -> Iterator[tuple[str, str]]:
    """Give each role that the call passes, by ARN, with the service that it is passed to."""
    for path, service in PASSING.get(action, ()):
        for role in values_at(event.parameters, path):
            if ":role/" in role:
                yield role, service
