"""Containers run without the host's rights, processes and network.

A privileged container is root on its host, and the host has the credentials of everything that runs
there. What shares the host's processes or network reads those of its neighbours, and what mounts
the host's files writes them. The rules for pods are the Baseline profile of Kubernetes' Pod
Security Standards: https://kubernetes.io/docs/concepts/security/pod-security-standards/

Exceptions: agents that have to see the host (of monitoring, of storage), and builds that build
container images with Docker, keep an exemption. AWS Batch gives its pods the node's network where
nothing is said, and recommends it; nothing is asked of it. Patches, which say no more than what
they change, are left alone, and what a Helm release holds is not seen; the resources of a Helm
chart are.
"""

import json
from collections.abc import Iterator

from ._capabilities import adds_no_capability
from ._check import Check
from ._containers import a_job, a_task, in_each_container, in_each_job_container
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._model import Control, Frameworks
from ._params import Params
from ._pod_checks import BASELINE, POD_CHECKS
from ._rules import must_be, must_not_be
from ._types import tokens

# Docker gives NET_RAW to every container, and Fargate takes no addition but SYS_PTRACE:
# KernelCapabilities, Amazon ECS API Reference.
TASK_CAPABILITIES = BASELINE | {"NET_RAW", "SYS_PTRACE"}
CAPABILITIES = "linuxParameters.capabilities.add"
WRITE = '"privileged": False, and "linuxParameters" with the capabilities that are needed'


def _unprivileged(container: Inputs, _: Params) -> Iterator[Finding]:
    privileged = as_bool(container.get("privileged"))
    if privileged is UNKNOWN:
        yield Undecided(container.at("privileged"))
    elif privileged:
        yield Violation(container.at("privileged"), "is true: it is root on the host", WRITE)


def _adding(*names: str) -> dict[str, object]:
    return {"linuxParameters": {"capabilities": {"add": names}}}


CONTROL = Control(
    severity="high",
    frameworks=Frameworks(fsbp=("ECS.1", "ECS.3", "ECS.4")),
    checks=(
        Check(
            name="task",
            types=tokens("ecs", "TaskDefinition"),
            find=in_each_container("containerDefinitions", _unprivileged),
            passes=(
                a_task(),
                a_task(privileged=False),
            ),
            fails=(
                a_task(privileged=True),
                {"containerDefinitions": '[{"Name": "web", "Privileged": true}]'},
                {"containerDefinitions": [{"name": "web", "privileged": True}]},
            ),
        ),
        Check(
            name="capabilities",
            types=tokens("ecs", "TaskDefinition"),
            find=in_each_container(
                "containerDefinitions",
                adds_no_capability(CAPABILITIES, allowed=TASK_CAPABILITIES),
            ),
            passes=(
                a_task(),
                a_task(**_adding("SYS_PTRACE")),
            ),
            fails=(a_task(**_adding("SYS_ADMIN")),),
        ),
        Check(
            name="processes",
            types=tokens("ecs", "TaskDefinition"),
            find=must_not_be(
                "pidMode", "host", problem="it sees every process", write='pid_mode="task"'
            ),
            passes=({}, {"pidMode": "task"}),
            fails=({"pidMode": "host"},),
        ),
        Check(
            name="shared-memory",
            types=tokens("ecs", "TaskDefinition"),
            find=must_not_be(
                "ipcMode", "host", problem="it shares memory with all", write='ipc_mode="task"'
            ),
            passes=({}, {"ipcMode": "none"}),
            fails=({"ipcMode": "host"},),
        ),
        Check(
            name="network",
            types=tokens("ecs", "TaskDefinition"),
            find=must_not_be(
                "networkMode",
                "host",
                problem="it has the host's addresses and credentials",
                write='network_mode="awsvpc"',
            ),
            passes=({}, {"networkMode": "awsvpc"}),
            fails=({"networkMode": "host"},),
        ),
        Check(
            name="batch-job",
            types=tokens("batch", "JobDefinition"),
            find=in_each_job_container(_unprivileged),
            passes=({"containerProperties": json.dumps({"image": "job:1"})},),
            fails=a_job(image="job:1", privileged=True),
        ),
        Check(
            name="build",
            types=tokens("codebuild", "Project"),
            find=must_be(
                "environment.privilegedMode",
                wanted=False,
                default=False,
                write='environment={"privileged_mode": False, ...}',
            ),
            passes=({"environment": {"type": "LINUX_CONTAINER"}},),
            fails=({"environment": {"privilegedMode": True}},),
        ),
        *POD_CHECKS,
    ),
)
