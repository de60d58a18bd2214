"""Statements ready to be asked: does this one apply to that request?

AWS, "IAM JSON policy elements: Action", "NotAction", "Resource" and "NotResource":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
Action names match in any case; ARNs of resources match in the case given, as a whole, so that a
wildcard reaches over colons.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulkhead.evaluator.conditions import Clause, compile_conditions
from bulkhead.evaluator.documents import Statement
from bulkhead.evaluator.errors import PolicyError
from bulkhead.evaluator.principal_element import Grant, Naming, compile_principal, everyone
from bulkhead.evaluator.requests import AccessRequest
from bulkhead.evaluator.templates import Matcher, Template, Wildcard, expression, parse_template
from bulkhead.evaluator.truth import Truth, Unknown, all_of, any_of, negate


@dataclass(frozen=True, slots=True)
class CompiledStatement:
    """One statement.

    Attributes:
        label: its Sid, or `#` and its place in the document, counted from 1.
        denies: its effect.
        actions: test for action names; `not_action` turns the answer round.
        resources: templates for ARNs, `None` for the resource that the policy is attached to.
        clauses: its conditions, all of which must hold.
        naming: whom it speaks of.
    """

    label: str
    denies: bool
    actions: Matcher
    not_action: bool
    resources: tuple[Template, ...] | None
    not_resource: bool
    clauses: tuple[Clause, ...]
    naming: Naming

    def applies(self, request: AccessRequest, weakest: Grant = Grant.TO_ACCOUNT) -> Truth:
        """Say whether it applies to the request, naming the caller at least this firmly."""
        if self.actions(request.action) is self.not_action:
            return False
        return all_of(self._answers(request, weakest))

    def _answers(self, request: AccessRequest, weakest: Grant) -> Iterator[Truth]:
        """Give the answers one by one: nothing is asked after the first that is false."""
        yield any_of(truth for grant, truth in self.naming(request) if grant >= weakest)
        yield self._covers(request)
        for clause in self.clauses:
            yield clause.holds(request.context)

    def _covers(self, request: AccessRequest) -> Truth:
        if self.resources is None:
            return True
        covered = any_of(_matches(template, request) for template in self.resources)
        return negate(covered) if self.not_resource else covered


def _matches(template: Template, request: AccessRequest) -> Truth:
    if request.open_resource is None:
        return template.matches(request.resource, request.context)
    pattern = template.resolve(request.context)
    if isinstance(pattern, Unknown):
        return pattern
    return pattern is not None and request.open_resource.matched_by(pattern)


def _actions(patterns: tuple[str, ...]) -> Matcher:
    """Make one test of all patterns, so that a request's action is looked at once."""
    wrong = [pattern for pattern in patterns if pattern != "*" and pattern.count(":") != 1]
    if wrong:
        raise PolicyError([f"Action: {p!r} is no action; write service:Operation" for p in wrong])
    parsed = (parse_template(p.lower(), wildcards=True, variables=False) for p in patterns)
    expressions = (
        expression(tuple(token for token in tokens if isinstance(token, str | Wildcard)))
        for tokens in parsed
    )
    compiled = re.compile("|".join(f"(?:{each})" for each in expressions), re.DOTALL)
    return lambda action: compiled.fullmatch(action.lower()) is not None


def _resources(statement: Statement, *, variables: bool) -> tuple[Template, ...] | None:
    patterns = statement.resource if statement.resource is not None else statement.not_resource
    if patterns is None:
        return None
    wrong = [p for p in patterns if p != "*" and not p.startswith(("arn:", "*"))]
    if wrong:
        raise PolicyError([f"Resource: {p!r} is no ARN; write arn:... or *" for p in wrong])
    return tuple(Template(parse_template(p, wildcards=True, variables=variables)) for p in patterns)


def compile_statement(statement: Statement, place: int, *, variables: bool) -> CompiledStatement:
    """Make a statement ready.

    Args:
        statement: the checked statement.
        place: its place in the document, counted from 1.
        variables: whether the document's version has policy variables.

    Raises:
        PolicyError: an action, ARN, principal or condition that cannot be decided upon.
    """
    actions = statement.action if statement.action is not None else statement.not_action or ()
    return CompiledStatement(
        label=statement.sid or f"#{place}",
        denies=statement.effect == "Deny",
        actions=_actions(actions),
        not_action=statement.not_action is not None,
        resources=_resources(statement, variables=variables),
        not_resource=statement.not_resource is not None,
        clauses=compile_conditions(statement.condition, variables=variables),
        naming=everyone if statement.principal is None else compile_principal(statement.principal),
    )
