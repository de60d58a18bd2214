"""The file is not JSON.

AWS refuses the document, or whoever renders it stops; until then the guardrail that a reviewer saw
in it does not exist. JSON has no comments and no comma before a closing bracket. A name that is
written twice in one object counts as an error too: all but the last would be ignored.
"""

from collections.abc import Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem

SEVERITY = "error"


def check(document: Document) -> Iterator[Problem]:
    """Say where the text stops being JSON."""
    if document.json_error:
        message, _, remedy = str(document.json_error).rpartition("; ")
        yield Problem(document.json_error.place, f"not JSON: {message or remedy}", remedy)


FIRES = (
    Example("a comment", '{\n  // who may\n  "Version": "2012-10-17"\n}'),
    Example("a comma before the end", '{"Version": "2012-10-17",}'),
    Example("a document that is cut off", '{"Version": "2012-10-17", "Statement": ['),
    Example("a template's hole", '{"Version": "2012-10-17", "Statement": ${statements}}'),
    Example("a name written twice", '{"Version": "2012-10-17", "Version": "2008-10-17"}'),
    Example("nothing", ""),
)
QUIET = (
    Example("a statement", deny("s3:GetObject")),
    Example("text that looks like a comment", deny("s3:GetObject", "arn:aws:s3:::b//*")),
)
