"""botocore clients that every account shares: who calls is decided per call.

A client takes up to a second and a few megabytes to make, and a stack may act in many accounts.
"""

import contextvars
import ipaddress
import threading
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import botocore.config
import botocore.credentials
import botocore.exceptions
import botocore.session

from sandbox.provider.errors import CallFailedError, NotServedError
from sandbox.provider.retries import needs_retry


@dataclass(frozen=True)
class Keys:
    """Who calls: what botocore signs requests with."""

    access_key: str
    secret_key: str = field(repr=False)
    token: str | None = field(default=None, repr=False)
    # botocore asks for it; only endpoints that contain the account need it.
    account_id: str | None = None


_ACTING: contextvars.ContextVar[Keys] = contextvars.ContextVar("acting")
_LOCK = threading.Lock()
_CONFIG = botocore.config.Config(
    connect_timeout=5,
    max_pool_connections=64,
    # Left to `needs_retry`.
    retries={"total_max_attempts": 1, "mode": "standard"},
    s3={"addressing_style": "path"},
    user_agent_appid="bulkhead-sandbox",
)


class _Acting(botocore.credentials.Credentials):  # type: ignore[misc] # botocore ships no types
    """The credentials of whoever this thread calls as."""

    def __init__(self) -> None:
        super().__init__("unused", "unused")

    def get_frozen_credentials(self) -> Keys:
        return _ACTING.get()


@cache
def _session() -> Any:  # noqa: ANN401 - botocore ships no types
    session = botocore.session.Session()
    # The public way to set credentials takes fixed keys only.
    session._credentials = _Acting()  # noqa: SLF001
    session.register("needs-retry", needs_retry)
    return session


_CLIENTS: dict[tuple[str, str, str], Any] = {}


def _client(service: str, region: str, endpoint: str) -> Any:  # noqa: ANN401 - botocore has no types
    key = (service, region, endpoint)
    with _LOCK:
        if key not in _CLIENTS:
            client = _session().create_client(
                service, region_name=region, endpoint_url=endpoint, config=_CONFIG
            )
            client.meta.events.register("before-sign.s3-control", _without_account_in_host)
            _CLIENTS[key] = client
    return _CLIENTS[key]


def _without_account_in_host(request: Any, **_: object) -> None:  # noqa: ANN401 - botocore has no types
    """Ask the endpoint itself: the account that S3 wants before its name is no name of loopback.

    The account is in a header of the request, too.
    """
    account = request.headers["x-amz-account-id"]
    request.url = request.url.replace(f"//{account}.", "//", 1)


def require_loopback(endpoint: str) -> None:
    """Refuse to send anything anywhere but to this machine.

    Raises:
        NotServedError: if the endpoint is not an address of this machine.
    """
    host = urlsplit(endpoint).hostname or ""
    try:
        near = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        near = False
    if not near:
        raise NotServedError(
            f"the sandbox's provider only talks to this machine, and the endpoint is "
            f"{endpoint or 'not set'}: set AWS_ENDPOINT_URL to the emulator's address"
        )


def call(
    service: str, operation: str, region: str, endpoint: str, keys: Keys, members: dict[str, Any]
) -> dict[str, Any]:
    """Call an operation with these keys, all pages of its answer together.

    Raises:
        CallFailedError: if AWS refuses.
        NotServedError: if the endpoint is not on this machine.
    """
    require_loopback(endpoint)
    _ACTING.set(keys)
    client = _client(service, region, endpoint)
    method = botocore.xform_name(operation)
    try:
        if client.can_paginate(method):
            pages = client.get_paginator(method).paginate(**members)
            answer: dict[str, Any] = pages.build_full_result()
        else:
            answer = getattr(client, method)(**members)
    except botocore.exceptions.ClientError as error:
        found = error.response.get("Error", {})
        code, message = found.get("Code", "Unknown"), found.get("Message", "")
        raise CallFailedError(f"{service}:{operation}", str(code), str(message)) from error
    except botocore.exceptions.BotoCoreError as error:
        text = " ".join(str(error).split())
        raise CallFailedError(f"{service}:{operation}", type(error).__name__, text) from error
    return answer
