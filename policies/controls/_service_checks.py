"""The checks of `nothing_open_to_internet_but_https` for Kubernetes' Services.

Sources: "Service annotations" and "Network Load Balancer", AWS Load Balancer Controller
documentation; "The Service Controller", AWS cloud provider documentation, which makes load
balancers for the internet where nothing is said.
"""

from collections.abc import Iterator

from ._address_ranges import is_internet
from ._annotations import ANNOTATIONS, annotation
from ._check import Check
from ._data_rules import where
from ._finding import Finding, Undecided, Violation, shown
from ._ingress_checks import HTTPS
from ._inputs import UNKNOWN, Inputs, Unknown, as_bool, items
from ._kubernetes import kinds
from ._numbers import as_number
from ._params import Params

PREFIX = "service.beta.kubernetes.io/"
SCHEME = f"{PREFIX}aws-load-balancer-scheme"
INTERNAL = f"{PREFIX}aws-load-balancer-internal"
TYPE = f"{PREFIX}aws-load-balancer-type"
RANGES = f"{PREFIX}load-balancer-source-ranges"
# What makes the controller take a Service, whose load balancers are internal unless it is told.
OF_CONTROLLER = ("external", "nlb-ip")
WRITE = f'"{SCHEME}": "internal"'


def _is_public(service: Inputs) -> bool | Unknown:
    scheme, internal, kind = (annotation(service, name) for name in (SCHEME, INTERNAL, TYPE))
    if scheme is not None:
        return UNKNOWN if scheme is UNKNOWN else scheme == "internet-facing"
    if UNKNOWN in (internal, kind):
        return UNKNOWN
    if service.is_set("spec.loadBalancerClass") or kind in OF_CONTROLLER:
        return False
    # Older programs give a range as the value; whatever is no boolean means true.
    return internal in (None, "") or as_bool(internal) is False


def _sources(service: Inputs) -> tuple[object, ...]:
    given = items(service.get("spec.loadBalancerSourceRanges"))
    by_annotation = annotation(service, RANGES)
    if not given and isinstance(by_annotation, str):
        return tuple(by_annotation.split(","))
    return given or items(by_annotation) or ("0.0.0.0/0",)


def _open(service: Inputs, _: Params) -> Iterator[Finding]:
    public, sources = _is_public(service), _sources(service)
    open_to_all = any(map(is_internet, sources))
    if public is False or not (open_to_all or UNKNOWN in sources):
        return
    for port in service.blocks("spec.ports"):
        number = as_number(port.get("port"))
        if number == HTTPS:
            continue
        if not open_to_all:
            yield Undecided(service.at("spec.loadBalancerSourceRanges"))
        elif public is UNKNOWN or number is UNKNOWN:
            yield Undecided(service.at(ANNOTATIONS) if public is UNKNOWN else port.at("port"))
        else:
            problem = f"is {shown(number)}, which the load balancer opens to the whole internet"
            yield Violation(port.at("port"), problem, WRITE)


def _service(port: object, *, spec: object = None, **annotations: str) -> dict[str, object]:
    names = {"scheme": SCHEME, "internal": INTERNAL, "kind": TYPE, "ranges": RANGES}
    more = spec if isinstance(spec, dict) else {}
    return {
        "metadata": {"annotations": {names[name]: each for name, each in annotations.items()}},
        "spec": {"type": "LoadBalancer", "ports": [{"port": port}], **more},
    }


SERVICE_CHECKS = (
    Check(
        name="kubernetes-service",
        types=kinds("Service"),
        find=where("spec.type", "loadbalancer".__eq__, rule=_open),
        passes=(
            {"spec": {"ports": [{"port": 80}]}},
            {"spec": {"type": "NodePort", "ports": [{"port": 80}]}},
            _service(443, scheme="internet-facing"),
            *(_service(80, scheme="internal"), _service(80, internal="true")),
            *(_service(80, internal="0.0.0.0/0"), _service(80, kind="external")),
            _service(80, spec={"loadBalancerClass": "service.k8s.aws/nlb"}),
            _service(80, spec={"loadBalancerSourceRanges": ["198.51.100.0/24"]}),
            _service(80, ranges="198.51.100.0/24, 203.0.113.0/24"),
        ),
        fails=(
            *(_service(80), _service(8443, scheme="internet-facing")),
            *(_service(80, internal="false"), _service(80, kind="nlb")),
            _service(22, kind="external", scheme="internet-facing"),
            _service(80, ranges="198.51.100.0/24,0.0.0.0/0"),
            _service(80, spec={"loadBalancerSourceRanges": ["0.0.0.0/1", "128.0.0.0/1"]}),
        ),
    ),
)
