"""Which control a statement of a policy belongs to: their Sids are unique over all controls."""

from functools import cache

from policies import controls


@cache
def control_of(sid: str | None) -> str | None:
    """The id of the control whose statement has this Sid; None for a statement of others."""
    return None if sid is None else controls.control_of(sid, controls.CONTROLS)
