"""One call of one operation, as handlers see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.emulator.origin import Origin
from sandbox.emulator.state import State, Table

Answer = Mapping[str, Any]


@dataclass(frozen=True)
class Call:
    """A parsed call: what is asked, by which account, in which region.

    Attributes:
        service: The name of the service's model in botocore.
        operation: The operation's name in that model; empty when the model has none such.
        params: The request, parsed by the model.
        account: The 12-digit id of the account in which the call is carried out.
        access_key_id: The key that signed the request.
        region: The region it was signed for.
        origin: Where it comes from.
        state: What the sandbox remembers.
        forward: Asks moto, and gives its answer parsed. Raises AwsError with moto's error.
    """

    service: str
    operation: str
    params: dict[str, Any]
    account: str
    access_key_id: str
    region: str
    origin: Origin
    state: State
    forward: Callable[[], dict[str, Any]]

    def table(self, name: str, *, account: str = "", region: str = "") -> Table:
        """A table of this service, of the calling account and region unless told otherwise."""
        return self.state.table(self.service, account or self.account, region or self.region, name)
