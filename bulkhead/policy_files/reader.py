"""Reading a folder of policies: an organization that requests can be decided in."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulkhead.evaluator import Node, Organization, OrganizationError, Policy, PolicyKind
from bulkhead.policy_files.attachments import ATTACHMENTS, read_attachments, unread_fields
from bulkhead.policy_files.documents import read_document
from bulkhead.policy_files.errors import FilesError
from bulkhead.policy_files.layout import DECIDING_TYPES, Attachments, NodeEntry


@dataclass(frozen=True)
class PolicyFolder:
    """What a folder of policies holds.

    Attributes:
        organization: The organization, under the policies that decide requests.
        not_decided: What is there and decides nothing here, as sentences.
    """

    organization: Organization
    not_decided: tuple[str, ...]


def read_folder(folder: Path) -> PolicyFolder:
    """Read a folder of policies.

    Raises:
        FilesError: A file is missing or wrong; every problem of every file at once.
    """
    attachments = read_attachments(folder)
    policies: dict[int, Policy] = {}
    problems: list[str] = []
    for place, entry in enumerate(attachments.documents):
        try:
            policy = read_document(folder, entry)
        except FilesError as error:
            problems += error.problems
        else:
            policies.update({place: policy} if policy else {})
    if problems:
        raise FilesError(problems)
    organization = _organization(folder, attachments, policies)
    return PolicyFolder(organization, tuple(_not_decided(folder, attachments)))


def _organization(
    folder: Path, attachments: Attachments, policies: dict[int, Policy]
) -> Organization:
    attached: dict[str, list[Policy]] = {}
    for place, policy in policies.items():
        for target in dict.fromkeys(attachments.documents[place].targets):
            attached.setdefault(target, []).append(policy)
    management = next((node.id for node in attachments.nodes if node.management), "")
    nodes = [_node(entry, attached.get(entry.id, [])) for entry in attachments.nodes]
    try:
        return Organization.of(attachments.organization_id, management, nodes)
    except OrganizationError as error:
        raise FilesError([f"{folder / ATTACHMENTS}: nodes: {error}"]) from None


def _node(entry: NodeEntry, policies: list[Policy]) -> Node:
    def of(kind: PolicyKind) -> tuple[Policy, ...]:
        return tuple(policy for policy in policies if policy.kind is kind)

    return Node(
        entry.id,
        entry.parent,
        of(PolicyKind.SERVICE_CONTROL),
        of(PolicyKind.RESOURCE_CONTROL),
        entry.full_access,
    )


def _not_decided(folder: Path, attachments: Attachments) -> Iterator[str]:
    yield from (f"{folder / ATTACHMENTS}: {field}" for field in unread_fields(attachments))
    for entry in attachments.documents:
        if entry.type not in DECIDING_TYPES:
            yield f"{folder / entry.file}: {entry.name} is a {entry.type}, which decides no request"
