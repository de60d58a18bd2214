"""The two sets of guardrails that are compared, each a folder as `bulkhead render` writes it."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bulkhead.evaluator import Guardrails, Node, Organization
from bulkhead.policy_files import planned_files, read_folder, write_folder
from bulkhead.replay.judging import Judge
from config import LandingZone


@dataclass(frozen=True, slots=True)
class Sides:
    """The current and the proposed guardrails.

    Attributes:
        current: folder; None where nothing is attached yet.
        proposed: folder.
    """

    current: Path | None
    proposed: Path

    def __call__(self) -> Judge:
        """Read both folders and make the judge.

        Raises:
            FilesError: a folder cannot be read as policies of an organization.
        """
        proposed = read_folder(self.proposed).organization
        current = read_folder(self.current).organization if self.current else bare(proposed)
        return Judge(Guardrails.of(current), Guardrails.of(proposed))


def bare(organization: Organization) -> Organization:
    """Give the organization with nothing attached but FullAWSAccess."""
    nodes = [Node(node.id, node.parent) for node in organization.nodes.values()]
    return Organization.of(organization.id, organization.management_account, nodes)


@contextmanager
def rendered(landing_zone: LandingZone, account_ids: Mapping[str, str]) -> Iterator[Path]:
    """Write the guardrails that a configuration plans to a folder, for as long as it is needed.

    Args:
        landing_zone: the configuration.
        account_ids: ids of accounts by the names of their files; the configuration has no ids of
            accounts that AWS made.
    """
    attachments, contents = planned_files(landing_zone)
    known = {
        node.id: account_ids.get(str((node.model_extra or {}).get("name")))
        for node in attachments.nodes
    }
    nodes = tuple(
        node.model_copy(update={"id": known[node.id] or node.id}) for node in attachments.nodes
    )
    with tempfile.TemporaryDirectory(prefix="bulkhead-replay-") as folder:
        write_folder(Path(folder), attachments.model_copy(update={"nodes": nodes}), contents)
        yield Path(folder)
