"""What goes back over the wire."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

# Set anew for what is really sent; `status` is moto's own, not a header of HTTP.
OURS = frozenset({"content-length", "status", "connection", "transfer-encoding"})


@dataclass(frozen=True)
class Reply:
    """An HTTP answer, whole."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def status_line(self) -> str:
        """The status as WSGI wants it."""
        return f"{self.status} {HTTPStatus(self.status).phrase}"

    def framed(self, method: str) -> Iterator[tuple[str, str]]:
        """The headers to send: those given, and the length of what follows.

        The answer to a HEAD has no body and says how long the body of a GET would be.
        """
        given = {name.lower(): value for name, value in self.headers}
        yield from ((name, value) for name, value in self.headers if name.lower() not in OURS)
        told = given.get("content-length") if method == "HEAD" else None
        yield "Content-Length", told or str(len(self.body))
