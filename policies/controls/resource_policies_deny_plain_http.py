"""Policies of buckets deny plain HTTP, and those of queues and topics where that is configured.

S3, SNS and SQS still answer plain HTTP. Programs speak TLS by themselves, but a link to an object
or an old tool may not, and nobody notices.

Exceptions: topics and queues, unless `plain_http_denied_for_messages` is set. Where the
organization's policy `requests_encrypted_in_transit` is in force, AWS denies such requests to all
of them, and this is a second lock. A policy that lives in another stack cannot be seen.
"""

from ._model import Control, Frameworks
from ._transport_checks import TRANSPORT_CHECKS

CONTROL = Control(
    severity="low",
    frameworks=Frameworks(cis_3_0=("2.1.1",), cis_5_0=("2.1.1",), fsbp=("S3.5",)),
    stack_checks=TRANSPORT_CHECKS,
    parameters=("plain_http_denied_for_messages",),
)
