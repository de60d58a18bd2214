"""The action's requests never carry the condition key.

A positive operator then never holds and the statement does nothing for this action; a negated
operator, `...IfExists` and `Null: true` always hold, so that the condition limits nothing. Which
keys an action carries, by itself or by the resources that it acts on, is said in the Service
Authorization Reference.
"""

from collections.abc import Iterator

from bulkhead.lint.clause import Clause
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.lint.named_actions import named_actions
from bulkhead.lint.statement import Statement
from bulkhead.service_authorization import Action, reference

SEVERITY = "error"
SHOWN = 6  # keys that a message lists
# The reference is behind the services here: tags on resources work before they are listed.
_LISTED_LATE = ("aws:resourcetag/", "aws:requesttag/", "aws:tagkeys")


def check(document: Document) -> Iterator[Problem]:
    """Say which actions lack which keys."""
    for statement in document.statements:
        for clause in statement.clauses:
            key = reference().key(clause.key.value)
            if key:
                yield from _lacking(statement, clause)


def _lacking(statement: Statement, clause: Clause) -> Iterator[Problem]:
    name = clause.key.value
    late = name.lower().startswith(_LISTED_LATE)
    if late and clause.negated:  # a tag that exempts: what cannot be tagged is not exempt
        return
    for text, actions in named_actions(statement):
        if any(action.key(name) for action in actions):
            continue
        effect = "always holds" if clause.holds_when_absent else "never holds"
        yield Problem(
            text.place,
            f"{text.value!r} carries no {name!r}, so that {clause.operator.value} {effect} for it",
            _remedy(actions),
            statement.label,
            "warning" if late else None,
        )


def _remedy(actions: tuple[Action, ...]) -> str:
    own = sorted({key.name for action in actions for key in action.keys})
    if not own:
        return "name it in a statement without this condition; it has no keys but the global ones"
    shown = ", ".join(own[:SHOWN]) + (", ..." if len(own) > SHOWN else "")
    return f"name it in a statement of its own; it has {shown}"


FIRES = (
    Example(
        "a key that only the action of creation has",
        deny("rds:ModifyDBInstance", Condition={"Bool": {"rds:PubliclyAccessible": "true"}}),
    ),
    Example(
        "a key that one of two actions has",
        deny(["s3:GetObject", "s3:ListBucket"], Condition={"StringLike": {"s3:prefix": "home/*"}}),
    ),
    Example(
        "a key of another service",
        deny("s3:GetObject", Condition={"StringEquals": {"kms:ViaService": "s3.amazonaws.com"}}),
    ),
    Example(
        "a pattern none of whose actions has it",
        deny("s3:List*", Condition={"StringEquals": {"s3:x-amz-acl": "public-read"}}),
    ),
    Example(
        "a tag where nothing can have one",
        deny("s3:ListAllMyBuckets", Condition={"StringEquals": {"aws:ResourceTag/shared": "true"}}),
        severity="warning",
    ),
    Example(
        "a negated operator, which always holds",
        deny("rds:ModifyDBInstance", Condition={"StringNotLike": {"s3:prefix": "home/*"}}),
    ),
)
QUIET = (
    Example(
        "a key that there is none of", deny("s3:GetObject", Condition={"Bool": {"s3:X": "true"}})
    ),
    Example(
        "a key by the resource type",
        deny("rds:CreateDBInstance", Condition={"Bool": {"rds:StorageEncrypted": "false"}}),
    ),
    Example(
        "a key of the session",
        deny("*", Condition={"NumericLessThan": {"ec2:RoleDelivery": "2.0"}}),
    ),
    Example(
        "a key that some actions of a pattern have",
        deny("s3:*", Condition={"NumericLessThan": {"s3:TlsVersion": "1.2"}}),
    ),
    Example(
        "a tag that exempts what can have it",
        deny(
            ["s3:PutObject", "s3:ListAllMyBuckets"],
            Condition={"StringNotEquals": {"aws:ResourceTag/shared": "true"}},
        ),
    ),
    Example(
        "a global key",
        deny("sqs:*", Condition={"StringNotEquals": {"aws:PrincipalAccount": "111111111111"}}),
    ),
)
