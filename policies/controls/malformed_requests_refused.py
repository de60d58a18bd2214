"""Load balancers drop malformed headers, and do not pass on requests that may be read in two ways.

Where a load balancer and the server behind it disagree about where a request ends, an attacker's
second request is read as part of the next visitor's. Headers that are no headers are the usual way
to make them disagree.

Exceptions: network and gateway load balancers, which do not look into requests. `defensive`, which
AWS takes where nothing is said, is enough; `monitor` passes everything on.
"""

from ._check import Check
from ._data_rules import where
from ._model import Control, Frameworks
from ._rules import must_be, must_not_be
from ._types import tokens

DROP = "drop_invalid_header_fields=True"


def _is_application(kind: str) -> bool:
    return kind == "application"


no_ambiguity = must_not_be(
    "desyncMitigationMode",
    "monitor",
    problem="ambiguous requests go through",
    write='desync_mitigation_mode="defensive"',
)

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(fsbp=("ELB.4", "ELB.12", "ELB.14")),
    checks=(
        Check(
            name="headers",
            types=tokens("lb", "LoadBalancer"),
            find=where(
                "loadBalancerType",
                _is_application,
                default="application",
                rule=must_be("dropInvalidHeaderFields", wanted=True, write=DROP),
            ),
            passes=(
                {"dropInvalidHeaderFields": True},
                {"dropInvalidHeaderFields": "true", "loadBalancerType": "application"},
                {"loadBalancerType": "network"},
            ),
            fails=({}, {"dropInvalidHeaderFields": False}),
            remedy={"dropInvalidHeaderFields": True},
        ),
        Check(
            name="ambiguous-requests",
            types=(*tokens("lb", "LoadBalancer"), *tokens("elb", "LoadBalancer")),
            find=no_ambiguity,
            passes=({}, {"desyncMitigationMode": "strictest"}),
            fails=({"desyncMitigationMode": "monitor"},),
            remedy={"desyncMitigationMode": "defensive"},
        ),
    ),
)
