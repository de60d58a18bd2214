"""Containers run without the host's rights, processes and network.

A privileged container is root on its host, and the host has the credentials of everything that runs
there. What shares the host's processes or network reads those of its neighbours.

Exceptions: agents that have to see the host (of monitoring, of storage) keep an exemption.
"""

import json
from collections.abc import Iterator

from ._check import Check
from ._containers import in_each_container
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._model import Control, Frameworks
from ._params import Params
from ._rules import must_not_be
from ._types import tokens

WRITE = '"privileged": False, and "linuxParameters" with the capabilities that are needed'


def _unprivileged(container: Inputs, _: Params) -> Iterator[Finding]:
    privileged = as_bool(container.get("privileged"))
    if privileged is UNKNOWN:
        yield Undecided(container.at("privileged"))
    elif privileged:
        yield Violation(container.at("privileged"), "is true: it is root on the host", WRITE)


def _definitions(**more: object) -> str:
    return json.dumps([{"name": "web", "image": "web:1", **more}])


CONTROL = Control(
    severity="high",
    frameworks=Frameworks(fsbp=("ECS.3", "ECS.4")),
    checks=(
        Check(
            name="task",
            types=tokens("ecs", "TaskDefinition"),
            find=in_each_container("containerDefinitions", _unprivileged),
            passes=(
                {"containerDefinitions": _definitions()},
                {"containerDefinitions": _definitions(privileged=False)},
            ),
            fails=({"containerDefinitions": _definitions(privileged=True)},),
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
            find=in_each_container("containerProperties", _unprivileged),
            passes=({"containerProperties": json.dumps({"image": "job:1"})},),
            fails=({"containerProperties": json.dumps({"image": "job:1", "privileged": True})},),
        ),
    ),
)
