"""Types of pulumi-kubernetes, in every API version that has had them.

pulumi-kubernetes names a type by its API version, so what was a beta is another type than what
became of it. A resource that a program makes through its `CustomResource` gets the type of its
API version and kind, too; in Pulumi YAML it is a `CustomResource` whatever its kind, which its
inputs then say. What `ConfigFile`, `ConfigGroup` and `Chart` read from manifests are resources of
these types, children of theirs.

Sources: the types of pulumi-kubernetes 4.34.2; for Karpenter's, "v1 Migration", Karpenter
documentation.
"""

from collections.abc import Mapping

from ._data_rules import where
from ._rules import Rule

CUSTOM_RESOURCE = "kubernetes:apiextensions.k8s.io:CustomResource"
KARPENTER = "karpenter.sh/"
KARPENTER_AWS = "karpenter.k8s.aws/"

_WORKLOAD = ("apps/v1", "apps/v1beta2", "extensions/v1beta1")
_API_VERSIONS: Mapping[str, tuple[str, ...]] = {
    "ConfigMap": ("core/v1",),
    "CronJob": ("batch/v1", "batch/v1beta1", "batch/v2alpha1"),
    "DaemonSet": _WORKLOAD,
    "Deployment": (*_WORKLOAD, "apps/v1beta1"),
    "EC2NodeClass": ("karpenter.k8s.aws/v1", "karpenter.k8s.aws/v1beta1"),
    "Ingress": ("networking.k8s.io/v1", "networking.k8s.io/v1beta1", "extensions/v1beta1"),
    "Job": ("batch/v1",),
    "Namespace": ("core/v1",),
    "NodePool": ("karpenter.sh/v1", "karpenter.sh/v1beta1"),
    "PersistentVolume": ("core/v1",),
    "Pod": ("core/v1",),
    "PodTemplate": ("core/v1",),
    "ReplicaSet": _WORKLOAD,
    "ReplicationController": ("core/v1",),
    "Service": ("core/v1",),
    "StatefulSet": ("apps/v1", "apps/v1beta2", "apps/v1beta1"),
}


def kinds(*names: str) -> tuple[str, ...]:
    """Type tokens of some kinds, in all their API versions."""
    return tuple(
        f"kubernetes:{version}:{name}" for name in names for version in _API_VERSIONS[name]
    )


def custom(name: str) -> tuple[str, ...]:
    """Type tokens of a kind that some controller has brought, `CustomResource` among them."""
    return (*kinds(name), CUSTOM_RESOURCE)


def of_kind(group: str, kind: str, rule: Rule) -> Rule:
    """A rule for one kind of an API group, whatever else a `CustomResource` may be.

    Args:
        group: How the API version begins, up to its slash.
        kind: The kind; what says nothing is of the kind that its type says.
        rule: What holds for those of this kind.
    """
    of_this_kind = where("kind", kind.lower().__eq__, rule=rule, default=kind.lower())
    return where(
        "apiVersion", lambda text: text.startswith(group), rule=of_this_kind, default=group
    )
