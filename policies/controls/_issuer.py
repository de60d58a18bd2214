"""Who vouches for workloads outside AWS."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema


class Issuer(BaseModel):
    """An OpenID Connect provider outside AWS whose tokens may become roles."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(description="Host and path of the provider, without `https://`.")
    subjects: tuple[str, ...] = Field(
        description="Patterns of the token's `sub` claim that belong to the company."
    )


Issuers = Annotated[
    tuple[Issuer, ...],
    WithJsonSchema({"type": "array", "items": Issuer.model_json_schema()}),
]
"""Several of them; the schema stands alone, as the engine takes a parameter's schema by itself."""
