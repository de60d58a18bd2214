"""Which user the containers of a pod run as: each its own, or else the one of the pod.

Source: "Configure a Security Context for a Pod or Container", Kubernetes documentation.
"""

from collections.abc import Iterator

from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs, as_bool
from ._numbers import as_number
from ._params import Params
from ._pods import in_each_container_of

WRITE = '"securityContext": {"runAsNonRoot": True}'
_USER = "securityContext.runAsUser"
_NON_ROOT = "securityContext.runAsNonRoot"


def as_user(pod: Inputs, params: Params) -> Iterator[Finding]:
    """Each container of a pod's description is kept from running as root."""

    def find(container: Inputs, _: Params) -> Iterator[Finding]:
        number = as_number(_given(pod, container, _USER))
        non_root = as_bool(_given(pod, container, _NON_ROOT))
        if number == 0:
            yield Violation(container.at(_USER), "is 0, which is root", WRITE)
        elif non_root is True or (number is not UNKNOWN and number is not None):
            return
        elif UNKNOWN in (number, non_root):
            yield Undecided(container.at(_NON_ROOT))
        else:
            problem = f"is {shown(non_root)}: it is root, unless its image says otherwise"
            yield Violation(container.at(_NON_ROOT), problem, WRITE)

    yield from in_each_container_of(find)(pod, params)


def _given(pod: Inputs, container: Inputs, path: str) -> object:
    return container.get(path) if container.is_set(path) else pod.get(path)
