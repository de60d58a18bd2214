"""Mail leaves Amazon SES over TLS, or not at all.

Without this, SES sends in the clear to every server that offers no TLS, and to every one that
somebody on the way makes look so. Password resets and invoices travel in these messages.

Exceptions: none. Servers that take no TLS are rare by now; mail to them comes back, so that
somebody sees it. Where a message must arrive whatever it takes, send it with another set.
"""

from ._check import Check
from ._model import Control, Frameworks
from ._rules import must_be
from ._types import tokens

CONTROL = Control(
    severity="low",
    frameworks=Frameworks(security_hub=("SES.3",)),
    checks=(
        Check(
            name="configuration-set",
            types=tokens("ses", "ConfigurationSet"),
            find=must_be(
                "deliveryOptions.tlsPolicy",
                wanted="Require",
                write='delivery_options={"tls_policy": "Require"}',
            ),
            passes=({"deliveryOptions": {"tlsPolicy": "Require"}},),
            fails=({}, {"deliveryOptions": {"tlsPolicy": "Optional"}}),
        ),
        Check(
            name="newer-configuration-set",
            types=tokens("sesv2", "ConfigurationSet"),
            find=must_be(
                "deliveryOptions.tlsPolicy",
                wanted="REQUIRE",
                write='delivery_options={"tls_policy": "REQUIRE"}',
            ),
            passes=({"deliveryOptions": {"tlsPolicy": "REQUIRE"}},),
            fails=({}, {"deliveryOptions": {"tlsPolicy": "OPTIONAL"}}),
        ),
    ),
)
