"""Examples beside each rule: documents in which it finds something, and ones in which it does not.

They are the rule's tests and the examples of its documentation.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bulkhead.lint.finding import Severity
from bulkhead.lint.types import DocumentType


@dataclass(frozen=True)
class Example:
    """A document.

    Attributes:
        title: what is special about it, continuing "It finds" or "It leaves alone".
        content: a statement, several, a whole document (it has `Version` or is no policy of
            statements), or text that is no JSON.
        type: its type; None to tell it from the shape.
        severity: what the rule finds, where it is another than the rule's own.
    """

    title: str
    content: Mapping[str, object] | tuple[Mapping[str, object], ...] | str
    type: DocumentType | None = DocumentType.SERVICE_CONTROL_POLICY
    severity: Severity | None = None

    @property
    def text(self) -> str:
        """The document as a file has it."""
        if isinstance(self.content, str):
            return self.content
        if isinstance(self.content, Mapping) and "Effect" not in self.content:
            return json.dumps(self.content, indent=2)
        statements = [self.content] if isinstance(self.content, Mapping) else list(self.content)
        return json.dumps({"Version": "2012-10-17", "Statement": statements}, indent=2)


def deny(action: object, resource: object = "*", **elements: object) -> dict[str, object]:
    """Write a Deny statement."""
    return {"Effect": "Deny", "Action": action, "Resource": resource, **elements}


def deny_everybody(action: object, resource: object = "*", **elements: object) -> dict[str, object]:
    """Write a Deny statement as RCPs have it."""
    return {"Principal": "*", **deny(action, resource, **elements)}
