"""Writing a folder of policies, byte for byte the same for the same policies.

A document's file holds exactly what AWS gets, since every character of that counts.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from bulkhead.policy_files.attachments import ATTACHMENTS
from bulkhead.policy_files.layout import Attachments, NodeEntry


def write_folder(folder: Path, attachments: Attachments, contents: Mapping[str, str]) -> None:
    """Write a folder of policies.

    Files that are there and belong to nothing any more are removed if an earlier
    `attachments.json` names them; others are left alone.

    Args:
        folder: The folder; it is made if it is not there.
        attachments: The nodes, and the documents with their files.
        contents: JSON text by the name of its file.

    Raises:
        OSError: A file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in _earlier_files(folder) - contents.keys():
        (folder / name).unlink(missing_ok=True)
    for name, content in sorted(contents.items()):
        (folder / name).write_text(content, encoding="utf-8", newline="")
    listed = attachments.model_dump(mode="json") | {"nodes": [*map(_node, attachments.nodes)]}
    text = json.dumps(listed, indent=2) + "\n"
    (folder / ATTACHMENTS).write_text(text, encoding="utf-8", newline="")


def _node(entry: NodeEntry) -> dict[str, object]:
    """Write what says something: above the root is nothing, and only accounts manage."""
    written = entry.model_dump(mode="json", exclude_none=True)
    if entry.kind != "account":
        del written["management"]
    if entry.full_access:
        del written["full_access"]
    return written


def _earlier_files(folder: Path) -> set[str]:
    """Give the files that an earlier run wrote: those beside the attachments that it names."""
    try:
        earlier = Attachments.model_validate_json((folder / ATTACHMENTS).read_bytes())
    except (OSError, ValueError):
        return set()
    return {entry.file for entry in earlier.documents if Path(entry.file).name == entry.file}
