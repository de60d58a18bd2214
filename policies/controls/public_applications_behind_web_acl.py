"""What the internet calls has a web application firewall in front.

Scanners find a public address within minutes, and try what is known against every application. A
web ACL with AWS's managed rules turns most of that away before it reaches code of one's own.

Exceptions: internal load balancers and private APIs, of which no web ACL is ever asked. AppSync's
APIs and Cognito's user pools are asked about where `web_acl_for` names them, and kinds that it does
not name are left alone: load balancers that only a distribution calls, for example, or what
Firewall Manager gives web ACLs to. Load balancers in front of TCP and UDP, HTTP APIs and WebSocket
APIs take none. Associations that are made in another stack are not seen, nor are stages of an API
that is made there. An Ingress of a group may get its web ACL from another one.
"""

from ._alb_ingress_checks import INGRESS_WEB_ACL_CHECKS
from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._web_acl_checks import WEB_ACL_CHECKS, WEB_ACL_STACK_CHECKS

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(fsbp=("APIGateway.4", "CloudFront.6")),
    checks=(*WEB_ACL_CHECKS, *INGRESS_WEB_ACL_CHECKS),
    stack_checks=WEB_ACL_STACK_CHECKS,
    parameters=("web_acl_for",),
    audit=(
        AuditQuery(
            sentence="Every distribution has a web ACL.",
            scope="account",
            service="cloudfront",
            operation="ListDistributions",
            expression="DistributionList.Items[?WebACLId==''].Id",
        ),
    ),
)
