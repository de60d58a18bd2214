"""The tokens with which identity providers vouch for a caller of sts:AssumeRoleWithWebIdentity.

A token is read and not verified: there is no issuer here to ask for its keys.
Source: RFC 7519 (JSON Web Token), section 3; "Available keys for AWS OIDC federation", IAM User
Guide: the keys bear the provider's name and the claim's.
"""

import base64
import json
import re
from collections.abc import Mapping
from typing import Any

from sandbox.emulator.call import Call

OPERATION = "AssumeRoleWithWebIdentity"
# Providers that IAM knows by name, without a provider of one's own in the account.
BY_NAME = frozenset(
    {
        "accounts.google.com",
        "cognito-identity.amazonaws.com",
        "graph.facebook.com",
        "www.amazon.com",
    }
)
TOKEN = re.compile(r"[\w-]+\.([\w-]+)\.[\w-]*")
ROLE_ACCOUNT = re.compile(r"arn:aws:iam::(\d{12}):role/.+")


def issuer_of(call: Call) -> str:
    """The provider's name; empty for a call without a token, or with one that is none."""
    if call.operation != OPERATION:
        return ""
    issuer = call.params.get("ProviderId") or claims_of(call).get("iss", "")
    return str(issuer).removeprefix("https://")


def claims_of(call: Call) -> Mapping[str, Any]:
    """What the token says."""
    token = TOKEN.fullmatch(str(call.params.get("WebIdentityToken", "")))
    if token is None:
        return {}
    try:
        claims = json.loads(base64.urlsafe_b64decode(token[1] + "=" * (-len(token[1]) % 4)))
    except ValueError:
        return {}
    return claims if isinstance(claims, dict) else {}


def provider_arn(issuer: str, role_arn: str) -> str:
    """How policies name the provider: by an ARN in the role's account, or by its own name."""
    account = ROLE_ACCOUNT.fullmatch(role_arn)
    if issuer in BY_NAME or account is None:
        return issuer
    return f"arn:aws:iam::{account[1]}:oidc-provider/{issuer}"
