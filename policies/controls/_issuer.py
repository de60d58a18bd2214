"""Who vouches for workloads outside AWS."""

from pydantic import BaseModel, ConfigDict


class Issuer(BaseModel):
    """An OpenID Connect provider outside AWS whose tokens may become roles.

    Attributes:
        name: Host and path of the provider, without `https://`.
        subjects: Patterns of the token's `sub` claim that belong to the company.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    subjects: tuple[str, ...]
