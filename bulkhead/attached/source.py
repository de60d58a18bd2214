"""Where a command reads what is attached from."""

from pathlib import Path

from bulkhead.attached.model import Attached, AttachedError
from config import LandingZone


def attached_from(
    landing_zone: LandingZone, state: Path | None = None, folder: Path | None = None
) -> Attached:
    """Read what is attached: from a state, from a folder, or else from AWS.

    Args:
        landing_zone: The configuration.
        state: An exported state of stack `organization`.
        folder: A folder of policies, as `bulkhead render` writes them.

    Raises:
        AttachedError: It cannot be read, or two places are given.
    """
    if state and folder:
        raise AttachedError("give one of --state and --current, not both")
    if state:
        from bulkhead.attached.state import state as read_state  # noqa: PLC0415 - only what is used

        return read_state(state, landing_zone)
    if folder:
        from bulkhead.attached.folder import folder as read_folder  # noqa: PLC0415 - as above

        return read_folder(folder, landing_zone)
    from bulkhead.attached.live import live  # noqa: PLC0415 - boto3 takes long to import

    return live(landing_zone)
