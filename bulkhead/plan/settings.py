"""What declarative policies set, as one line for each setting."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bulkhead.attached.model import AttachedPolicy
from bulkhead.attached.organization import DECIDING


@dataclass(frozen=True)
class SettingChange:
    """A setting that AWS keeps by itself.

    Attributes:
        type: Policy type.
        name: Its path in the document, without AWS's inheritance operators.
        before: Its value; None where it was not set.
        after: Its value; None where it is not set any more.
    """

    type: str
    name: str
    before: str | None
    after: str | None


def setting_changes(
    before: Iterable[AttachedPolicy], after: Iterable[AttachedPolicy]
) -> tuple[SettingChange, ...]:
    """Compare what two chains of policies set, from the root down: the nearest has the last word.

    A document that limits what is set further down (`@@operators_allowed_for_child_policies`) is
    shown as a setting of its own; it is not applied.
    """
    old, new = _settings(before), _settings(after)
    return tuple(
        SettingChange(*at, old.get(at), new.get(at))
        for at in sorted({*old, *new})
        if old.get(at) != new.get(at)
    )


def _settings(policies: Iterable[AttachedPolicy]) -> Mapping[tuple[str, str], str]:
    return {
        (policy.type, name): value
        for policy in policies
        if policy.type not in DECIDING
        for name, value in _leaves(json.loads(policy.content), ())
    }


def _leaves(node: object, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if not isinstance(node, Mapping):
        yield ".".join(part for part in path if part != "@@assign"), json.dumps(node)
        return
    for key, below in node.items():
        yield from _leaves(below, (*path, key))
