"""How requests for one action are decided under one set of policies.

A decision follows from the answers of the clauses and of the `Resource` elements of those
statements that speak of the action. So requests that do not differ in what these look at have one
decision; it is made from those statements alone.
"""

from dataclasses import replace
from itertools import repeat

from bulkhead.evaluator.context import States
from bulkhead.evaluator.guardrails import Levels, unreached_action
from bulkhead.evaluator.memory import distinct
from bulkhead.evaluator.narrowing import names_of, narrowed, statements_of
from bulkhead.evaluator.requests import AccessRequest

_UNSTATED = repeat(object())
"""Stands for each key of which nothing is stated."""


class Plan:
    """What to look at in requests for one action, and the statements that then decide.

    Attributes:
        levels: the nodes, with the statements that speak of the action only.
        asks_for_key: whether RCPs reach the action depends on the KMS key.
    """

    __slots__ = ("_clauses", "_fixed", "_names", "_resources", "asks_for_key", "levels")

    def __init__(self, levels: Levels, action: str) -> None:
        is_reached = unreached_action(action) is None
        self.asks_for_key = is_reached and action.lower().startswith("kms:")
        reached = levels.resource_control if is_reached else ()
        self.levels = narrowed(replace(levels, resource_control=reached), action)
        statements = list(statements_of(self.levels))
        clauses = [clause for each in statements for clause in each.clauses]
        resources = distinct(each.resources for each in statements if each.resources)
        self._names = tuple(sorted(names_of(each for each in clauses if not each.values_vary)))
        self._fixed = tuple(each for each in resources if not each.has_variables)
        self._resources = tuple(each for each in resources if each.has_variables)
        self._clauses = distinct(each for each in clauses if each.values_vary)

    def differences(
        self, request: AccessRequest, derived: tuple[States, ...]
    ) -> tuple[object, ...]:
        """Give what the decision hangs on, beside who calls and who owns.

        Args:
            request: the request.
            derived: keys that follow from the organization.
        """
        context = request.context
        stated = tuple(map(context.states.get, self._names, _UNSTATED))
        covered = tuple([each.cover(request) for each in self._fixed])
        if not (self._resources or self._clauses):
            return (context.others_unknown, stated, covered)
        request = replace(request, context=context.deriving(*derived))
        varying = tuple([each.cover(request) for each in self._resources])
        measured = tuple([each.holds(request.context) for each in self._clauses])
        return (context.others_unknown, stated, covered, varying, measured)
