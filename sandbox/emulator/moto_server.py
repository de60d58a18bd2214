"""moto, asked for one answer at a time, with its ways of saying "not implemented" made one."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from flask import Flask
from moto.backends import SERVICE_NAMES
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from sandbox.emulator.incoming import Environ
from sandbox.emulator.reply import Reply

ROUTER_PAGE = b"<!doctype html>"  # Flask's own error page: no handler for this path or method


class CachingDispatcher(DomainDispatcherApplication):
    """Finds out once which backend a host means: moto looks through 180 folders each time."""

    def __init__(self) -> None:
        super().__init__(_backend_application)
        self._backends: dict[str | None, Any] = {}

    def get_backend_for_host(self, host: str | None) -> Any:  # noqa: ANN401 - moto's declaration
        """The name of moto's backend for a host such as iam.eu-west-1.amazonaws.com."""
        if host not in self._backends:
            self._backends[host] = super().get_backend_for_host(host)
        return self._backends[host]


class Moto:
    """moto's WSGI application."""

    def __init__(self) -> None:
        self._application = CachingDispatcher()

    def reply(self, environ: Environ) -> Reply:
        """Moto's answer.

        Raises:
            NotImplementedError: moto has no such operation.
            Exception: moto failed, with whatever it failed with.
        """
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def start_response(
            status: str, headers: list[tuple[str, str]], _error: object = None
        ) -> Callable[[bytes], object]:
            started.append((status, headers))
            return bytes  # PEP 3333's write(), which Flask does not use

        body = b"".join(_closed(self._application(environ, start_response)))
        status, headers = started[-1]
        return Reply(int(status.split()[0]), tuple(headers), body)

    def answer(self, environ: Environ) -> Reply:
        """Moto's answer to a call of AWS's API; raises as `reply` does."""
        reply = self.reply(environ)
        unrouted = reply.status in {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
        if unrouted and reply.body.startswith(ROUTER_PAGE):
            raise NotImplementedError
        if reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise RuntimeError(f"moto answered {reply.status}: {reply.body[:500]!r}")
        return reply


def _backend_application(service: SERVICE_NAMES | None) -> Flask:
    if service is None:
        raise NotImplementedError
    return create_backend_app(service)


def _closed(parts: Any) -> Iterable[bytes]:  # noqa: ANN401 - Flask's iterable may have close()
    try:
        yield from parts
    finally:
        if hasattr(parts, "close"):
            parts.close()
