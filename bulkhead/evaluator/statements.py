"""Statements ready to be asked: does this one apply to that request?

AWS, "IAM JSON policy elements: Action", "NotAction", "Resource" and "NotResource":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
Action names match in any case; ARNs of resources match in the case given, as a whole, so that a
wildcard reaches over colons.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from bulkhead.evaluator.conditions import Clause, compile_conditions
from bulkhead.evaluator.documents import Statement
from bulkhead.evaluator.errors import PolicyError, gathered
from bulkhead.evaluator.not_principal import Others, compile_not_principal
from bulkhead.evaluator.principal_element import Grant, Naming, compile_principal, everyone
from bulkhead.evaluator.requests import AccessRequest
from bulkhead.evaluator.templates import (
    Matcher,
    Template,
    expression,
    one_of,
    parse_template,
)
from bulkhead.evaluator.truth import Truth, Unknown, all_of, any_of, negate

_COMPILED = 16_384  # lists of ARNs: the same ones stand in many statements, and are compiled once


@dataclass(frozen=True, slots=True)
class Resources:
    """Templates for ARNs, and whether the element is `NotResource`.

    Attributes:
        patterns: the ARNs as the policy writes them.
        templates: the same, ready to be compared.
        negated: the element is `NotResource`.
    """

    patterns: tuple[str, ...]
    templates: tuple[Template, ...]
    negated: bool

    @property
    def has_variables(self) -> bool:
        """Whether it hangs on keys of the request, not on its resource alone."""
        return any(template.keys for template in self.templates)

    def cover(self, request: AccessRequest) -> Truth:
        """Say whether the request's resource is among them.

        AWS, "Variables and tags": a variable that cannot be resolved may make the whole statement
        invalid. So a `NotResource` with one covers nothing, not everything.
        """
        covered = any_of([_matches(template, request) for template in self.templates])
        if not self.negated:
            return covered
        lacks = any(each.resolve(request.context) is None for each in self.templates if each.keys)
        return False if lacks else negate(covered)


def _matches(template: Template, request: AccessRequest) -> Truth:
    if request.open_resource is None:
        return template.matches(request.resource, request.context)
    pattern = template.resolve(request.context)
    if isinstance(pattern, Unknown):
        return pattern
    return pattern is not None and request.open_resource.matched_by(pattern)


@dataclass(frozen=True, slots=True)
class CompiledStatement:
    """One statement.

    Attributes:
        label: its Sid, or `#` and its place in the document, counted from 1.
        denies: its effect.
        actions: test for action names, `None` where every action is meant; `not_action` turns the
            answer round.
        resources: what it speaks of; `None` for every resource, or for the one that the policy is
            attached to.
        clauses: its conditions, all of which must hold.
        naming: whom it speaks of.
        text: the statement without its Sid, by which equal ones are known.
    """

    label: str
    denies: bool
    actions: Matcher | None
    not_action: bool
    resources: Resources | None
    clauses: tuple[Clause, ...]
    naming: Naming
    text: str

    def applies(self, request: AccessRequest, weakest: Grant = Grant.TO_ACCOUNT) -> Truth:
        """Say whether it applies to the request, naming the caller at least this firmly."""
        if not self._means(request.action):
            return False
        return all_of(self._answers(request, weakest))

    def about(self, action: str) -> "CompiledStatement | None":
        """Give the statement as it stands for requests with this action, if it means the action."""
        return replace(self, actions=None, not_action=False) if self._means(action) else None

    def without_exceptions(self) -> "CompiledStatement":
        """Give the statement with everybody named where it names everybody but some."""
        return replace(self, naming=everyone) if isinstance(self.naming, Others) else self

    def _means(self, action: str) -> bool:
        return self.actions is None or self.actions(action) is not self.not_action

    def _answers(self, request: AccessRequest, weakest: Grant) -> Iterator[Truth]:
        """Give the answers one by one: nothing is asked after the first that is false."""
        if self.naming is not everyone:
            yield any_of(truth for grant, truth in self.naming(request) if grant >= weakest)
        if self.resources is not None:
            yield self.resources.cover(request)
        for clause in self.clauses:
            yield clause.holds(request.context)


def _actions(patterns: tuple[str, ...]) -> Matcher:
    """Make one test of all patterns, so that a request's action is looked at once."""
    wrong = [pattern for pattern in patterns if pattern != "*" and pattern.count(":") != 1]
    if wrong:
        raise PolicyError([f"Action: {p!r} is no action; write service:Operation" for p in wrong])
    parsed = (parse_template(p.lower(), wildcards=True, variables=False) for p in patterns)
    test = one_of(map(expression, parsed))
    return lambda action: test(action.lower())


def _resources(statement: Statement, *, variables: bool) -> Resources | None:
    if statement.resource is not None:
        every = "*" in statement.resource
        found = _listed_resources(statement.resource, negated=False, variables=variables)
        return None if every else found
    if statement.not_resource is not None:
        return _listed_resources(statement.not_resource, negated=True, variables=variables)
    return None


@lru_cache(_COMPILED)
def _listed_resources(patterns: tuple[str, ...], *, negated: bool, variables: bool) -> Resources:
    wrong = [p for p in patterns if p != "*" and not p.startswith(("arn:", "*"))]
    if wrong:
        raise PolicyError([f"Resource: {p!r} is no ARN; write arn:... or *" for p in wrong])
    templates = (Template(parse_template(p, wildcards=True, variables=variables)) for p in patterns)
    return Resources(patterns, tuple(templates), negated)


def compile_statement(statement: Statement, place: int, *, variables: bool) -> CompiledStatement:
    """Make a statement ready.

    Args:
        statement: the checked statement.
        place: its place in the document, counted from 1.
        variables: whether the document's version has policy variables.

    Raises:
        PolicyError: actions, ARNs, principals or conditions that cannot be decided upon; all of
            them at once.
    """
    actions = statement.action if statement.action is not None else statement.not_action or ()
    problems: list[str] = []
    no_clauses: tuple[Clause, ...] = ()
    anybody: Naming = everyone
    test = gathered(problems, partial(_actions, actions), lambda _action: False)
    resources = gathered(problems, partial(_resources, statement, variables=variables), None)
    clauses = gathered(
        problems, partial(compile_conditions, statement.condition, variables=variables), no_clauses
    )
    naming = gathered(problems, partial(_naming, statement), anybody)
    if problems:
        raise PolicyError(problems)
    return CompiledStatement(
        label=statement.sid or f"#{place}",
        denies=statement.effect == "Deny",
        actions=None if statement.action is not None and "*" in actions else test,
        not_action=statement.not_action is not None,
        resources=resources,
        clauses=clauses,
        naming=naming,
        text=f"{variables} {statement.model_dump_json(exclude={'sid'})}",
    )


def _naming(statement: Statement) -> Naming:
    if statement.not_principal is not None:
        return compile_not_principal(statement.not_principal)
    return everyone if statement.principal is None else compile_principal(statement.principal)
