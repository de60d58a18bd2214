"""Containers cannot change their own programs: their root file system is read-only.

Whoever gets in writes what keeps them in: another program, a changed one, a job by schedule. Where
nothing but the volumes that a workload needs can be written, there is nowhere to put it.

Exceptions: Windows, where there is no such setting. ECS Exec needs to write into the container, and
some images do: that is why this is told and stops nothing. AWS, "Amazon ECS task and container
security best practices":
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html
"""

from ._check import Check
from ._containers import a_job, a_task, in_each_container, in_each_job_container
from ._model import Control, Frameworks
from ._operating_systems import WINDOWS, of_linux_pods, on_linux
from ._pods import PODS, a_batch_pod, a_cron_job, a_deployment, a_pod, in_each_container_of, in_pod
from ._rules import in_each, must_be
from ._types import tokens

TASK = "readonlyRootFilesystem"
POD = "readOnlyRootFilesystem"
BATCH_POD = "readOnlyRootFileSystem"

read_only = must_be(TASK, wanted=True, write=f'"{TASK}": True')


def _pod_rule(name: str) -> str:
    return f'"securityContext": {{"{name}": True}}'


CONTROL = Control(
    severity="medium",
    level="advisory",
    frameworks=Frameworks(fsbp=("ECS.5",)),
    checks=(
        Check(
            name="task",
            types=tokens("ecs", "TaskDefinition"),
            find=on_linux(in_each_container("containerDefinitions", read_only)),
            passes=(a_task(**{TASK: True}), {**a_task(), **WINDOWS}),
            fails=(a_task(), a_task(**{TASK: False})),
        ),
        Check(
            name="batch-job",
            types=tokens("batch", "JobDefinition"),
            find=in_each_job_container(on_linux(read_only)),
            passes=(*a_job(**{TASK: True}), *a_job(**WINDOWS)),
            fails=(*a_job(image="job:1"), *a_job(**{TASK: False})),
        ),
        Check(
            name="batch-pod",
            types=tokens("batch", "JobDefinition"),
            find=in_each(
                "eksProperties.podProperties",
                in_each_container_of(
                    must_be(f"securityContext.{BATCH_POD}", wanted=True, write=_pod_rule(BATCH_POD))
                ),
            ),
            passes=(a_batch_pod(**{BATCH_POD: True}),),
            fails=(a_batch_pod(), a_batch_pod(**{BATCH_POD: False})),
        ),
        Check(
            name="pod",
            types=PODS,
            find=in_pod(
                of_linux_pods(
                    in_each_container_of(
                        must_be(f"securityContext.{POD}", wanted=True, write=_pod_rule(POD))
                    )
                )
            ),
            passes=(a_deployment(securityContext={POD: True}), a_pod(os={"name": "windows"})),
            fails=(a_pod(), a_cron_job(securityContext={POD: False})),
        ),
    ),
)
