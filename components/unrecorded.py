"""What the last run has not told of: it may be new, or left behind by a run that was cut off."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Unrecorded:
    """What is configured and not in the outputs of stack `organization`.

    Attributes:
        attachments: Names of policies and their targets.
        permission_sets: Names of permission sets.
    """

    attachments: Collection[tuple[str, str]] = ()
    permission_sets: Collection[str] = ()
