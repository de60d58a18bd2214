"""Where a request comes from: what the network and the signature tell of it.

There is no network between a client and the sandbox: no TLS, no VPC, no instance that hands out
credentials. So that one can try what policies say about these, a client may tell them in a header,
`X-Sandbox-Context`, as a JSON object of condition keys and values. Only keys that AWS learns from
the network or the session can be told; all others follow from the call itself.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import parse_qs

from sandbox.emulator.errors import AwsError
from sandbox.emulator.incoming import Environ

HEADER = "X-Sandbox-Context"
TELLABLE = frozenset(
    key.lower()
    for key in (
        "aws:AssumedRoot",
        "aws:MultiFactorAuthAge",
        "aws:MultiFactorAuthPresent",
        "aws:SecureTransport",
        "aws:SourceAccount",
        "aws:SourceArn",
        "aws:SourceIp",
        "aws:SourceOrgID",
        "aws:SourceOrgPaths",
        "aws:SourceVpc",
        "aws:SourceVpce",
        "aws:VpcSourceIp",
        "backup:CopyTargetOrgPaths",
        "cognito-identity-unauth:IdentityPoolArn",
        "ec2:RoleDelivery",
        "ec2:SourceInstanceARN",
        "s3:TlsVersion",
        "s3:authType",
        "s3:signatureAge",
        "s3:signatureversion",
    )
)
"""Condition keys, in lower case."""
AMZ_DATE = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Origin:
    """Where a request comes from.

    Attributes:
        source_ip: The client's address.
        user_agent: What the client calls itself.
        signed_at: When it was signed; None for an unsigned one.
        told: Condition keys, in lower case, that the client tells about the network.
    """

    source_ip: str = ""
    user_agent: str = ""
    signed_at: datetime | None = None
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, environ: Environ) -> "Origin":
        """Read it from a request.

        Raises:
            AwsError: ValidationError, for a header that tells what cannot be told.
        """
        query = parse_qs(environ.get("QUERY_STRING", ""))
        date = environ.get("HTTP_X_AMZ_DATE") or query.get("X-Amz-Date", [""])[0]
        return cls(
            environ.get("REMOTE_ADDR", ""),
            environ.get("HTTP_USER_AGENT", ""),
            datetime.strptime(date, AMZ_DATE).replace(tzinfo=UTC) if date else None,
            _told(environ.get("HTTP_X_SANDBOX_CONTEXT", "")),
        )


def _told(header: str) -> Mapping[str, tuple[str, ...]]:
    try:
        given = json.loads(header or "{}")
        told = {key.lower(): _texts(value) for key, value in given.items()}
    except (AttributeError, ValueError):
        raise AwsError("ValidationError", f"{HEADER} is not a JSON object: {header}") from None
    if wrong := sorted(told.keys() - TELLABLE):
        raise AwsError(
            "ValidationError",
            f"{HEADER} cannot tell {', '.join(wrong)}; it can tell {', '.join(sorted(TELLABLE))}",
        )
    return told


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
