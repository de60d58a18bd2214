"""Rules for the pods that a resource of Kubernetes describes, and for their containers."""

from collections.abc import Iterator

from ._finding import Finding
from ._inputs import Inputs
from ._kubernetes import kinds
from ._params import Params
from ._rules import Rule, all_of, in_each

PODS = kinds(
    "CronJob",
    "DaemonSet",
    "Deployment",
    "Job",
    "Pod",
    "PodTemplate",
    "ReplicaSet",
    "ReplicationController",
    "StatefulSet",
)
"""What makes pods, and pods on their own."""

_TEMPLATES = ("spec.jobTemplate.spec.template.spec", "spec.template.spec", "template.spec")
_CONTAINERS = ("containers", "initContainers", "ephemeralContainers")


def in_pod(rule: Rule) -> Rule:
    """A rule for the description of a pod, which is the resource's own or its template's."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        path = next((each for each in _TEMPLATES if inputs.is_set(each)), "spec")
        yield from rule(Inputs(inputs.get(path), path), params)

    return find


def in_each_container_of(rule: Rule) -> Rule:
    """A rule for each container of a pod's description, those that come before and later too."""
    return all_of(*(in_each(path, rule) for path in _CONTAINERS))


def in_each_pod_container(rule: Rule) -> Rule:
    """A rule for each container of the pods that a resource describes."""
    return in_pod(in_each_container_of(rule))


def a_pod(**spec: object) -> dict[str, object]:
    """Inputs of a pod, for proofs."""
    return {"kind": "Pod", "spec": {"containers": [{"name": "web"}], **spec}}


def a_deployment(**container: object) -> dict[str, object]:
    """Inputs of a deployment whose pods have one container, for proofs."""
    return {"kind": "Deployment", "spec": {"template": {"spec": {"containers": [container]}}}}


def a_cron_job(**container: object) -> dict[str, object]:
    """Inputs of a job by schedule with one container that runs first, for proofs."""
    pod = {"spec": {"initContainers": [container]}}
    return {"kind": "CronJob", "spec": {"jobTemplate": {"spec": {"template": pod}}}}


def a_batch_pod(**context: object) -> dict[str, object]:
    """Inputs of a Batch job on Kubernetes with one container's security context, for proofs."""
    container = {"image": "job:1", "securityContext": context}
    return {"eksProperties": {"podProperties": {"containers": [container]}}}
