"""Which faults the emulator has, and how often."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

# Where a running emulator is told: a path of its own, which no service of AWS has.
PATH = "/sandbox/faults"

Share = Annotated[float, Field(ge=0, le=1)]


class Faults(BaseModel):
    """The faults to inject; by default none.

    The same seed gives the same faults: the n-th call of an operation meets the same fate in every
    run, whichever thread makes it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    seed: int = Field(0, description="Another seed lets other calls fail.")
    throttled: Share = Field(0, description="Share of calls that are told to slow down.")
    unavailable: Share = Field(0, description="Share of calls that are answered with a 503.")
    conflicting: Share = Field(
        0,
        description="Share of changes to the organization that are refused with "
        "ConcurrentModificationException.",
    )
    cut: Share = Field(
        0,
        description="Share of calls whose connection breaks: for half of them before AWS has done "
        "anything, for the other half after it has.",
    )
    creating_polls: int = Field(
        0, ge=0, description="How many times a new account is said to be IN_PROGRESS."
    )
    unready_calls: int = Field(
        0,
        ge=0,
        description="How many times nobody can assume a role in a new account yet; then, how many "
        "times it has no subscription to EC2, and does not know its organization.",
    )
    hold_at: int = Field(
        0,
        ge=0,
        description="Which change, counted from 1, is carried out but never answered: to kill "
        "somebody who waits for it. 0 for none.",
    )
    hold_operation: str = Field(
        "", description="Count only changes by this operation, as `service:Operation`."
    )
