"""Networks: how large they may be."""

from dataclasses import dataclass
from ipaddress import IPv4Network
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema


@dataclass(frozen=True)
class Prefix:
    """How large a network may be; stands beside `IPv4Network` in an `Annotated` type.

    Attributes:
        shortest: Shortest prefix, of the largest network.
        longest: Longest prefix, of the smallest network.
    """

    shortest: int
    longest: int

    def network(self, value: object) -> object:
        """Read a network.

        Raises:
            ValueError: If it is none, or too large or too small, with what would be right.
            PydanticKnownError: If it is not even text.
        """
        if isinstance(value, IPv4Network):
            return value
        if not isinstance(value, str):
            raise PydanticKnownError("string_type")
        right = f"give a prefix between /{self.shortest} and /{self.longest}"
        try:
            network = IPv4Network(value, strict=False)
        except ValueError:
            raise ValueError(f"is not a network; {right}") from None
        if not self.shortest <= network.prefixlen <= self.longest:
            size = "large" if network.prefixlen < self.shortest else "small"
            raise ValueError(f"is too {size}; {right}")
        if str(network) != value:
            raise ValueError(f"is an address in a network; did you mean {network}?")
        return network

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let pydantic read the network."""
        return core_schema.no_info_before_validator_function(self.network, handler(source))

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Tell editors what a right value looks like."""
        pattern = r"^[0-9]{1,3}(\.[0-9]{1,3}){3}/[0-9]{1,2}$"
        return {"type": "string", "pattern": pattern, "examples": [f"10.0.0.0/{self.longest - 4}"]}


# "VPC CIDR blocks" and "Subnet CIDR blocks", Amazon VPC User Guide: a VPC's block is a /16 at most,
# a subnet's a /28 at least; `config.subnets` divides a /24 into subnets of that size.
AccountRange = Annotated[IPv4Network, Prefix(16, 24)]
Supernet = Annotated[IPv4Network, Prefix(8, 24)]
