"""Two statements of one document have the same Sid.

IAM refuses such a document, and where it is taken nobody can tell from the Sid which of the two is
meant.

AWS, "IAM JSON policy elements: Sid": unique within a policy.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
"""

from collections.abc import Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem

SEVERITY = "error"


def check(document: Document) -> Iterator[Problem]:
    """Say which Sids are taken."""
    seen: dict[str, int] = {}
    for statement in document.statements:
        if statement.sid in seen:
            line = seen[statement.sid]
            message = f"the statement on line {line} has the Sid {statement.sid!r} too"
            yield Problem(statement.place, message, "give each its own", statement.label)
        elif statement.sid:
            seen[statement.sid] = statement.place.line


FIRES = (Example("one Sid twice", (deny("s3:Get*", Sid="A"), deny("s3:Put*", Sid="A"))),)
QUIET = (
    Example("two Sids", (deny("s3:Get*", Sid="A"), deny("s3:Put*", Sid="B"))),
    Example("no Sids", (deny("s3:Get*"), deny("s3:Put*"))),
)
