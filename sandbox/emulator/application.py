"""The WSGI application: AWS on one port, and never a failure that SDKs retry for minutes."""

import logging
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter
from typing import Any

from sandbox.emulator import services
from sandbox.emulator.authorization.authorizer import Authorizer
from sandbox.emulator.authorization.judge import Judge
from sandbox.emulator.dispatch import Dispatcher, Hook
from sandbox.emulator.errors import AwsError, emulator_fault, not_implemented
from sandbox.emulator.exchange import Exchange
from sandbox.emulator.faults.control import control
from sandbox.emulator.faults.errors import ConnectionCutError
from sandbox.emulator.faults.settings import PATH as FAULTS_PATH
from sandbox.emulator.idempotency import Answers, Asked
from sandbox.emulator.incoming import Environ, Incoming
from sandbox.emulator.reply import Reply
from sandbox.emulator.scope import Scope, scope_of, unsigned_scope
from sandbox.emulator.sessions import account_of
from sandbox.emulator.state import State

RESET_PATH = "/moto-api/reset"
UNSIGNED_PATHS = ("/moto-api", "/favicon.ico", "/latest/")  # of moto, a browser, an instance
LOG = logging.getLogger("sandbox.emulator")


class Application:
    """Answers AWS's API for every service, account and region.

    Args:
        hooks: See `Dispatcher`.
        judge: Who decides whether policies let a call pass; without one, all pass.
    """

    def __init__(self, hooks: Sequence[Hook] = (), judge: Judge | None = None) -> None:
        services.load()
        self._state = State()
        self._enforces = judge is not None
        authorize = Authorizer(judge).authorize if judge else None
        self._answers = Answers()
        self._dispatcher = Dispatcher(self._state, hooks, authorize)

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request (PEP 3333).

        Raises:
            ConnectionError: The server is to close the connection without an answer.
        """
        incoming = Incoming.read(environ)
        reply = self._reply(incoming)
        start_response(reply.status_line, list(reply.framed(incoming.method)))
        return [reply.body]

    def _reply(self, incoming: Incoming) -> Reply:
        if (incoming.method, incoming.path) == ("POST", RESET_PATH):
            self._state.clear()
            self._answers.clear()
            services.reset()
        if incoming.path == FAULTS_PATH:
            return control(self._state.injector, incoming)
        if incoming.path.startswith(UNSIGNED_PATHS):
            return self._dispatcher.unsigned(incoming)
        scope = scope_of(incoming.environ)
        if scope is None and not self._enforces:
            return self._dispatcher.unsigned(incoming)
        scope = scope or unsigned_scope(incoming.environ, incoming.body)
        if not scope.is_modelled:
            return self._dispatcher.unread(incoming, scope)
        started = perf_counter()
        exchange = Exchange(scope.service, incoming.request())
        operation = exchange.operation or f"{incoming.method} {incoming.path}"
        account, reply = self._answered(incoming, exchange, scope, operation)
        milliseconds = round((perf_counter() - started) * 1000)
        what = scope.service, operation, account, scope.region, reply.status, milliseconds
        LOG.info("%s %s %s %s %d %d ms", *what)
        return reply

    def _answered(
        self, incoming: Incoming, exchange: Exchange, scope: Scope, operation: str
    ) -> tuple[str, Reply]:
        account = "-"
        try:
            account = account_of(scope.access_key_id, self._state) if scope.is_signed else ""
            with self._state.injector.around(scope.service, exchange.operation):
                asked = Asked.of(exchange, scope, account)
                return account, self._answers.once(
                    asked, lambda: self._dispatcher.reply(incoming, exchange, scope, account)
                )
        except ConnectionCutError:
            LOG.info("%s %s %s connection cut", scope.service, operation, account)
            raise
        except AwsError as error:
            return account, exchange.reply(error)
        except NotImplementedError:
            return account, exchange.reply(not_implemented(scope.service, operation))
        except Exception as fault:
            LOG.exception("%s %s failed", scope.service, operation)
            return account, exchange.reply(emulator_fault(scope.service, operation, fault))
