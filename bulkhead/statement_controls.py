"""Which control a statement of a policy belongs to: their Sids are unique over all controls."""

from collections.abc import Iterator, Mapping
from functools import cache

from policies.controls import CONTROLS


def control_of(sid: str | None) -> str | None:
    """The id of the control whose statement has this Sid; None for a statement of others."""
    return None if sid is None else _controls().get(sid)


@cache
def _controls() -> Mapping[str, str]:
    return dict(_statements())


def _statements() -> Iterator[tuple[str, str]]:
    for control in CONTROLS:
        for statement in (*control.service_control, *control.resource_control):
            yield statement.sid, control.id
