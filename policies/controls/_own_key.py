"""Whether what is given as a key is one of the organization's own."""

import re
from collections.abc import Iterator

from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._params import Params
from ._rules import Rule

# Keys that AWS manages have aliases of this form; some services have words for keys of their own.
OF_AWS = re.compile(r"(arn:[^:]*:kms:[^:]*:[^:]*:)?(alias/)?aws/\S+|AWS_OWNED_\w+")


def own_key(path: str, *unless: str, write: str) -> Rule:
    """A key of the organization's own is named, where the configuration asks for such keys.

    Args:
        path: Where the key is named.
        unless: Inputs with which a resource gets its key from elsewhere, or needs none.
        write: The Pulumi code (Python) to write.
    """
    block, _, _ = path.rpartition(".")

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        if not params.customer_managed_keys or any(inputs.is_set(name) for name in unless):
            return
        given = inputs.get(path)
        if given is UNKNOWN:
            # A key that the program makes is not known before it is made; AWS's own are.
            if block and inputs.get(block) is UNKNOWN:
                yield Undecided(inputs.at(path))
            return
        if not isinstance(given, str) or not given:
            yield Violation(inputs.at(path), "names no key", write)
        elif OF_AWS.fullmatch(given):
            yield Violation(inputs.at(path), f"is {shown(given)}, a key of AWS", write)

    return find
