"""Entry points log who asked them for what.

Without the log of an entry point nobody can say after an incident what was taken, from where, and
since when; nor tell an attack from a mistake while it goes on.

Exceptions: network and gateway load balancers, which have no log of requests; settings of single
API methods, because those of the whole stage hold for them. Logs of requests and answers as a whole
are wrong in production: they hold what callers send, passwords too. DNS queries of public
zones, unless `dns_queries_logged` is set: the log holds nothing but names and resolvers.
"""

from ._model import Control, Frameworks
from ._request_log_checks import REQUEST_LOG_CHECKS
from ._request_log_stack_checks import REQUEST_LOG_STACK_CHECKS

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(
        fsbp=(
            "APIGateway.1",
            "APIGateway.9",
            "AppSync.2",
            "CloudFront.5",
            "EC2.51",
            "EC2.171",
            "ELB.5",
            "NetworkFirewall.2",
            "Route53.2",
            "Transfer.3",
        )
    ),
    checks=REQUEST_LOG_CHECKS,
    stack_checks=REQUEST_LOG_STACK_CHECKS,
    parameters=("dns_queries_logged", "production"),
)
