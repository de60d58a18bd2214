"""Folders of policies, as any program may write them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

MANAGEMENT = "000000000001"
WORKLOAD = "111111111111"
ARCHIVE = "222222222222"
OUTSIDER = "999999999999"
ORGANIZATION = "o-exampleorgid"
ALLOW_ALL = {"Effect": "Allow", "Action": "*", "Resource": "*"}

Entry = dict[str, object]

NODES: tuple[Entry, ...] = (
    {"id": "root", "kind": "root"},
    {"id": "workloads", "kind": "ou", "parent": "root"},
    {"id": MANAGEMENT, "kind": "account", "parent": "root", "management": True},
    {"id": WORKLOAD, "kind": "account", "parent": "workloads", "management": False},
    {"id": ARCHIVE, "kind": "account", "parent": "root", "management": False},
)


def document(*statements: Mapping[str, object]) -> str:
    """Write a policy document."""
    return json.dumps({"Version": "2012-10-17", "Statement": statements}, indent=2)


def entry(
    name: str, *targets: str, of: str = "SERVICE_CONTROL_POLICY", file: str | None = None
) -> Entry:
    """Say what a document is attached to."""
    return {"name": name, "type": of, "file": file or f"{name}.json", "targets": list(targets)}


def write(
    folder: Path,
    documents: Sequence[Entry] = (),
    contents: Mapping[str, str] | None = None,
    nodes: Sequence[Entry] = NODES,
) -> Path:
    """Write a folder; `contents` are texts by the name of the document."""
    folder.mkdir(exist_ok=True)
    for name, text in (contents or {}).items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    attachments = {
        "organization_id": ORGANIZATION,
        "nodes": list(nodes),
        "documents": list(documents),
    }
    (folder / "attachments.json").write_text(json.dumps(attachments, indent=2), encoding="utf-8")
    return folder


def full_access(nodes: Sequence[Entry], *without: str) -> list[Entry]:
    """Take FullAWSAccess from some nodes."""
    return [{**node, "full_access": False} if node["id"] in without else node for node in nodes]
