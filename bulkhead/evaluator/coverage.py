"""Which `Resource` elements cover a resource.

ARNs of objects are hardly ever the same in two requests, and few of them are named in a policy: one
look spares most requests from asking every element.
"""

from collections.abc import Sequence
from dataclasses import replace

from bulkhead.evaluator.context import States
from bulkhead.evaluator.requests import AccessRequest
from bulkhead.evaluator.statements import Resources
from bulkhead.evaluator.templates import expression, one_of
from bulkhead.evaluator.truth import Truth


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
