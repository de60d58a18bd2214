"""What `attachments.json` holds.

Fields that are not known here are kept apart, so that a reader can say what it did not read.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

DECIDING_TYPES = ("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY")
"""The policy types that decide requests; the others are settings, which AWS keeps itself."""

Text = Annotated[str, Field(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow", strict=True)


class NodeEntry(_Entry):
    """The root, an organizational unit or an account.

    Attributes:
        id: Its id; for an account the 12 digits.
        kind: What it is.
        parent: Id of the node above it; none above the root.
        management: Whether it is the management account, which organization policies do not bind.
        full_access: Whether FullAWSAccess is attached to it.
    """

    id: Text
    kind: Literal["root", "ou", "account"]
    parent: Text | None = None
    management: bool = False
    full_access: bool = True


class DocumentEntry(_Entry):
    """A policy document.

    Attributes:
        name: Name of the policy.
        type: Policy type, as AWS Organizations names it.
        file: Its file in the folder.
        targets: Ids of the nodes that it is attached to.
        tags: Its tags, by which the rollout of what no statement names is told.
    """

    name: Text
    type: Text
    file: Text
    targets: tuple[Text, ...]
    tags: Mapping[str, str] = {}


class Attachments(_Entry):
    """The organization's nodes, and what is attached to them.

    Attributes:
        organization_id: Id of the organization, such as `o-exampleorgid`.
        nodes: Nodes in any order.
        documents: Documents in any order.
    """

    organization_id: Text
    nodes: Annotated[tuple[NodeEntry, ...], Field(min_length=1)]
    documents: tuple[DocumentEntry, ...]
