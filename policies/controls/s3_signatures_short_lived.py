"""Signed links to S3 are used within an hour, and are signed as AWS signs today.

Whoever has a presigned link has the object, and links end up in mails, tickets and logs. AWS lets
them live for seven days. Signatures of the old version 2 can be made from a stolen key for any
time in the future.

Exceptions: nobody. The age is counted from the signature, so a large upload that has begun in time
goes on. Requests without a signature's age, such as those of AWS services, are left alone.
"""

from ._audit import policy_type_is_enabled
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, LOG_ARCHIVE_ACCOUNT, calls
from ._statement import Deny

OBJECT = "arn:aws:s3:::orders/invoice.pdf"
ONE_HOUR_MILLISECONDS = "3600000"
USES = ("s3:GetObject", "s3:PutObject")

CONTROL = Control(
    severity="medium",
    bundle="data",
    frameworks=Frameworks(),
    resource_control=(
        Deny(
            sid="DenyOldSignatures",
            actions=("s3:*",),
            condition={"NumericGreaterThan": {"s3:signatureAge": ONE_HOUR_MILLISECONDS}},
            absolute=True,
            denied=(
                *calls(
                    ADMINISTRATOR, *USES, resource=OBJECT, context={"s3:signatureAge": "3600001"}
                ),
                *calls(
                    LANDING_ZONE, *USES, resource=OBJECT, context={"s3:signatureAge": "86400000"}
                ),
            ),
            allowed=(
                *calls(
                    ADMINISTRATOR, *USES, resource=OBJECT, context={"s3:signatureAge": "900000"}
                ),
                *calls(ADMINISTRATOR, *USES, resource=OBJECT),
                *calls(
                    "cloudtrail.amazonaws.com",
                    "s3:PutObject",
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                ),
            ),
        ),
        Deny(
            sid="DenySignatureVersion2",
            actions=("s3:*",),
            # "AWS" is version 2, "AWS4-HMAC-SHA256" version 4 (S3 API Reference, "Amazon S3
            # Signature Version 4 authentication specific policy keys").
            condition={"StringEquals": {"s3:signatureversion": "AWS"}},
            absolute=True,
            denied=calls(
                ADMINISTRATOR, *USES, resource=OBJECT, context={"s3:signatureversion": "AWS"}
            ),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    *USES,
                    resource=OBJECT,
                    context={"s3:signatureversion": "AWS4-HMAC-SHA256"},
                ),
                *calls(ADMINISTRATOR, *USES, resource=OBJECT),
            ),
        ),
    ),
    audit=(policy_type_is_enabled("RESOURCE_CONTROL_POLICY"),),
)
