"""A key with several values is compared as if it had one.

Without ForAllValues or ForAnyValue it is not defined which of a request's values is compared.
"""

from collections.abc import Iterator

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.service_authorization import reference

SEVERITY = "warning"


def check(document: Document) -> Iterator[Problem]:
    """Say which keys need a qualifier."""
    for statement in document.statements:
        for clause in statement.clauses:
            key = reference().key(clause.key.value)
            if key and key.multivalued and not clause.qualifier and clause.base != "Null":
                yield Problem(
                    clause.operator.place,
                    f"{clause}: a request can give several values of {key.name!r}",
                    f"write ForAnyValue:{clause.operator.value}",
                    statement.label,
                )


def _if(operator: str, key: str, value: str) -> dict[str, object]:
    return deny("ec2:CreateTags", Condition={operator: {key: value}})


FIRES = (
    Example("the keys of tags", _if("StringEquals", "aws:TagKeys", "team")),
    Example("an organization's paths", _if("StringLike", "aws:PrincipalOrgPaths", "o-a/*")),
)
QUIET = (
    Example("one of several", _if("ForAnyValue:StringEquals", "aws:TagKeys", "team")),
    Example("whether there are any", _if("Null", "aws:TagKeys", "true")),
    Example("a key with one value", _if("StringEquals", "aws:PrincipalOrgID", "o-a")),
)
