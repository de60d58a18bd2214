"""Statements with their positions.

What is malformed is left out here: the rule `grammar` says so, and no other rule needs to know.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bulkhead.lint.clause import Clause, clauses
from bulkhead.lint.nodes import Node, Object, Place, Scalar
from bulkhead.lint.text import Text, texts


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a policy.

    Attributes:
        label: its Sid, or `#` and its place in the document, counted from 1.
        sid: its Sid, if it has one.
        effect: Allow or Deny.
        actions: values of Action, or of NotAction.
        not_action: they come from NotAction.
        resources: values of Resource, or of NotResource; empty where the statement has neither.
        not_resource: they come from NotResource.
        principals: kind (AWS, Service, Federated, CanonicalUser) and value; `*` is AWS's.
        clauses: its conditions.
        place: where it begins.
    """

    label: str
    sid: str | None
    effect: str
    actions: tuple[Text, ...]
    not_action: bool
    resources: tuple[Text, ...]
    not_resource: bool
    principals: tuple[tuple[str, Text], ...]
    clauses: tuple[Clause, ...]
    node: Object

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.node.place

    @property
    def denies(self) -> bool:
        """Its effect is Deny."""
        return self.effect == "Deny"

    @property
    def is_for_everybody(self) -> bool:
        """Its principal is `*`."""
        return any((kind, text.value) == ("AWS", "*") for kind, text in self.principals)

    def on(self, *keys: str) -> Iterator[Clause]:
        """Give the conditions on any of these keys, written in lower case.

        A key that ends in `/` stands for all that begin with it.
        """
        for clause in self.clauses:
            name = clause.key.value.lower()
            if any(name == key or (key.endswith("/") and name.startswith(key)) for key in keys):
                yield clause


def statement(node: Object, number: int) -> Statement:
    """Read one statement."""
    sid = next((text.value for text in texts(node.get("Sid"))), None)
    effect = next((text.value for text in texts(node.get("Effect"))), "")
    actions = texts(node.get("Action") or node.get("NotAction"))
    resources = texts(node.get("Resource") or node.get("NotResource"))
    return Statement(
        label=sid or f"#{number}",
        sid=sid,
        effect=effect,
        actions=actions,
        not_action=bool(actions) and node.get("Action") is None,
        resources=resources,
        not_resource=bool(resources) and node.get("Resource") is None,
        principals=tuple(_principals(node.get("Principal") or node.get("NotPrincipal"))),
        clauses=tuple(clauses(node.get("Condition"))),
        node=node,
    )


def _principals(node: Node | None) -> Iterator[tuple[str, Text]]:
    if isinstance(node, Scalar):
        yield from (("AWS", text) for text in texts(node))
    elif isinstance(node, Object):
        for kind, value in node.members:
            yield from ((str(kind.value), text) for text in texts(value))
