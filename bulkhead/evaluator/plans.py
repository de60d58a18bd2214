"""How requests for one action are decided under one set of policies.

A decision follows from the answers of the clauses and of the `Resource` elements of those
statements that speak of the action. So requests that do not differ in what these look at have one
decision; it is made from those statements alone.
"""

from dataclasses import replace

from bulkhead.evaluator.context import States
from bulkhead.evaluator.guardrails import Levels, unreached_action
from bulkhead.evaluator.memory import distinct
from bulkhead.evaluator.narrowing import names_of, narrowed, statements_of
from bulkhead.evaluator.requests import AccessRequest
from bulkhead.evaluator.shortcuts import UNSTATED, Coverage, Quantities


class Plan:
    """What to look at in requests for one action, and the statements that then decide.

    Attributes:
        levels: the nodes, with the statements that speak of the action only.
        asks_for_key: whether RCPs reach the action depends on the KMS key.
    """

    __slots__ = ("_names", "_quantities", "_resources", "asks_for_key", "levels")

    def __init__(self, levels: Levels, action: str, derived_keys: frozenset[str]) -> None:
        is_reached = unreached_action(action) is None
        self.asks_for_key = is_reached and action.lower().startswith("kms:")
        reached = levels.resource_control if is_reached else ()
        self.levels = narrowed(replace(levels, resource_control=reached), action)
        statements = list(statements_of(self.levels))
        clauses = distinct(clause for each in statements for clause in each.clauses)
        quantities = [c for c in clauses if c.values_vary and c.key.lower() not in derived_keys]
        others = (clause for clause in clauses if clause not in quantities)
        self._names = tuple(sorted(names_of(others)))
        resources = distinct(each.resources for each in statements if each.resources)
        self._quantities = Quantities(quantities) if quantities else None
        self._resources = Coverage(resources) if resources else None

    def differences(
        self, request: AccessRequest, derived: tuple[States, ...]
    ) -> tuple[object, ...]:
        """Give what the decision hangs on, beside who calls and who owns.

        Args:
            request: the request.
            derived: keys that follow from the organization.
        """
        context = request.context
        return (
            context.others_unknown,
            tuple(map(context.states.get, self._names, UNSTATED)),
            self._quantities and self._quantities.answers(context),
            self._resources and self._resources.answers(request, derived),
        )
