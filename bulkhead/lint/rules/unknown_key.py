"""There is no condition key of that name.

A key that no request has is absent from all: a positive operator never holds, a negated one always
does. Tag keys are written with the tag's name behind a slash, as in aws:PrincipalTag/team.
"""

from collections.abc import Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.lint.near_key import near_key
from bulkhead.service_authorization import reference

SEVERITY = "error"


def check(document: Document) -> Iterator[Problem]:
    """Say which keys do not exist, and which is nearest."""
    for statement in document.statements:
        for clause in statement.clauses:
            name = clause.key.value
            if reference().key(name) is None:
                yield Problem(
                    clause.key.place,
                    f"{name!r} is no condition key",
                    near_key(name),
                    statement.label,
                )


def _when(key: str) -> dict[str, object]:
    return deny("s3:GetObject", Condition={"StringEquals": {key: "x"}})


FIRES = (
    Example("a misspelt global key", _when("aws:PrincipalOrgId2")),
    Example("a key that the service does not have", _when("s3:Encrypted")),
    Example("a tag key without the tag's name", _when("aws:PrincipalTag")),
    Example("a key without a prefix", _when("PrincipalArn")),
)
QUIET = (
    Example("a global key in other letters", _when("aws:principalorgid")),
    Example("a key with the tag's name", _when("aws:PrincipalTag/team")),
    Example("a key of the service with a name of one's choice", _when("s3:ExistingObjectTag/team")),
    Example("a provider of OpenID Connect", _when("oidc.eks.eu-west-1.amazonaws.com/id/A1:sub")),
)
