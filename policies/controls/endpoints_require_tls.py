"""APIs, search domains, file servers and what they call are reached over TLS 1.2 or newer.

Each of these services takes older or no encryption for the sake of old clients, and says nothing
about it. Credentials of users and of services pass there.

Exceptions: an API that calls into a VPC through a link of its own may use plain HTTP, where no
certificate may be at hand. A file server needs a security policy of 2020 or later, as the first
one takes SHA-1. A custom domain of an API has to name its policy: what holds where none is named
has changed over time.
"""

from ._audit import AuditQuery
from ._endpoint_checks import ENDPOINT_CHECKS
from ._model import Control, Frameworks
from ._outgoing_checks import OUTGOING_CHECKS
from ._transfer_checks import TRANSFER_CHECKS

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(
        fsbp=("ES.3", "ES.8", "MSK.3", "Opensearch.3", "Opensearch.8", "Transfer.2"),
    ),
    checks=(*ENDPOINT_CHECKS, *OUTGOING_CHECKS, *TRANSFER_CHECKS),
    audit=(
        AuditQuery(
            sentence="No domain of an API takes TLS 1.0.",
            scope="region",
            service="apigateway",
            operation="GetDomainNames",
            expression="items[?securityPolicy=='TLS_1_0'].domainName",
        ),
    ),
)
