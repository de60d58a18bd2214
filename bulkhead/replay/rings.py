"""The rings of the nodes that something is attached to."""

from collections.abc import Mapping
from pathlib import Path

from bulkhead.policy_files.attachments import read_attachments
from config import LandingZone


def rings_of(folder: Path, landing_zone: LandingZone) -> Mapping[str, str]:
    """Give the ring of each unit, and of each account that has one of its own, by the node's id.

    Args:
        folder: The folder of policies, which knows the accounts' ids by their names.
        landing_zone: The configuration, which knows the rings.

    Raises:
        FilesError: The folder's attachments cannot be read.
    """
    rings = {path: landing_zone.ring_of(path) for path in landing_zone.organizational_units}
    for node in read_attachments(folder).nodes:
        account = landing_zone.accounts.get(str((node.model_extra or {}).get("name")))
        if node.kind == "account" and account is not None:
            rings[node.id] = account.ring
    return {node: ring for node, ring in rings.items() if ring}
