"""Carrying out one call: hooks, checks, then our handler or moto."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sandbox.emulator import registry
from sandbox.emulator.call import Call
from sandbox.emulator.errors import unreadable
from sandbox.emulator.exchange import Exchange
from sandbox.emulator.incoming import Incoming
from sandbox.emulator.moto_server import Moto
from sandbox.emulator.origin import Origin
from sandbox.emulator.reply import Reply
from sandbox.emulator.scope import Scope
from sandbox.emulator.state import State

Hook = Callable[[Call], None]


class Dispatcher:
    """Knows who answers what.

    Args:
        state: What the sandbox remembers.
        hooks: Each is called with every call before it is carried out, and may raise AwsError to
            answer instead: the one place to inject a fault.
        authorize: Called first of all, with the call as its caller made it: it raises AwsError
            where policies deny the call. None where nothing is enforced.
    """

    def __init__(self, state: State, hooks: Sequence[Hook], authorize: Hook | None) -> None:
        self._state = state
        self._hooks = hooks
        self._authorize = authorize
        self._moto = Moto()

    def unsigned(self, incoming: Incoming) -> Reply:
        """What moto says to a request that no account signed."""
        return self._moto.reply(incoming.again())

    def unread(self, incoming: Incoming, scope: Scope) -> Reply:
        """What moto says to a request to a service that botocore does not know.

        Where policies are enforced, nobody can tell what they say about it: it is refused.
        """
        if self._authorize is None:
            return self.unsigned(incoming)
        return unreadable(scope.service)

    def reply(self, incoming: Incoming, exchange: Exchange, scope: Scope, account: str) -> Reply:
        """The answer to a signed call.

        Raises:
            AwsError: The call is refused.
            NotImplementedError: Neither we nor moto have the operation.
        """
        handler = registry.HANDLERS.get((scope.service, exchange.operation))
        checks = [*self._hooks, *registry.checks(scope.service, exchange.operation)]
        if not scope.is_signed:
            return self._anonymous(incoming, exchange, scope)
        filled = handler or checks or scope.service in registry.PERSPECTIVES
        if not (filled or self._authorize):
            return self._moto.answer(incoming.again_as(account))
        call = self._call(incoming, exchange, scope, account)
        if self._authorize:
            self._authorize(call)
        if not filled:
            return self._moto.answer(incoming.again_as(account))
        call = self._acting(call, incoming, exchange)
        with self._state.lock(scope.service):
            for check in checks:
                check(call)
            if handler:
                return exchange.reply(handler(call))
            return self._moto.answer(incoming.again_as(call.account))

    def _anonymous(self, incoming: Incoming, exchange: Exchange, scope: Scope) -> Reply:
        """The answer to a request without a signature: only the resource's policies bind it."""
        if self._authorize and exchange.operation:
            self._authorize(self._call(incoming, exchange, scope, ""))
        return self.unsigned(incoming)

    def _call(self, incoming: Incoming, exchange: Exchange, scope: Scope, account: str) -> Call:
        def refuse() -> dict[str, Any]:
            raise NotImplementedError

        return Call(
            service=scope.service,
            operation=exchange.operation,
            params=exchange.parsed() if exchange.operation else {},
            account=account,
            access_key_id=scope.access_key_id,
            region=scope.region,
            origin=Origin.of(incoming.environ),
            state=self._state,
            forward=refuse,
        )

    def _acting(self, call: Call, incoming: Incoming, exchange: Exchange) -> Call:
        """The call as the account carries it out that speaks for the caller's."""
        perspective = registry.PERSPECTIVES.get(call.service)
        acting = perspective(call) if perspective else call.account

        def forward() -> dict[str, Any]:
            reply = self._moto.answer(incoming.again_as(acting))
            return exchange.understood(reply)

        return replace(call, account=acting, forward=forward)
