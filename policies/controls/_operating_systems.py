"""Rules for Linux containers: Windows has neither root nor what takes rights from it."""

from collections.abc import Iterator, Mapping

from ._data_rules import where
from ._finding import Finding
from ._inputs import Inputs
from ._params import Params
from ._rules import Rule

WINDOWS = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}
"""How a task definition, or a job's container, says so; for proofs."""

_LABEL = "kubernetes.io/os"


def on_linux(rule: Rule) -> Rule:
    """A rule for a task definition, or a job's container, that does not run on Windows."""
    return where(
        "runtimePlatform.operatingSystemFamily",
        lambda family: not family.startswith("windows"),
        rule=rule,
        default="linux",
    )


def of_linux_pods(rule: Rule) -> Rule:
    """A rule for a pod's description, unless its system or its nodes are said to be Windows."""
    of_system = where("os.name", lambda name: name != "windows", rule=rule, default="linux")

    def find(pod: Inputs, params: Params) -> Iterator[Finding]:
        labels = pod.get("nodeSelector")
        if not (isinstance(labels, Mapping) and labels.get(_LABEL) == "windows"):
            yield from of_system(pod, params)

    return find
