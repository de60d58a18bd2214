"""What a folder of policies says is attached, in the layout that `bulkhead render` writes."""

from collections.abc import Mapping
from pathlib import Path

from bulkhead.attached.model import Attached, AttachedError, AttachedPolicy
from bulkhead.policy_files import DocumentEntry, FilesError, NodeEntry, read_folder
from bulkhead.policy_files.attachments import read_attachments
from config import LandingZone
from config.account import ROOT, account_target

_NO_ACCOUNT = "000000000000"


def folder(path: Path, landing_zone: LandingZone) -> Attached:
    """Read a folder.

    Nodes are taken for the units and accounts of the configuration by the `name` beside their id,
    or else by their id, as `render` writes it.

    Args:
        path: The folder.
        landing_zone: The configuration, which says how the management account is called.

    Raises:
        AttachedError: A file is missing or wrong; every problem of every file at once.
    """
    try:
        read_folder(path)  # says of every document what is wrong with it
        attachments = read_attachments(path)
    except FilesError as error:
        raise AttachedError(str(error)) from error
    nodes = {node.id: node for node in attachments.nodes}
    targets = {node.id: _target(node, nodes) for node in attachments.nodes}
    management = landing_zone.organization.accounts.management
    accounts = {n.id: n for n in attachments.nodes if n.kind == "account"}
    names = {i: management if node.management else _name(node) for i, node in accounts.items()}
    return Attached(
        origin=f"the policies in {path}",
        organization_id=attachments.organization_id,
        management=management,
        units=tuple(sorted(targets[n.id] for n in attachments.nodes if n.kind == "ou")),
        accounts={management: ROOT}
        | {names[i]: targets[n.parent or ""] for i, n in accounts.items()},
        account_ids={management: _NO_ACCOUNT} | {name: i for i, name in names.items()},
        policies=tuple(_policy(path, document, targets) for document in attachments.documents),
        without_full_access=frozenset(
            targets[node.id] for node in attachments.nodes if not node.full_access
        ),
    )


def _policy(path: Path, document: DocumentEntry, targets: Mapping[str, str]) -> AttachedPolicy:
    return AttachedPolicy(
        name=document.name,
        type=document.type,
        content=(path / document.file).read_text(encoding="utf-8"),
        targets=tuple(sorted(targets[target] for target in document.targets)),
        tags=document.tags,
    )


def _name(node: NodeEntry) -> str:
    """A node's name, which is none of the fields that decide."""
    return str((node.model_extra or {}).get("name") or node.id)


def _target(node: NodeEntry, nodes: Mapping[str, NodeEntry]) -> str:
    if node.kind == "root":
        return ROOT
    if node.kind == "account":
        return account_target(_name(node))
    above = _target(nodes[node.parent or ""], nodes)
    if above == ROOT or node.id.startswith(f"{above}/"):
        return node.id
    return f"{above}/{node.id}"
