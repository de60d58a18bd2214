"""What is wrong between the parts of `attachments.json`, each of which is right by itself."""

from collections import Counter
from collections.abc import Iterator

from bulkhead.policy_files.layout import Attachments, NodeEntry

Problem = tuple[tuple[str | int, ...], str]
"""Where, and what is wrong there."""


def disagreements(attachments: Attachments) -> Iterator[Problem]:
    """Find nodes that make no tree, and targets that are no nodes."""
    ids = Counter(node.id for node in attachments.nodes)
    for place, node in enumerate(attachments.nodes):
        if ids[node.id] > 1:
            yield ("nodes", place, "id"), f"{node.id!r} is the id of {ids[node.id]} nodes"
        yield from ((("nodes", place, field), said) for field, said in _misplaced(node, ids))
    yield from _only_one(attachments)
    for place, document in enumerate(attachments.documents):
        for number, target in enumerate(document.targets):
            if target not in ids:
                yield ("documents", place, "targets", number), f"{target!r} is no node's id"


def _misplaced(node: NodeEntry, ids: Counter[str]) -> Iterator[tuple[str, str]]:
    if node.kind == "root" and node.parent is not None:
        yield "parent", f"the root {node.id!r} has no node above it, not {node.parent!r}"
    if node.kind != "root" and node.parent is None:
        yield "parent", f"{node.id!r} is no root; give the id of the node above it"
    if node.parent is not None and node.parent not in ids:
        yield "parent", f"{node.parent!r} is no node's id"
    if node.management and node.kind != "account":
        yield "management", f"{node.id!r} is no account; only an account can be the management one"


def _only_one(attachments: Attachments) -> Iterator[Problem]:
    roots = [node.id for node in attachments.nodes if node.kind == "root"]
    if len(roots) != 1:
        yield ("nodes",), f"an organization has one root, not {len(roots)}"
    management = [node.id for node in attachments.nodes if node.management]
    if len(management) > 1:
        yield ("nodes",), f"an organization has one management account, not {len(management)}"
