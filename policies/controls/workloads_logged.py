"""Builds, containers, workflows, replications, transfers and clusters say what they did.

A build that logs nothing is where a supply chain is attacked unseen; a workflow that logs nothing
fails on a Sunday and nobody can say at which step.

Exceptions: Beanstalk environments made from a template, whose settings are in the template. AWS
Batch logs its jobs where nothing is said, and sessions of ECS Exec are logged as their task is,
unless a cluster says otherwise. An account's default setting for Container Insights does not show
in a stack: write the setting down.
"""

from ._model import Control, Frameworks
from ._task_log_checks import TASK_LOG_CHECKS
from ._workload_log_checks import WORKLOAD_LOG_CHECKS

CONTROL = Control(
    severity="low",
    frameworks=Frameworks(
        fsbp=(
            "Athena.4",
            "CodeBuild.4",
            "Connect.2",
            "DMS.7",
            "DMS.8",
            "DataSync.1",
            "ECS.9",
            "ECS.12",
            "ElasticBeanstalk.1",
            "ElasticBeanstalk.3",
            "MSK.5",
            "StepFunctions.1",
        )
    ),
    checks=(*WORKLOAD_LOG_CHECKS, *TASK_LOG_CHECKS),
)
