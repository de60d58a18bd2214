"""Load balancers take TLS 1.2 or newer, and plain HTTP only to redirect it.

Whoever shares a network with a client reads what it sends over plain HTTP, and changes it. TLS 1.0
and 1.1 are broken and given up (RFC 8996), and the security policy that a listener has where
nothing is said still takes them.

Exceptions: listeners that pass TCP or UDP on without looking into it: whether the two ends encrypt
is theirs to decide. Between load balancer and targets TLS is asked for where `tls_to_targets` is
set. A Classic Load Balancer's policy for TLS is a resource of its own, and checked there. What an
Ingress of Kubernetes does not say may be said in its class's parameters or, of a redirect, by
another Ingress of its group: a policy for TLS that is not named is not judged.
"""

from ._alb_ingress_checks import INGRESS_TLS_CHECKS
from ._audit import AuditQuery
from ._classic_stack_checks import CLASSIC_STACK_CHECKS
from ._listener_checks import LISTENER_CHECKS
from ._listener_stack_checks import LISTENER_STACK_CHECKS
from ._model import Control, Frameworks
from ._negotiation_checks import NEGOTIATION_CHECKS

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(fsbp=("ELB.1", "ELB.3", "ELB.8", "ELB.17", "ELB.18")),
    stack_checks=(*CLASSIC_STACK_CHECKS, *LISTENER_STACK_CHECKS),
    checks=(*LISTENER_CHECKS, *NEGOTIATION_CHECKS, *INGRESS_TLS_CHECKS),
    parameters=("tls_to_targets",),
    audit=(
        AuditQuery(
            sentence="No Classic Load Balancer listens to plain HTTP.",
            scope="region",
            service="elb",
            operation="DescribeLoadBalancers",
            expression="LoadBalancerDescriptions[?ListenerDescriptions[?Listener.Protocol=='HTTP']]"
            ".LoadBalancerName",
        ),
    ),
)
