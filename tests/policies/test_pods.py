"""Where resources of Kubernetes describe their pods, and which types those are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.controls import PROOF_PARAMS, Inputs, Undecided, Violation
from policies.controls._inputs import UNKNOWN
from policies.controls._kubernetes import CUSTOM_RESOURCE, KARPENTER, custom, kinds, of_kind
from policies.controls._pods import PODS, in_each_pod_container, in_pod
from policies.controls._rules import forbidden, must_be

ALONE = must_be("hostNetwork", wanted=False, default=False, write="False")
POD = {"hostNetwork": True, "containers": [{"privileged": True}]}
AT = (
    ("spec", {"spec": POD}),
    ("spec.template.spec", {"spec": {"replicas": 2.0, "template": {"spec": POD}}}),
    (
        "spec.jobTemplate.spec.template.spec",
        {"spec": {"jobTemplate": {"spec": {"template": {"spec": POD}}}}},
    ),
    ("template.spec", {"template": {"spec": POD}}),
)


@pytest.mark.parametrize(("path", "inputs"), AT)
def test_a_pod_is_found_where_its_kind_describes_it(path: str, inputs: dict[str, object]) -> None:
    """A pod's own description and each kind of template are judged alike, and named by path."""
    unprivileged = must_be("privileged", wanted=False, default=False, write="False")
    found = [
        *in_pod(ALONE)(Inputs(inputs), PROOF_PARAMS),
        *in_each_pod_container(unprivileged)(Inputs(inputs), PROOF_PARAMS),
    ]

    assert [finding.path for finding in found] == [
        f"{path}.hostNetwork",
        f"{path}.containers[0].privileged",
    ]
    assert all(isinstance(finding, Violation) for finding in found)


@pytest.mark.parametrize(
    "inputs",
    [
        {"spec": UNKNOWN},
        {"spec": {"template": UNKNOWN}},
        {"spec": {"jobTemplate": UNKNOWN}},
        {"spec": {"jobTemplate": {"spec": {"template": UNKNOWN}}}},
        {"template": UNKNOWN},
    ],
)
def test_an_unknown_template_is_undecided(inputs: dict[str, object]) -> None:
    """However much of the way to a pod is unknown, nothing is said about it, nor passed over."""
    (found,) = in_pod(ALONE)(Inputs(inputs), PROOF_PARAMS)

    assert isinstance(found, Undecided)


@given(kind=st.text(), version=st.text())
def test_a_custom_resource_of_another_kind_or_group_is_left_alone(kind: str, version: str) -> None:
    """Only the kind and the API group that a rule is for are judged by it."""
    rule = of_kind(KARPENTER, "NodePool", forbidden("is there", "nothing"))
    meant = kind.lower() == "nodepool" and version.lower().startswith(KARPENTER)

    assert bool(list(rule(Inputs({"kind": kind, "apiVersion": version}), PROOF_PARAMS))) is meant
    assert list(rule(Inputs({"kind": "NodePool", "apiVersion": "karpenter.sh/v1"}), PROOF_PARAMS))


def test_betas_are_twins_of_what_became_of_them() -> None:
    """A kind is known under every API version, and one of a controller's as a custom resource."""
    assert {
        "kubernetes:apps/v1:Deployment",
        "kubernetes:extensions/v1beta1:Deployment",
        "kubernetes:batch/v1beta1:CronJob",
        "kubernetes:core/v1:Pod",
    } <= set(PODS)
    assert CUSTOM_RESOURCE in custom("NodePool")
    assert CUSTOM_RESOURCE not in kinds("NodePool")
    assert len(set(PODS)) == len(PODS)
