"""Calls that are made again: with the same token they get the same answer, and nothing is done.

moto takes a client token and forgets it. AWS remembers it, so that somebody who got no answer can
ask again: "Ensuring idempotency in Amazon EC2 API requests", Amazon EC2 Developer Guide, and
ClientToken, ClientRequestToken or IdempotencyToken in the API references of other services.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from moto.core.utils import get_service_model

from sandbox.emulator.exchange import Exchange
from sandbox.emulator.reply import Reply
from sandbox.emulator.scope import Scope


@dataclass(frozen=True)
class Asked:
    """A call as AWS tells it from others: by its token, in one account and region."""

    service: str
    operation: str
    account: str
    region: str
    token: str

    @classmethod
    def of(cls, exchange: Exchange, scope: Scope, account: str) -> "Asked":
        """Read it from a request; the token is empty where the operation knows none."""
        token = ""
        if exchange.operation:
            model = get_service_model(scope.service).operation_model(exchange.operation)
            if members := model.idempotent_members:
                token = str(exchange.parsed().get(members[0]) or "")
        return cls(scope.service, exchange.operation, account, scope.region, token)


@dataclass
class Answers:
    """The answers that were given to calls with a token."""

    _given: dict[Asked, Reply] = field(default_factory=dict)

    def once(self, asked: Asked, carry_out: Callable[[], Reply]) -> Reply:
        """Carry a call out unless it has been already; a refusal is not remembered."""
        if not asked.token:
            return carry_out()
        if asked not in self._given:
            reply = carry_out()
            if reply.status >= HTTPStatus.BAD_REQUEST:
                return reply
            self._given[asked] = reply
        return self._given[asked]

    def clear(self) -> None:
        """Forget everything, as moto's reset does."""
        self._given.clear()
