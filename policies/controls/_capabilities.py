"""Linux capabilities: the parts of root's power that a container is given beyond its user's.

Source: capabilities(7), Linux manual.
"""

from collections.abc import Iterator

from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, items
from ._params import Params
from ._rules import Rule


def adds_no_capability(path: str, *, allowed: frozenset[str]) -> Rule:
    """The list at a path adds no capability but some that are harmless.

    Args:
        path: Dotted path of the capabilities that are added.
        allowed: Names of what may be added, without the `CAP_` that some write before them.
    """

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        added = items(given)
        too_much = sorted(name for name in map(_name, added) if name and name not in allowed)
        if too_much:
            write = '"drop": ["ALL"], and what is needed of the rest'
            yield Violation(inputs.at(path), f"gives {', '.join(too_much)}", write)
        elif given is UNKNOWN or UNKNOWN in added:
            yield Undecided(inputs.at(path))

    return find


def _name(capability: object) -> str:
    if not isinstance(capability, str):
        return ""
    return capability.upper().removeprefix("CAP_")
