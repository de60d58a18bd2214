"""A request as it came in, readable more than once."""

import io
from dataclasses import dataclass, field
from typing import Any

from moto.moto_server.werkzeug_app import BackendRequest

UNKNOWN_ACCOUNT = "000000000000"
Environ = dict[str, Any]  # PEP 3333's environ: its values have many types


@dataclass(frozen=True)
class Incoming:
    """A request whose body was taken from the socket once."""

    environ: Environ = field(repr=False)
    body: bytes = field(repr=False)

    @classmethod
    def read(cls, environ: Environ) -> "Incoming":
        """Take the body: as long as it says it is, or to its end when it is sent in chunks."""
        length = environ.get("CONTENT_LENGTH")
        chunked = environ.get("wsgi.input_terminated") and not length
        return cls(environ, environ["wsgi.input"].read(None if chunked else int(length or 0)))

    @property
    def path(self) -> str:
        """The path without the query, percent-decoded."""
        return str(self.environ.get("PATH_INFO", ""))

    @property
    def method(self) -> str:
        """GET, POST, ..."""
        return str(self.environ["REQUEST_METHOD"])

    def again(self, **changes: str) -> Environ:
        """The environ to hand on, with the body unread and some values changed."""
        return {**self.environ, **changes, "wsgi.input": io.BytesIO(self.body)}

    def again_as(self, account: str) -> Environ:
        """The environ to hand on, with the account that moto is to carry it out in."""
        return self.again(HTTP_X_MOTO_ACCOUNT_ID=account)

    def request(self) -> BackendRequest:
        """The request as moto's tools want it; the account is found out without moto."""
        return BackendRequest(self.again_as(UNKNOWN_ACCOUNT))
