"""Karpenter's descriptions of the instances that become nodes (`EC2NodeClass`).

Source for names and defaults: "NodeClasses", Karpenter documentation.
https://karpenter.sh/docs/concepts/nodeclasses/
"""

from ._kubernetes import KARPENTER_AWS, custom, of_kind
from ._rules import Rule, in_each

NODE_CLASS = custom("EC2NodeClass")


def of_node_class(rule: Rule) -> Rule:
    """A rule for what a node class says of its instances."""
    return of_kind(KARPENTER_AWS, "EC2NodeClass", in_each("spec", rule))


def a_node_class(**spec: object) -> dict[str, object]:
    """Inputs of a node class, for proofs."""
    return {"apiVersion": "karpenter.k8s.aws/v1", "kind": "EC2NodeClass", "spec": spec}
