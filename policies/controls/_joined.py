"""The rule of stack checks that a resource needs another one, which names it."""

from collections.abc import Callable, Iterator

from ._finding import Finding, Undecided, Violation
from ._params import Params
from ._stack import IDENTITIES, Resource, Stack

Found = Iterator[tuple[Resource, Finding]]


def joined(  # noqa: PLR0913 - each says something else about the two types
    types: tuple[str, ...],
    others: tuple[str, ...],
    path: str,
    missing: Violation,
    *,
    unless: str = "",
    unsure: str = "",
    identities: tuple[str, ...] = IDENTITIES,
) -> Callable[[Stack, Params], Found]:
    """Each resource of some types is named by one of other types.

    Args:
        types: The types that have to be named.
        others: The types that name them.
        path: The input by which they do.
        missing: What is wrong without.
        unless: An input of the resource itself that says as much.
        unsure: What is not known where the other's input is not, in words; the input by default.
        identities: Outputs by which a resource may be named.
    """

    def find(stack: Stack, _: Params) -> Found:
        for resource in stack.of(types):
            named = (resource, others, path, identities)
            own = unless and resource.as_inputs.is_set(unless)
            if own or any(stack.referring_to(*named)):
                continue
            yield resource, Undecided(unsure or path) if stack.may_refer(*named) else missing

    return find
