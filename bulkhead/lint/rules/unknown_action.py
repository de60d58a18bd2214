"""The service has no action of that name.

The statement, or this part of it, does nothing, and AWS does not say so. The names of IAM actions
are often not those of the API's operations: the permission for PutPublicAccessBlock is
s3:PutBucketPublicAccessBlock.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.service_authorization import Service, has_wildcard, reference

SEVERITY = "error"


def check(document: Document) -> Iterator[Problem]:
    """Say which actions do not exist, and which is nearest."""
    known = reference()
    for statement in document.statements:
        for text in statement.actions:
            prefix, colon, name = text.value.partition(":")
            service = known.service(prefix)
            if not (colon and service) or known.matching(text.value):
                continue
            yield Problem(
                text.place,
                f"{text.value!r}: {service.name} has no such action",
                _near(service, name),
                statement.label,
            )


def _near(service: Service, name: str) -> str:
    found = get_close_matches(name.lower().strip("*"), service.actions, n=1, cutoff=0.4)
    if not found:
        return f"see the actions of {service.prefix} in the Service Authorization Reference"
    close = str(service.actions[found[0]])
    return f"near it is {close!r}" + (", or leave the pattern out" if has_wildcard(name) else "")


FIRES = (
    Example("an action that is misspelt", deny("ec2:RunInstance")),
    Example("an operation that is no action", deny("s3:DeletePublicAccessBlock")),
    Example(
        "a name in the wrong case of letters within", deny("rds:RestoreDBClusterFromDBSnapshot")
    ),
    Example("a pattern that stands for nothing", deny("s3:Destroy*")),
)
QUIET = (
    Example("an action", deny("rds:RestoreDBClusterFromSnapshot")),
    Example("an action in other letters", deny("s3:getobject")),
    Example("a pattern", deny(["s3:Get*", "ec2:*Tags", "s3:*"])),
)
