"""What an Ingress of Kubernetes asks the AWS Load Balancer Controller to make.

Source for names and defaults: "Ingress annotations", AWS Load Balancer Controller documentation.
https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
"""

from collections.abc import Callable, Iterator, Mapping

from ._annotations import ANNOTATIONS, annotated, annotation
from ._finding import Finding, Undecided
from ._inputs import UNKNOWN, Inputs, Unknown, items
from ._json_text import parsed
from ._params import Params
from ._rules import Rule

PREFIX = "alb.ingress.kubernetes.io/"
SCHEME = f"{PREFIX}scheme"
PORTS = f"{PREFIX}listen-ports"
CERTIFICATE = f"{PREFIX}certificate-arn"
REDIRECT = f"{PREFIX}ssl-redirect"
GROUP = f"{PREFIX}group.name"
CLASS = "kubernetes.io/ingress.class"


def of_controller(rule: Callable[[Inputs, Params], Iterator[Finding]]) -> Rule:
    """A rule for the Ingresses that become Application Load Balancers."""

    def find(ingress: Inputs, params: Params) -> Iterator[Finding]:
        if ingress.get(ANNOTATIONS) is UNKNOWN:
            yield Undecided(ingress.at(ANNOTATIONS))
        elif _is_of_controller(ingress):
            yield from rule(ingress, params)

    return find


def _is_of_controller(ingress: Inputs) -> bool:
    classes = (ingress.get("spec.ingressClassName"), annotation(ingress, CLASS))
    return "alb" in classes or bool(annotated(ingress, PREFIX))


def is_public(ingress: Inputs) -> bool | Unknown:
    """Whether the load balancer is on the internet; it is not, unless somebody says so."""
    scheme = annotation(ingress, SCHEME)
    return UNKNOWN if scheme is UNKNOWN else scheme == "internet-facing"


def listeners(ingress: Inputs) -> tuple[tuple[str, object], ...] | Unknown:
    """Protocol and port of each listener."""
    given = annotation(ingress, PORTS)
    if given is UNKNOWN:
        return UNKNOWN
    if given is None:
        certified = annotation(ingress, CERTIFICATE) is not None
        return (("HTTPS", 443),) if certified else (("HTTP", 80),)
    return tuple(
        (str(protocol).upper(), port)
        for each in items(parsed(given))
        if isinstance(each, Mapping)
        for protocol, port in each.items()
    )


def redirects(ingress: Inputs) -> bool | Unknown:
    """Whether plain HTTP is redirected; of a group, another Ingress may say so for all."""
    if any(annotation(ingress, name) is not None for name in (REDIRECT, GROUP)):
        return True
    actions = annotated(ingress, f"{PREFIX}actions.").values()
    if any(_is_redirect(action) for action in actions):
        return True
    return UNKNOWN if UNKNOWN in actions else False


def _is_redirect(action: object) -> bool:
    protocol = Inputs(parsed(action)).get("redirectConfig.protocol")
    return isinstance(protocol, str) and protocol.upper() == "HTTPS"
