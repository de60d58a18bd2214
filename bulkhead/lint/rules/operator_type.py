"""The condition operator does not fit the key's type.

AWS compares what cannot be compared and the answer is no: Bool on a text such as the name of an
algorithm never holds, a text operator on an address does not know ranges. Where AWS compares the
texts and that happens to work, it is a warning.
"""

from collections.abc import Iterator, Mapping

from bulkhead.lint.clause import Clause
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.service_authorization import ConditionKey, KeyType, reference

SEVERITY = "error"
FITTING: Mapping[KeyType, tuple[str, ...]] = {
    KeyType.STRING: ("String",),
    KeyType.ARN: ("Arn", "String"),
    KeyType.BOOL: ("Bool",),
    KeyType.NUMERIC: ("Numeric",),
    KeyType.DATE: ("Date", "Numeric"),  # seconds since 1970 are numbers
    KeyType.IP_ADDRESS: ("IpAddress",),
}
# Compared as text, true and 10 are equal to true and 10.
_WORKS_AS_TEXT = {KeyType.BOOL, KeyType.NUMERIC}
# What a person chose the name of holds what that person writes into it.
_CHOSEN = "${"


def check(document: Document) -> Iterator[Problem]:
    """Say which operators do not fit."""
    for statement in document.statements:
        for clause in statement.clauses:
            key = reference().key(clause.key.value)
            if key is None or clause.family in {"", "Null"} or _fits(clause, key):
                continue
            as_text = clause.base.startswith("StringEquals") and key.type in _WORKS_AS_TEXT
            yield Problem(
                clause.operator.place,
                f"{clause.operator.value} on {key.name!r}, whose values are {key.type}",
                f"compare it by an operator such as {FITTING[key.type][0]}{_ending(key)}",
                statement.label,
                "warning" if as_text else None,
            )


def _fits(clause: Clause, key: ConditionKey) -> bool:
    if _CHOSEN in key.name:
        return clause.family != "IpAddress"
    if clause.family == "Arn" and key.type is KeyType.STRING:
        return "arn" in key.name.lower() or key.name == "aws:FederatedProvider"
    return clause.family in FITTING[key.type]


def _ending(key: ConditionKey) -> str:
    return "" if key.type in {KeyType.BOOL, KeyType.IP_ADDRESS} else "Equals"


def _if(operator: str, key: str, value: object, action: str = "s3:PutObject") -> dict[str, object]:
    return deny(action, Condition={operator: {key: value}})


FIRES = (
    Example("Bool on a text", _if("Bool", "s3:x-amz-server-side-encryption", "true")),
    Example("text on an address", _if("StringEquals", "aws:SourceIp", "203.0.113.0/24")),
    Example("a number on a text", _if("NumericEquals", "s3:x-amz-acl", "1")),
    Example(
        "text on a boolean, which works",
        _if("StringEquals", "aws:SecureTransport", "false"),
        severity="warning",
    ),
    Example("a pattern on a boolean", _if("StringLike", "aws:SecureTransport", "f*")),
    Example("an ARN operator on a number", _if("ArnLike", "s3:TlsVersion", "arn:*:*:*:*:*")),
    Example("a range of addresses on a tag", _if("IpAddress", "aws:PrincipalTag/a", "10.0.0.0/8")),
    Example("an ARN operator on a text", _if("ArnLike", "aws:PrincipalOrgID", "arn:*:*:*:*:*")),
)
QUIET = (
    Example("a key that there is none of", _if("Bool", "s3:X", "true")),
    Example("an ARN in a text", _if("ArnLike", "aws:FederatedProvider", "arn:*:iam::*:x/y")),
    Example(
        "an ARN in a text by its name",
        _if("ArnEquals", "ecs:cluster", "arn:aws:ecs:*:*:cluster/x", "ecs:RunTask"),
    ),
    Example("text on a text", _if("StringLike", "s3:x-amz-acl", "public-*")),
    Example("text on an ARN", _if("StringLike", "aws:PrincipalArn", "arn:*:role/x")),
    Example("a number on seconds", _if("NumericLessThan", "aws:EpochTime", "1767225600")),
    Example("whether it is there", _if("Null", "s3:x-amz-server-side-encryption", "true")),
    Example("a tag that holds yes or no", _if("Bool", "aws:PrincipalTag/admin", "true")),
    Example(
        "an attribute whose values differ",
        _if("Bool", "ec2:Attribute/MapPublicIpOnLaunch", "true", "ec2:ModifySubnetAttribute"),
    ),
)
