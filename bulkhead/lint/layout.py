"""The folder that `bulkhead render` writes: documents, and where each is attached.

`attachments.json` holds the organization's nodes and, for each document, its name, its type, its
file and the nodes that it is attached to.
"""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bulkhead.lint.types import DocumentType

FILE = "attachments.json"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")  # names for people, and the like


class Node(_Part):
    """A root, an organizational unit or an account."""

    id: str
    kind: Literal["root", "ou", "account"]
    parent: str | None = None
    management: bool = False
    full_access: bool = True


class Attached(_Part):
    """A document and the nodes that it is attached to."""

    name: str
    type: DocumentType
    file: str
    targets: tuple[str, ...] = ()


class Layout(_Part):
    """The whole of it."""

    organization_id: str
    nodes: tuple[Node, ...]
    documents: tuple[Attached, ...]


class LayoutError(ValueError):
    """The layout cannot be read; each line names the file, the place and what is wrong."""


def read_layout(folder: Path) -> Layout | None:
    """Read a folder's layout; None where it has none.

    Raises:
        LayoutError: it is malformed.
        OSError: it cannot be read.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        return Layout.model_validate_json(path.read_text(encoding="utf-8"))
    except ValidationError as error:
        problems = [
            f"{path}: {'.'.join(map(str, each['loc'])) or 'document'}: {each['msg']}"
            for each in error.errors(include_input=False, include_url=False)
        ]
        raise LayoutError("\n".join(problems)) from None
