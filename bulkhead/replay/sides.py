"""The two sets of guardrails that are compared, each a folder as `bulkhead render` writes it."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bulkhead.evaluator import Guardrails, Node, Organization
from bulkhead.policy_files import FilesError, planned_files, read_folder, write_folder
from bulkhead.policy_files.attachments import ATTACHMENTS, read_attachments
from bulkhead.replay.judging import Judge
from config import LandingZone

AccountIds = Mapping[str, str]
"""Ids of accounts by the names of their files."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The current and the proposed guardrails.

    Attributes:
        current: folder; None where nothing is attached yet.
        proposed: folder.
        iam_paths: see `requests_of`.
    """

    current: Path | None
    proposed: Path
    iam_paths: bool = True

    def __call__(self) -> Judge:
        """Read both folders and make the judge.

        Raises:
            FilesError: a folder cannot be read as policies of an organization.
        """
        proposed = read_folder(self.proposed).organization
        current = read_folder(self.current).organization if self.current else bare(proposed)
        return Judge(Guardrails.of(current), Guardrails.of(proposed), iam_paths=self.iam_paths)


def bare(organization: Organization) -> Organization:
    """Give the organization with nothing attached but FullAWSAccess."""
    nodes = [Node(node.id, node.parent) for node in organization.nodes.values()]
    return Organization.of(organization.id, organization.management_account, nodes)


@contextmanager
def rendered(landing_zone: LandingZone) -> Iterator[Path]:
    """Write the guardrails that a configuration plans to a folder, for as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="bulkhead-replay-") as folder:
        write_folder(Path(folder), *planned_files(landing_zone))
        yield Path(folder)


@contextmanager
def with_account_ids(folder: Path, account_ids: AccountIds) -> Iterator[Path]:
    """Copy a folder, with these ids for the accounts that it names, for as long as it is needed.

    The configuration has no ids of accounts that AWS made: `bulkhead render` makes some up.

    Raises:
        FilesError: the folder's attachments cannot be read, or it names none of the accounts.
    """
    read_attachments(folder)
    content = json.loads((folder / ATTACHMENTS).read_text(encoding="utf-8-sig"))
    known = {
        node["id"]: account_ids.get(str(node.get("name")), node["id"]) for node in content["nodes"]
    }
    if not account_ids.keys() & {node.get("name") for node in content["nodes"]}:
        names = ", ".join(sorted(account_ids))
        raise FilesError([f"{folder / ATTACHMENTS}: no node has one of the names {names}"])
    for node in content["nodes"]:
        node["id"] = known[node["id"]]
    for document in content["documents"]:
        document["targets"] = [known[target] for target in document["targets"]]
    with tempfile.TemporaryDirectory(prefix="bulkhead-replay-") as name:
        copy = Path(name) / folder.name
        shutil.copytree(folder, copy)
        (copy / ATTACHMENTS).write_text(json.dumps(content, indent=2), encoding="utf-8")
        yield copy
