"""Answers that requests differ in, where what they hang on is hardly ever the same twice.

ARNs of objects, addresses and moments would tell nearly all requests apart. So it is the answers
that are compared, and a single look spares most requests from asking for them one by one.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import repeat

from bulkhead.evaluator.conditions import Clause
from bulkhead.evaluator.context import Context, States
from bulkhead.evaluator.requests import AccessRequest
from bulkhead.evaluator.statements import Resources
from bulkhead.evaluator.templates import expression, one_of
from bulkhead.evaluator.truth import Truth

UNSTATED = repeat(object())
"""Stands for each key of which nothing is stated."""


class Quantities:
    """Clauses about numbers, moments and addresses, whose keys do not follow from anybody."""

    __slots__ = ("_clauses", "_names", "_none")

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = clauses
        self._names = tuple({clause.key.lower(): None for clause in self._clauses})
        self._none = tuple(name for name, _ in zip(UNSTATED, self._names, strict=False))

    def answers(self, context: Context) -> tuple[Truth, ...] | None:
        """Give the answers; None where nothing is stated that they hang on."""
        if tuple(map(context.states.get, self._names, UNSTATED)) == self._none:
            return None
        return tuple([clause.holds(context) for clause in self._clauses])


class Coverage:
    """The `Resource` elements of some statements."""

    __slots__ = ("_fixed", "_may_cover", "_nothing", "_varying")

    def __init__(self, resources: Sequence[Resources]) -> None:
        self._fixed = tuple(each for each in resources if not each.has_variables)
        self._varying = tuple(each for each in resources if each.has_variables)
        self._nothing: tuple[Truth, ...] = tuple(each.negated for each in self._fixed)
        self._may_cover = one_of(
            expression(template.tokens) for each in self._fixed for template in each.templates
        )

    def answers(self, request: AccessRequest, derived: tuple[States, ...]) -> tuple[Truth, ...]:
        """Say of each element whether it covers the request's resource.

        Args:
            request: the request.
            derived: keys that follow from the organization.
        """
        answers = self._nothing
        if request.open_resource is not None or self._may_cover(request.resource):
            answers = tuple([each.cover(request) for each in self._fixed])
        if not self._varying:
            return answers
        context = request.context.deriving(*derived)
        return answers + tuple(
            [each.cover(replace(request, context=context)) for each in self._varying]
        )
