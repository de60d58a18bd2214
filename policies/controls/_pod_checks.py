"""The checks of `containers_unprivileged` for pods.

Source: "Pod Security Standards", Kubernetes documentation: what its Baseline profile forbids. A
field that is not given has the value that the profile allows.
https://kubernetes.io/docs/concepts/security/pod-security-standards/
"""

from collections.abc import Iterator, Mapping

from ._capabilities import adds_no_capability
from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._kubernetes import kinds
from ._numbers import as_number
from ._params import Params
from ._pods import PODS, a_batch_pod, a_cron_job, a_deployment, a_pod, in_each_pod_container, in_pod
from ._rules import all_of, in_each, must_be, must_not_be_set
from ._types import tokens

BASELINE = frozenset(
    {
        "AUDIT_WRITE",
        "CHOWN",
        "DAC_OVERRIDE",
        "FOWNER",
        "FSETID",
        "KILL",
        "MKNOD",
        "NET_BIND_SERVICE",
        "SETFCAP",
        "SETGID",
        "SETPCAP",
        "SETUID",
        "SYS_CHROOT",
    }
)
"""Capabilities that the Baseline profile lets a container add."""

LABELS = "metadata.labels"
LEVEL = "pod-security.kubernetes.io/enforce"
_CLAIM = '"persistentVolumeClaim", "configMap" or "emptyDir"'

unprivileged = must_be(
    "securityContext.privileged",
    wanted=False,
    default=False,
    write='"securityContext": {"privileged": False}',
)
no_host_path = must_not_be_set("hostPath", problem="mounts files of the node", write=_CLAIM)


def _no_host_port(port: Inputs, _: Params) -> Iterator[Finding]:
    given = port.get("hostPort")
    if given is UNKNOWN:
        yield Undecided(port.at("hostPort"))
    elif given is not None and as_number(given) != 0:
        problem = f"is {shown(given)}, which is open on the node past its service"
        yield Violation(port.at("hostPort"), problem, "a Service, and no host port")


def _enforced(namespace: Inputs, _: Params) -> Iterator[Finding]:
    """Where nothing is said, the cluster's own configuration decides, which is not seen here."""
    labels = namespace.get(LABELS)
    given = labels.get(LEVEL) if isinstance(labels, Mapping) else labels
    if given is UNKNOWN:
        yield Undecided(namespace.at(LABELS))
    elif given == "privileged":
        problem = f"say {LEVEL} {shown(given)}: its pods may take their node"
        yield Violation(namespace.at(LABELS), problem, f'"{LEVEL}": "baseline", or "restricted"')


def _labelled(level: str) -> dict[str, object]:
    return {"metadata": {"labels": {LEVEL: level}}}


def _host(name: str) -> dict[str, object]:
    return a_pod(**{name: True})


_VOLUMES = {"volumes": [{"name": "data", "emptyDir": {}}]}
_DOCKER = {"volumes": [{"name": "docker", "hostPath": {"path": "/var/run/docker.sock"}}]}


POD_CHECKS = (
    Check(
        name="pod-namespaces",
        types=PODS,
        find=in_pod(
            all_of(
                *(
                    must_be(name, wanted=False, default=False, write=f'"{name}": False')
                    for name in ("hostNetwork", "hostPID", "hostIPC")
                )
            )
        ),
        passes=(a_pod(), a_pod(hostNetwork=False), a_deployment(name="web")),
        fails=(_host("hostNetwork"), _host("hostPID"), _host("hostIPC")),
    ),
    Check(
        name="pod-privileged",
        types=PODS,
        find=in_each_pod_container(
            all_of(
                unprivileged,
                must_be(
                    "securityContext.windowsOptions.hostProcess",
                    wanted=False,
                    default=False,
                    write='"windowsOptions": {"hostProcess": False}',
                ),
            )
        ),
        passes=(a_pod(), a_deployment(securityContext={"privileged": False})),
        fails=(
            a_deployment(securityContext={"privileged": True}),
            a_cron_job(securityContext={"privileged": True}),
            a_deployment(securityContext={"windowsOptions": {"hostProcess": True}}),
        ),
    ),
    Check(
        name="pod-capabilities",
        types=PODS,
        find=in_each_pod_container(
            adds_no_capability("securityContext.capabilities.add", allowed=BASELINE)
        ),
        passes=(
            a_deployment(securityContext={"capabilities": {"drop": ["ALL"]}}),
            a_deployment(securityContext={"capabilities": {"add": ["NET_BIND_SERVICE"]}}),
        ),
        fails=(
            a_deployment(securityContext={"capabilities": {"add": ["NET_BIND_SERVICE", "BPF"]}}),
            a_cron_job(securityContext={"capabilities": {"add": ["CAP_SYS_ADMIN"]}}),
        ),
    ),
    Check(
        name="pod-host-paths",
        types=PODS,
        find=in_pod(in_each("volumes", no_host_path)),
        passes=(a_pod(), a_pod(**_VOLUMES)),
        fails=(a_pod(**_DOCKER),),
    ),
    Check(
        name="pod-host-ports",
        types=PODS,
        find=in_each_pod_container(in_each("ports", _no_host_port)),
        passes=(a_deployment(ports=[{"containerPort": 8080, "hostPort": 0}]),),
        fails=(a_deployment(ports=[{"containerPort": 8080, "hostPort": 8080}]),),
    ),
    Check(
        name="persistent-volume",
        types=kinds("PersistentVolume"),
        find=in_each("spec", no_host_path),
        passes=({"spec": {"csi": {"driver": "ebs.csi.aws.com"}}},),
        fails=({"spec": {"hostPath": {"path": "/etc"}}},),
    ),
    Check(
        name="namespace",
        types=kinds("Namespace"),
        find=_enforced,
        passes=({}, _labelled("baseline"), _labelled("restricted")),
        fails=(_labelled("privileged"),),
    ),
    Check(
        name="batch-pod",
        types=tokens("batch", "JobDefinition"),
        find=in_each(
            "eksProperties.podProperties",
            all_of(
                in_each("containers", unprivileged),
                in_each("initContainers", unprivileged),
                in_each("volumes", no_host_path),
            ),
        ),
        passes=(a_batch_pod(),),
        fails=(
            a_batch_pod(privileged=True),
            {"eksProperties": {"podProperties": {"volumes": [{"hostPath": {"path": "/etc"}}]}}},
        ),
    ),
)
