"""An example of every declared type, from which the contract tests are made.

`examples/<service>.py` holds the examples of `sandbox/provider/resources/<service>` in `EXAMPLES`,
by type.
"""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from sandbox.provider.tokens import service_of


@dataclass(frozen=True)
class Need:
    """A resource that has to be there before, or a function whose answer is needed."""

    type: str
    inputs: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Example:
    """How a type is exercised.

    In inputs and changes `${name.property}` stands for a property of a need (or its `id`); what
    follows the first dot is a JMESPath expression over its state.
    """

    # Every input that is served is here, in `changes` or in `made_with`, or has a default.
    inputs: Mapping[str, object]
    # name -> resource, in the order in which they are made
    needs: Mapping[str, Need] = field(default_factory=dict)
    # Input -> another value for it, or None to take it off: one for every input that can be
    # updated. Several values are tried one after the other.
    changes: tuple[tuple[str, object], ...] = ()
    # Output -> source: a preview of an update shows the old value, as pulumi-aws does.
    stale_in_previews: Mapping[str, str] = field(default_factory=dict)
    # Inputs with which deletion only forgets the resource.
    retained_by: tuple[str, ...] = ()
    # Other inputs with which the resource is made and deleted again: those that deletion depends
    # on, and None for those that are given above and have a default or are chosen.
    made_with: tuple[Mapping[str, object], ...] = ()
    # Needs that take the resource along when they are deleted.
    gone_with: tuple[str, ...] = ()
    # A clause, as `test_mutants.py` names it -> why the emulator cannot show that it is needed.
    unprovable: Mapping[str, str] = field(default_factory=dict)
    # Why a change made behind Pulumi's back cannot be tried by updating these inputs.
    no_drift: Mapping[str, str] = field(default_factory=dict)


# Why dropping an input from `replace_on` may go unnoticed: an update would send it, too.
ONLY_ITS_SOURCE_SAYS = "the emulator takes it in an update; only the source says that it replaces"
# Why dropping a default may go unnoticed.
AWS_HAS_IT_TOO = "AWS itself has the same default"


def examples_of(service: str) -> Mapping[str, Example]:
    """Give type -> example for a service; a service without examples has none."""
    try:
        module = importlib.import_module(f"{__name__}.{service}")
    except ModuleNotFoundError:
        return {}
    found: Mapping[str, Example] = module.EXAMPLES
    return found


def example_of(token: str) -> Example:
    """Give the example of a type.

    Raises:
        LookupError: if nobody has written one.
    """
    service = service_of(token)
    found = examples_of(service).get(token)
    if found is None:
        raise LookupError(
            f"give {token} an example in tests/sandbox/provider/examples/{service}.py"
        )
    return found
