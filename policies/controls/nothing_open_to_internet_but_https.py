"""Nothing is open to the whole internet but port 443 of public load balancers.

What listens to everybody is tried by everybody, all day. A load balancer takes the internet's
traffic on the one port that is encrypted, and everything behind it is opened to the load balancer's
security group alone. Two halves of the internet, a range wider than anybody owns, and a prefix list
with such a range are the internet, too.

Exceptions: none by default. A listener on port 80 that only redirects is not needed where browsers
are told to use HTTPS (HSTS); whoever wants one keeps an exemption for its security group. Whose
security group it is can be told only where the load balancer is in the same stack. A Service of
Kubernetes that says nothing has a load balancer on the internet, unless AWS Load Balancer
Controller takes it, which a stack does not show: it has to say so.
"""

from ._alb_ingress_checks import INGRESS_PORT_CHECKS
from ._https_stack_checks import HTTPS_STACK_CHECKS
from ._ingress_checks import INGRESS_CHECKS
from ._ingress_rules import OPEN_PORTS_AUDIT
from ._model import Control, Frameworks
from ._service_checks import SERVICE_CHECKS

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(
        cis_3_0=("5.1", "5.2", "5.3"),
        cis_5_0=("5.2", "5.3", "5.4"),
        fsbp=("EC2.18", "EC2.19", "EC2.21"),
    ),
    checks=(*INGRESS_CHECKS, *SERVICE_CHECKS, *INGRESS_PORT_CHECKS),
    stack_checks=HTTPS_STACK_CHECKS,
    audit=(OPEN_PORTS_AUDIT,),
)
