"""The file has the shape of no policy.

A file that no rule can read is not checked, and that must not look like passing. Name its type by
`--type`, or leave it out.
"""

from collections.abc import Iterator

from bulkhead.lint.document import TOP, Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.lint.types import SETTINGS_ROOTS, DocumentType

SEVERITY = "error"


def check(document: Document) -> Iterator[Problem]:
    """Say that the document is not checked."""
    if document.root is not None and document.type is None:
        roots = ", ".join(["Statement", *SETTINGS_ROOTS])
        yield Problem(
            TOP,
            "not checked: nothing in it tells the policy's type",
            f"begin it with one of {roots}, or give --type",
        )


FIRES = (
    Example("a document of something else", {"name": "package"}, None),
    Example("a list", "[]", None),
)
QUIET = (
    Example("statements", deny("s3:GetObject"), None),
    Example("settings", {"s3_attributes": {}}, None),
    Example("settings of a given type", {"rules": {}}, DocumentType.TAG_POLICY),
)
