"""The document breaks the grammar of its type.

AWS refuses it whole, so that it protects nothing: an element that does not exist, a statement
without Action or with two kinds of it, a condition operator that there is none of or a value that
it does not take, a version without policy variables in an organization policy. Resource control
policies have a grammar of their own: Effect is Deny, Principal is `*`, Action names services that
RCPs support and is never `*` alone, NotAction and NotPrincipal are not supported.
"""

from collections.abc import Iterator

from pydantic import ValidationError

from bulkhead.evaluator import PolicyDocument, PolicyError
from bulkhead.evaluator.conditions import compile_conditions
from bulkhead.evaluator.documents import Statement as Checked
from bulkhead.evaluator.documents import explained
from bulkhead.evaluator.grammar import statement_problems, version_problems
from bulkhead.evaluator.statements import compile_statement
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny, deny_everybody
from bulkhead.lint.finding import Problem
from bulkhead.lint.nodes import Array, Node, Object, Place, plain
from bulkhead.lint.statement import Statement
from bulkhead.lint.types import KINDS, DocumentType

SEVERITY = "error"


def check(document: Document) -> Iterator[Problem]:
    """Say what AWS would refuse."""
    if document.root is None or document.type not in KINDS:
        return
    try:
        checked = PolicyDocument.model_validate(plain(document.root))
    except ValidationError as error:
        for each in error.errors():
            place, label = _find(document, each["loc"])
            yield _problem(explained(each), place, label)
        return
    kind = KINDS[document.type]
    for text in version_problems(checked, kind):
        yield _problem(text, document.root.place)
    for statement, content in zip(document.statements, checked.statement, strict=True):
        texts = [*statement_problems(content, kind), *_refusals(content, checked.version)]
        for text in dict.fromkeys(texts):
            yield _problem(text, _named_in(statement, text), statement.label)


def _refusals(content: Checked, version: str) -> Iterator[str]:
    """What cannot be decided upon: conditions, of which all are looked at, and all the rest."""
    variables = version == "2012-10-17"
    try:
        compile_conditions(content.condition, variables=variables)
        compile_statement(content, 0, variables=variables)
    except PolicyError as error:
        yield from error.problems


def _problem(text: str, place: Place, label: str | None = None) -> Problem:
    message, _, remedy = text.partition("; ")
    return Problem(place, message, remedy or "write it as the grammar of its type has it", label)


def _named_in(statement: Statement, text: str) -> Place:
    """Find the value or the condition that a text of the evaluator speaks of."""
    for clause in statement.clauses:
        if text.startswith(f"Condition.{clause.operator.value}.{clause.key.value}:"):
            return clause.operator.place
    for value in (*statement.actions, *statement.resources):
        if repr(value.value) in text:
            return value.place
    return statement.place


def _find(document: Document, location: tuple[int | str, ...]) -> tuple[Place, str | None]:
    """Follow a location of the checked models into the document as it was written."""
    node: Node = document.root or Object((), document.statements[0].place)
    place, label = node.place, None
    for step in location:
        found: Node | None = node
        if isinstance(node, Object):
            place = next((name.place for name, _ in node.members if name.value == step), place)
            found = node.get(str(step))
        elif isinstance(node, Array) and isinstance(step, int):
            found = node.items[step]
            place = found.place
        node = found or node
        label = next((s.label for s in document.statements if s.node is node), label)
    return place, label


RCP = DocumentType.RESOURCE_CONTROL_POLICY
FIRES = (
    Example("an element that does not exist", deny("s3:GetObject", Conditions={})),
    Example("a statement without Action", {"Effect": "Deny", "Resource": "*"}),
    Example("an unknown effect", {**deny("s3:GetObject"), "Effect": "deny"}),
    Example(
        "a condition operator that does not exist",
        deny("s3:GetObject", Condition={"StringLikes": {"aws:PrincipalArn": "*"}}),
    ),
    Example(
        "a value that the operator does not take",
        deny("s3:GetObject", Condition={"NumericLessThan": {"s3:TlsVersion": "one"}}),
    ),
    Example("a principal in an SCP", deny_everybody("s3:GetObject")),
    Example("an SCP of the old version", {"Version": "2008-10-17", "Statement": [deny("s3:*")]}),
    Example("an RCP that allows", {**deny_everybody("s3:*"), "Effect": "Allow"}, RCP),
    Example("an RCP on every action", deny_everybody("*"), RCP),
    Example("an RCP without Resource", {"Effect": "Deny", "Principal": "*", "Action": "s3:*"}, RCP),
    Example("a service that RCPs do not support", deny_everybody("cognito-sync:*"), RCP),
    Example(
        "NotAction in an RCP",
        {"Effect": "Deny", "Principal": "*", "NotAction": "s3:*", "Resource": "*"},
        RCP,
    ),
    Example(
        "a trust policy on a resource", deny_everybody("sts:AssumeRole"), DocumentType.TRUST_POLICY
    ),
)
QUIET = (
    Example("an SCP", deny("s3:GetObject")),
    Example("AWS's own FullAWSAccess", {**deny("*"), "Effect": "Allow"}),
    Example("AWS's own RCPFullAWSAccess", {**deny_everybody("*"), "Effect": "Allow"}, RCP),
    Example("a wildcard in the middle of an action", deny_everybody("s3:*Object"), RCP),
    Example(
        "NotResource in an RCP",
        {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "NotResource": "arn:aws:s3:::b"},
        RCP,
    ),
    Example(
        "a policy variable",
        deny(
            "s3:*",
            Condition={
                "ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/${aws:PrincipalTag/team}"}
            },
        ),
    ),
)
