"""Statements of guardrails, so that two sets of them can be compared.

A Deny applies wherever it is attached above an account, so that what binds an account is the set of
its statements; neither their order nor their document matters.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bulkhead.attached.model import AttachedPolicy
from bulkhead.attached.organization import DECIDING
from bulkhead.evaluator import parse_document

EXEMPT = ("ArnNotLike", "aws:PrincipalArn")


@dataclass(frozen=True)
class Clause:
    """One statement of a service or resource control policy.

    Attributes:
        type: Policy type.
        sid: Its id; empty where it has none.
        denies: Whether it is a Deny.
        actions: What it is about; everything but that with `not_action`.
        resources: Likewise.
        conditions: Operator and key -> values, both as written.
    """

    type: str
    sid: str
    denies: bool
    actions: tuple[str, ...]
    not_action: bool
    resources: tuple[str, ...]
    not_resource: bool
    conditions: tuple[tuple[tuple[str, str], tuple[str, ...]], ...]

    @property
    def condition(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The conditions as a mapping."""
        return dict(self.conditions)

    @property
    def meaning(self) -> "Clause":
        """The same without its id: what makes two statements equal."""
        return Clause(
            self.type,
            "",
            self.denies,
            tuple(sorted(self.actions)),
            self.not_action,
            tuple(sorted(self.resources)),
            self.not_resource,
            tuple(sorted((at, tuple(sorted(values))) for at, values in self.conditions)),
        )

    def document(self) -> Mapping[str, object]:
        """A policy document with this statement alone."""
        condition: dict[str, dict[str, list[str]]] = {}
        for (operator, key), values in self.conditions:
            condition.setdefault(operator, {})[key] = list(values)
        statement = {
            **({"Sid": self.sid} if self.sid else {}),
            "Effect": "Deny" if self.denies else "Allow",
            **({"Principal": "*"} if self.type == "RESOURCE_CONTROL_POLICY" else {}),
            "NotAction" if self.not_action else "Action": list(self.actions),
            "NotResource" if self.not_resource else "Resource": list(self.resources),
            **({"Condition": condition} if condition else {}),
        }
        return {"Version": "2012-10-17", "Statement": [statement]}

    def __str__(self) -> str:
        """The statement as JSON, for where words are not exact."""
        statements = self.document()["Statement"]
        assert isinstance(statements, list)  # noqa: S101 - made four lines above
        return json.dumps(statements[0])


def clauses(policies: Iterable[AttachedPolicy]) -> Mapping[Clause, Clause]:
    """The statements of the policies that decide requests, by their meaning.

    Raises:
        PolicyError: A document is none.
    """
    found = (c for p in policies if p.type in DECIDING for c in _read(p.type, p.content))
    return {clause.meaning: clause for clause in found}


@lru_cache(maxsize=1024)
def _read(policy_type: str, content: str) -> tuple[Clause, ...]:
    return tuple(_clauses(policy_type, content))


def _clauses(policy_type: str, content: str) -> Iterator[Clause]:
    for statement in parse_document(content).statement:
        conditions = (
            ((operator, key), values)
            for operator, keys in statement.condition.items()
            for key, values in keys.items()
        )
        yield Clause(
            type=policy_type,
            sid=statement.sid or "",
            denies=statement.effect == "Deny",
            actions=statement.action or statement.not_action or (),
            not_action=statement.action is None,
            resources=statement.resource or statement.not_resource or ("*",),
            not_resource=statement.not_resource is not None,
            conditions=tuple(conditions),
        )
