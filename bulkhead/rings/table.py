"""The state of the rollout as a table that people read."""

from collections.abc import Iterable, Mapping, Sequence

from bulkhead.rings.rollout import Rollout

_HEAD = ("attached up to", "configured", "next", "since")


def table(
    rollouts: Iterable[Rollout], rings: Sequence[str], members: Mapping[str, Sequence[str]]
) -> str:
    """One line for each control, one column for each ring: `x` attached, `~` in part, `.` not.

    Args:
        rollouts: How far each control is.
        rings: All rings in their order.
        members: The accounts that there are, by their ring.
    """
    columns = [f"{ring} ({len(members.get(ring, ()))})" for ring in rings]
    rows = [("control", *columns, *_HEAD), *(_row(rollout, rings) for rollout in rollouts)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    return "\n".join(lines)


def _row(rollout: Rollout, rings: Sequence[str]) -> tuple[str, ...]:
    moves = rollout.configured != rollout.last
    return (
        rollout.control,
        *(_mark(rollout, ring) for ring in rings),
        rollout.last or "-",
        (rollout.configured or "not at all") + (" <-" if moves else ""),
        rollout.next or "-",
        str(rollout.since) if rollout.since else "not known",
    )


def _mark(rollout: Rollout, ring: str) -> str:
    if ring in rollout.attached:
        return "x"
    return "~" if ring in rollout.partly else "."
