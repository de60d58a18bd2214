"""A setting has a value without an inheritance operator.

Settings of policies that AWS Organizations merges along the tree (EC2, S3, backup, tag and AI
opt-out policies) are written as `{"@@assign": value}`, lists also with `@@append` and `@@remove`. A
bare value is refused, or assigns nothing.

AWS, "Management policy syntax and inheritance":
https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html
"""

from collections.abc import Iterator
from difflib import get_close_matches

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example
from bulkhead.lint.finding import Problem
from bulkhead.lint.nodes import Node, Object, Place, Scalar
from bulkhead.lint.types import KINDS, DocumentType

SEVERITY = "error"
OPERATORS = ("@@assign", "@@append", "@@remove", "@@operators_allowed_for_child_policies")


def check(document: Document) -> Iterator[Problem]:
    """Say which values no operator assigns."""
    if document.type is not None and document.type not in KINDS and document.root is not None:
        yield from _unassigned(document.root, ())


def _unassigned(node: Node, path: tuple[str, ...]) -> Iterator[Problem]:
    if not isinstance(node, Object):
        name = ".".join(path)
        yield Problem(
            node.place,
            f"{name} has the bare value {_shown(node)}",
            f'write {{"@@assign": {_shown(node)}}}',
        )
        return
    for key, value in node.members:
        text = str(key.value)
        if not text.startswith("@"):
            yield from _unassigned(value, (*path, text))
        elif text not in OPERATORS:
            yield _unknown(text, key.place)


def _unknown(text: str, place: Place) -> Problem:
    near = get_close_matches(text, OPERATORS, n=1)
    return Problem(
        place, f"{text!r} is no inheritance operator", f"write {(near or OPERATORS)[0]!r}"
    )


def _shown(node: Node) -> str:
    return f'"{node.value}"' if isinstance(node, Scalar) else "[...]"


EC2 = DocumentType.DECLARATIVE_POLICY_EC2


def _state(value: object) -> dict[str, object]:
    return {"ec2_attributes": {"image_block_public_access": {"state": value}}}


FIRES = (
    Example("a bare value", _state("unblocked"), EC2),
    Example("a bare list", {"tags": {"team": {"tag_value": ["a", "b"]}}}, DocumentType.TAG_POLICY),
    Example("a misspelt operator", _state({"@@asign": "unblocked"}), EC2),
)
QUIET = (
    Example("a value that is assigned", _state({"@@assign": "block_new_sharing"}), EC2),
    Example(
        "an operator for child policies",
        _state(
            {"@@assign": "block_new_sharing", "@@operators_allowed_for_child_policies": ["@@none"]}
        ),
        EC2,
    ),
)
