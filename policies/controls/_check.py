"""What a control checks before anything is deployed, with the inputs that prove it works."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ._finding import Finding
from ._inputs import Inputs
from ._params import Params
from ._stack import Resource, Stack

Props = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Check:
    """A rule for one resource at a time.

    Attributes:
        name: Name within the control, for reports.
        types: Pulumi type tokens that it applies to; twins of a type come from `_types`.
        find: Yields what is wrong, or undecided, and nothing for a resource that is right.
        passes: Inputs about which it says nothing.
        fails: Inputs about each of which it reports a violation.
        forbids: The types themselves are what is wrong, whatever their inputs.
        remedy: What to write at which dotted path where the operator wants it put right, if there
            is one obvious value; it makes each failing input pass.
    """

    name: str
    types: tuple[str, ...]
    find: Callable[[Inputs, Params], Iterator[Finding]]
    passes: tuple[Props, ...] = ()
    fails: tuple[Props, ...] = ()
    forbids: bool = False
    remedy: Mapping[str, bool | str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class StackCheck:
    """A rule that one resource cannot decide.

    Attributes:
        name: Name within the control, for reports.
        types: Pulumi type tokens of the resources that it finds fault with.
        find: Yields the resource at fault and what is wrong with it.
        passes: Stacks about which it says nothing.
        fails: Stacks about each of which it reports a violation.
    """

    name: str
    types: tuple[str, ...]
    find: Callable[[Stack, Params], Iterator[tuple[Resource, Finding]]]
    passes: tuple[tuple[Resource, ...], ...]
    fails: tuple[tuple[Resource, ...], ...]


@dataclass(frozen=True, kw_only=True)
class StateCheck:
    """A rule about what only a state shows: which inputs its program marked as secret.

    It runs where that shows (`Resource.secrets`): on exported states and previews, not in the
    policy SDK's validation, which hands secrets over as plain values.

    Attributes:
        name: Name within the control, for reports.
        types: Pulumi type tokens that it applies to.
        find: Yields what is wrong, or undecided.
        passes: Resources about which it says nothing.
        fails: Resources about each of which it reports a violation.
    """

    name: str
    types: tuple[str, ...]
    find: Callable[[Resource, Params], Iterator[Finding]]
    passes: tuple[Resource, ...]
    fails: tuple[Resource, ...]
