"""The stack check of `load_balancers_require_tls`: a Classic Load Balancer's policy for TLS.

Source: "SSL negotiation configurations for Classic Load Balancers": without a policy, a listener
has ELBSecurityPolicy-2016-08, which takes TLS 1.0.
"""

from collections.abc import Iterator

from ._check import StackCheck
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._listener_checks import upper
from ._params import Params
from ._stack import Resource, Stack
from ._types import tokens

CLASSIC = tokens("elb", "LoadBalancer")
NEGOTIATION = tokens("elb", "SslNegotiationPolicy")
OF_LISTENER = tokens("elb", "ListenerPolicy")
NAMES = ("id", "name", "arn")
MISSING = Violation(
    "",
    "has no policy for TLS, so it takes TLS 1.0",
    'aws.elb.SslNegotiationPolicy(..., load_balancer=balancer.id, lb_port=443, attributes=[{"name":'
    ' "Reference-Security-Policy", "value": "ELBSecurityPolicy-TLS-1-2-2017-01"}])',
)


def _negotiates(stack: Stack, _: Params) -> Iterator[tuple[Resource, Finding]]:
    for balancer in stack.of(CLASSIC):
        listeners = Inputs(balancer.inputs).blocks("listeners")
        protocols = [upper(each.get("lbProtocol")) for each in listeners]
        if not {"HTTPS", "SSL", UNKNOWN}.intersection(protocols):
            continue
        named = (
            (balancer, NEGOTIATION, "loadBalancer", NAMES),
            (balancer, OF_LISTENER, "loadBalancerName", NAMES),
        )
        if any(any(stack.referring_to(*each)) for each in named):
            continue
        unsure = any(stack.may_refer(*each) for each in named)
        if unsure or not {"HTTPS", "SSL"}.intersection(protocols):
            yield balancer, Undecided("which policy for TLS its listeners have")
        else:
            yield balancer, MISSING


def _balancer(protocol: str) -> Resource:
    return Resource(CLASSIC[0], "orders", {"listeners": [{"lbProtocol": protocol}]})


CLASSIC_STACK_CHECKS = (
    StackCheck(
        name="classic-without-policy",
        types=CLASSIC,
        find=_negotiates,
        passes=(
            (
                _balancer("https"),
                Resource(NEGOTIATION[0], "p", depends_on={"loadBalancer": ("orders",)}),
            ),
            (
                _balancer("SSL"),
                Resource(OF_LISTENER[0], "p", depends_on={"loadBalancerName": ("orders",)}),
            ),
            (_balancer("tcp"),),
        ),
        fails=(
            (_balancer("https"),),
            (
                _balancer("HTTPS"),
                Resource(NEGOTIATION[0], "p", depends_on={"loadBalancer": ("other",)}),
            ),
        ),
    ),
)
