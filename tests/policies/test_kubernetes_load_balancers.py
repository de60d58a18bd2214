"""What annotations that are not known yet let the checks of Kubernetes' load balancers say."""

from collections.abc import Mapping

import pytest

from policies.controls import CONTROLS, PROOF_PARAMS, UNKNOWN, Check, Inputs, Undecided
from policies.controls._annotations import annotation

CHECKS = {
    f"{control.id}/{check.name}": check
    for control in CONTROLS
    for check in control.checks
    if check.name.startswith("kubernetes-")
}
OPEN = CHECKS["nothing_open_to_internet_but_https/kubernetes-service"]
PORTS = CHECKS["nothing_open_to_internet_but_https/kubernetes-ingress"]
TLS = CHECKS["load_balancers_require_tls/kubernetes-ingress"]
POLICY = CHECKS["load_balancers_require_tls/kubernetes-ingress-policy"]
WEB_ACL = CHECKS["public_applications_behind_web_acl/kubernetes-ingress"]
ALB = "alb.ingress.kubernetes.io/"
AWS = "service.beta.kubernetes.io/aws-load-balancer-"
PUBLIC = {f"{ALB}scheme": "internet-facing"}
BALANCER = {"type": "LoadBalancer", "ports": [{"port": 80.0}]}


@pytest.mark.parametrize(
    ("check", "unknown", "known"),
    [
        (TLS, "listen-ports", {}),
        (POLICY, "ssl-policy", {}),
        (PORTS, "scheme", {}),
        (PORTS, "listen-ports", PUBLIC),
        (PORTS, "inbound-cidrs", PUBLIC),
        (WEB_ACL, "scheme", {}),
    ],
)
def test_an_unknown_annotation_leaves_its_ingress_undecided(
    check: Check, unknown: str, known: Mapping[str, str]
) -> None:
    """Where the annotation that decides is not known, nothing is wrong yet, nor passed over."""
    inputs = {"metadata": {"annotations": {**known, f"{ALB}{unknown}": UNKNOWN}}}

    (found,) = check.find(Inputs(inputs), PROOF_PARAMS)

    assert isinstance(found, Undecided)


@pytest.mark.parametrize("unknown", ["scheme", "internal", "type"])
def test_an_unknown_annotation_leaves_its_service_undecided(unknown: str) -> None:
    """Whether a Service is on the internet is undecided while what says so is not known."""
    inputs = {"metadata": {"annotations": {f"{AWS}{unknown}": UNKNOWN}}, "spec": BALANCER}

    (found,) = OPEN.find(Inputs(inputs), PROOF_PARAMS)

    assert isinstance(found, Undecided)


@pytest.mark.parametrize("decided", ["wafv2-acl-arn", "group.name"])
def test_a_reference_that_is_not_known_yet_is_one(decided: str) -> None:
    """A web ACL that the program makes has no ARN before it is made, and is named all the same."""
    inputs = {"metadata": {"annotations": {**PUBLIC, f"{ALB}{decided}": UNKNOWN}}}

    assert list(WEB_ACL.find(Inputs(inputs), PROOF_PARAMS)) == []


@pytest.mark.parametrize("metadata", [None, "x", 3.0, [], {"annotations": ["a"]}, {"a": UNKNOWN}])
def test_what_is_no_annotation_says_nothing(metadata: object) -> None:
    """Metadata of any other form holds no annotation, and raises nothing."""
    assert annotation(Inputs({"metadata": metadata}), "a") is None
