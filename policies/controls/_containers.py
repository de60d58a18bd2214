"""Rules for the containers that a resource describes."""

from collections.abc import Iterator

from ._finding import Finding, Undecided
from ._inputs import UNKNOWN, Inputs
from ._json_text import parsed
from ._params import Params
from ._rules import Rule


def in_each_container(path: str, rule: Rule) -> Rule:
    """A rule for each container at a path, which holds one or a list, as JSON text or objects."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        described = parsed(inputs.get(path))
        if described is UNKNOWN:
            yield Undecided(inputs.at(path))
            return
        for container in Inputs({path: described}, inputs.path).blocks(path):
            yield from rule(container, params)

    return find
