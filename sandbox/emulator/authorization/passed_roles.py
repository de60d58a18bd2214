"""Which calls hand a role to a service, for which the caller needs iam:PassRole on the role.

Source: "Granting a user permissions to pass a role to an AWS service", IAM User Guide, and the
dependent actions in the Service Authorization Reference.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import jmespath
from moto.iam.models import iam_backends

from sandbox.emulator.call import Call
from sandbox.emulator.services.organizations.organization import PARTITION

PASSING = "iam:PassRole"
# Service and operation -> where the role's ARN stands among the parameters, as JMESPath.
ROLES = {
    ("cloudformation", "CreateStack"): "[RoleARN]",
    ("cloudformation", "UpdateStack"): "[RoleARN]",
    ("cloudtrail", "CreateTrail"): "[CloudWatchLogsRoleArn]",
    ("cloudtrail", "UpdateTrail"): "[CloudWatchLogsRoleArn]",
    ("codebuild", "CreateProject"): "[serviceRole]",
    ("config", "PutConfigurationRecorder"): "[ConfigurationRecorder.roleARN]",
    ("ec2", "CreateFlowLogs"): "[DeliverLogsPermissionArn]",
    ("ecs", "RegisterTaskDefinition"): "[taskRoleArn, executionRoleArn]",
    ("eks", "CreateCluster"): "[roleArn]",
    ("events", "PutRule"): "[RoleArn]",
    ("events", "PutTargets"): "Targets[].RoleArn",
    ("glue", "CreateJob"): "[Role]",
    ("lambda", "CreateFunction"): "[Role]",
    ("lambda", "UpdateFunctionConfiguration"): "[Role]",
    ("logs", "PutSubscriptionFilter"): "[roleArn]",
    ("stepfunctions", "CreateStateMachine"): "[roleArn]",
    ("stepfunctions", "UpdateStateMachine"): "[roleArn]",
}


def passed_roles(call: Call) -> Iterator[str]:
    """The ARNs of the roles that the call hands over."""
    expression = ROLES.get((call.service, call.operation))
    if expression:
        yield from (arn for arn in _compiled(expression).search(call.params) or [] if arn)
    if (call.service, call.operation) == ("ec2", "RunInstances"):
        yield from _of_profile(call)


@cache
def _compiled(expression: str) -> Any:  # noqa: ANN401 - jmespath ships no types
    return jmespath.compile(expression)


def _of_profile(call: Call) -> Iterator[str]:
    given = call.params.get("IamInstanceProfile", {})
    name = given.get("Name") or given.get("Arn", "").split("/")[-1]
    for profile in iam_backends[call.account][PARTITION].instance_profiles.values():
        if profile.name == name:
            yield from (role.arn for role in profile.roles)
