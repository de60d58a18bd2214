"""Objects in S3 are encrypted with keys that AWS keeps, not with keys that the caller brings.

With a key of the caller's own (SSE-C) an attacker who can write needs no malware for extortion:
they encrypt every object in place with a key that only they have, and AWS keeps no copy of it.

Exceptions: nobody. Encryption in the client, before upload, looks like any other object and is not
covered. What was written with such a key before can still be read.
"""

from ._audit import policy_type_is_enabled
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, LOG_ARCHIVE_ACCOUNT, calls
from ._statement import Deny

ALGORITHM = "s3:x-amz-server-side-encryption-customer-algorithm"
OBJECT = "arn:aws:s3:::orders/invoice.pdf"
BROUGHT = {ALGORITHM: "AES256"}

CONTROL = Control(
    severity="high",
    bundle="data",
    frameworks=Frameworks(),
    resource_control=(
        Deny(
            sid="DenyCustomerProvidedKeys",
            actions=("s3:PutObject",),
            condition={"Null": {ALGORITHM: "false"}},
            absolute=True,
            denied=(
                *calls(ADMINISTRATOR, "s3:PutObject", resource=OBJECT, context=BROUGHT),
                *calls(LANDING_ZONE, "s3:PutObject", resource=OBJECT, context=BROUGHT),
            ),
            allowed=(
                *calls(ADMINISTRATOR, "s3:PutObject", resource=OBJECT),
                *calls(ADMINISTRATOR, "s3:GetObject", resource=OBJECT, context=BROUGHT),
                *calls(
                    "logging.s3.amazonaws.com",
                    "s3:PutObject",
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                ),
            ),
        ),
    ),
    audit=(policy_type_is_enabled("RESOURCE_CONTROL_POLICY"),),
)
