"""Requests to the organization's resources are encrypted in transit.

Some services still answer plain HTTP. A bucket policy against it has to be written for every
bucket; this statement is written once. Requests to S3 also use TLS 1.2 at least.

Exceptions: nobody. A statement with `BoolIfExists` would also deny requests that carry no
aws:SecureTransport at all; this one denies those only that say they are not encrypted.
"""

from ._audit import policy_type_is_enabled
from ._model import Control, Frameworks
from ._perimeter import PERIMETER_ACTIONS
from ._request import ADMINISTRATOR, LANDING_ZONE, LOG_ARCHIVE_ACCOUNT, calls
from ._statement import Deny

PLAIN = {"aws:SecureTransport": "false"}
ENCRYPTED = {"aws:SecureTransport": "true"}
OLD_TLS = {**ENCRYPTED, "s3:TlsVersion": "1.1"}

CONTROL = Control(
    severity="medium",
    bundle="data",
    frameworks=Frameworks(cis_3_0=("2.1.1",), cis_5_0=("2.1.1",), fsbp=("S3.5",)),
    resource_control=(
        Deny(
            sid="DenyPlainHttp",
            actions=(*PERIMETER_ACTIONS, "cognito-identity:*", "cognito-idp:*", "sts:*"),
            condition={"Bool": PLAIN},
            absolute=True,
            denied=(
                *calls(ADMINISTRATOR, "s3:GetObject", "sqs:SendMessage", context=PLAIN),
                *calls(LANDING_ZONE, "dynamodb:GetItem", context=PLAIN),
            ),
            allowed=(
                *calls(ADMINISTRATOR, "s3:GetObject", "sts:AssumeRole", context=ENCRYPTED),
                *calls(
                    "cloudtrail.amazonaws.com",
                    "s3:PutObject",
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                ),
            ),
        ),
        Deny(
            sid="DenyOldTls",
            actions=("s3:*",),
            condition={"NumericLessThan": {"s3:TlsVersion": "1.2"}},
            absolute=True,
            denied=calls(ADMINISTRATOR, "s3:GetObject", "s3:PutObject", context=OLD_TLS),
            allowed=(
                *calls(ADMINISTRATOR, "s3:GetObject", context={"s3:TlsVersion": "1.2"}),
                *calls(ADMINISTRATOR, "s3:GetObject", context={"s3:TlsVersion": "1.3"}),
                *calls("logging.s3.amazonaws.com", "s3:PutObject", resource_account="222222222222"),
            ),
        ),
    ),
    audit=(policy_type_is_enabled("RESOURCE_CONTROL_POLICY"),),
)
