"""Tokens as an identity provider would give them, for attempts that only a stranger's could make.

The sandbox reads tokens and does not verify them, so anybody can write one there.
"""

import base64
import json
from collections.abc import Mapping

from policies.controls import Request
from sandbox.emulator.web_identity import BY_NAME

PROVIDER = ":oidc-provider/"


def issuer(principal: str) -> str | None:
    """The name of the provider that a principal is; None for another principal."""
    if principal in BY_NAME:
        return principal
    _, found, name = principal.partition(PROVIDER)
    return name if found else None


def token_of(request: Request) -> Mapping[str, str]:
    """The parameters with which the request's provider vouches for what its context says."""
    name = issuer(request.principal)
    if name is None:
        return {}
    prefix = f"{name}:"
    claims = {
        key.removeprefix(prefix): value
        for key, value in request.context.items()
        if key.startswith(prefix)
    }
    token = _token({"iss": f"https://{name}", **claims})
    return {"WebIdentityToken": token, **({"ProviderId": name} if name in BY_NAME else {})}


def _token(claims: Mapping[str, object]) -> str:
    parts = [{"alg": "none"}, claims]
    encoded = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode() for part in parts]
    return f"{'.'.join(text.rstrip('=') for text in encoded)}."
