"""How requests for one action are decided under one set of policies.

A decision follows from the answers of the clauses and of the `Resource` elements of those
statements that speak of the action. So requests that do not differ in what these look at have one
decision; it is made from those statements alone.
"""

from collections.abc import Mapping
from dataclasses import replace

from bulkhead.evaluator.columns import Column, Columns, Varying
from bulkhead.evaluator.context import States
from bulkhead.evaluator.coverage import Coverage
from bulkhead.evaluator.guardrails import Levels, unreached_action
from bulkhead.evaluator.memory import distinct
from bulkhead.evaluator.narrowing import narrowed, statements_of
from bulkhead.evaluator.requests import AccessRequest


class Plan:
    """What to look at in requests for one action, and the statements that then decide.

    Attributes:
        levels: the nodes, with the statements that speak of the action only.
        asks_for_key: whether RCPs reach the action depends on the KMS key.
    """

    __slots__ = ("_columns", "_resources", "_varying", "asks_for_key", "levels")

    def __init__(self, levels: Levels, action: str, columns: Mapping[str, Column]) -> None:
        is_reached = unreached_action(action) is None
        self.asks_for_key = is_reached and action.lower().startswith("kms:")
        reached = levels.resource_control if is_reached else ()
        self.levels = narrowed(replace(levels, resource_control=reached), action)
        statements = list(statements_of(self.levels))
        clauses = distinct(clause for each in statements for clause in each.clauses)
        resources = distinct(each.resources for each in statements if each.resources)
        names = {clause.key.lower() for clause in clauses if not clause.variables}
        self._columns = Columns({name: columns[name] for name in sorted(names)})
        varying = [clause for clause in clauses if clause.variables]
        self._varying = Varying(varying) if varying else None
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
        stated = self._columns.answers(context.states)
        covered = self._resources and self._resources.answers(request, derived)
        varying = self._varying and self._varying.answers(context, derived)
        return (context.others_unknown, stated, covered, varying)
