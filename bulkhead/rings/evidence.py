"""What a replay of recorded events says about a promotion."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bulkhead.rings.promotion import Promotion

_MOST = 3  # lines of a replay in one sentence


class EvidenceError(Exception):
    """A file that is no report of a replay."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class ReplayedLine(_Part):
    """Events that have caller, action and deciding statement in common."""

    change: str
    principal: str
    action: str
    ring: str | None
    control: str | None
    count: Annotated[int, Field(ge=0)]


class TriedStatement(_Part):
    """How many recorded requests a statement was tried on."""

    control: str | None
    verdict: Literal["tried", "no evidence"]


class Replayed(_Part):
    """The parts of `bulkhead replay --json` that decide about a promotion."""

    interrupted: bool
    events: Annotated[int, Field(ge=0)]
    lines: tuple[ReplayedLine, ...]
    statements: tuple[TriedStatement, ...]


@dataclass(frozen=True)
class Evidence:
    """What it says.

    Attributes:
        refusals: Why a promotion would break what people do, a sentence each.
        notes: What it cannot say.
    """

    refusals: tuple[str, ...]
    notes: tuple[str, ...]


def read_replay(path: Path) -> Replayed:
    """Read the report of a replay.

    Raises:
        EvidenceError: It is none.
    """
    try:
        return Replayed.model_validate_json(path.read_bytes())
    except OSError as error:
        raise EvidenceError(f"{path}: cannot be read: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole file"
        message = f"{path}: {where}: {first['msg']}; give what `bulkhead replay --json` has written"
        raise EvidenceError(message) from None


def evidence(replayed: Replayed, promotions: Iterable[Promotion]) -> Evidence:
    """Say what a replay through the planned guardrails means for what is promoted."""
    listed = list(promotions)
    refusals = tuple(text for promotion in listed for text in _refusals(replayed, promotion))
    notes = [text for promotion in listed for text in _notes(replayed, promotion)]
    if replayed.interrupted:
        notes.append("the replay was interrupted: it has not seen all events")
    return Evidence(refusals, tuple(notes))


def _lines(replayed: Replayed, promotion: Promotion, change: str) -> list[ReplayedLine]:
    """The lines about a promotion; those of accounts in no ring that is known count, too."""
    return [
        line
        for line in replayed.lines
        if line.change == change
        and line.control == promotion.rollout.control
        and (line.ring is None or line.ring in promotion.rings)
    ]


def _refusals(replayed: Replayed, promotion: Promotion) -> Iterator[str]:
    denied = _lines(replayed, promotion, "newly_denied")
    if denied:
        yield (
            f"{promotion.rollout.control} would have denied {_counted(denied)} of "
            f"{replayed.events:,} recorded events in {', '.join(promotion.rings)}: {_shown(denied)}"
        )


def _notes(replayed: Replayed, promotion: Promotion) -> Iterator[str]:
    control = promotion.rollout.control
    unclear = _lines(replayed, promotion, "newly_undetermined")
    if unclear:
        yield f"{control} might have denied {_counted(unclear)} recorded events: {_shown(unclear)}"
    untried = [
        each for each in replayed.statements if each.control == control and each.verdict != "tried"
    ]
    if untried:
        yield (
            f"no recorded event is about {len(untried)} of {control}'s statements: no evidence, "
            "which is not to say that nobody needs it"
        )


def _counted(lines: list[ReplayedLine]) -> str:
    return f"{sum(line.count for line in lines):,}"


def _shown(lines: list[ReplayedLine]) -> str:
    shown = [f"{each.principal} {each.action} ({each.count:,} times)" for each in lines[:_MOST]]
    more = len(lines) - _MOST
    return "; ".join(shown) + (f" and {more:,} more" if more > 0 else "")
