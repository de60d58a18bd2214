"""What management policies come to in an account: the settings that reach it, merged.

Source: "Policy syntax and inheritance for management policy types", AWS Organizations User Guide.
Of its operators `@@assign` is followed, and `@@operators_allowed_for_child_policies` where it
allows none: a value from above then stays. Otherwise the policy that is nearest to the account has
the last word.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from json import loads
from typing import Any

from sandbox.emulator.authorization.attached import reaching
from sandbox.emulator.authorization.judge import Attached

ASSIGN = "@@assign"
ALLOWED_BELOW = "@@operators_allowed_for_child_policies"
NOTHING = ["@@none"]
Path = tuple[str, ...]


@dataclass(frozen=True)
class Setting:
    """A value and where it comes from.

    Attributes:
        value: What is assigned.
        policy: The ARN of the policy that assigns it.
    """

    value: Any
    policy: str


def settings(account: str, policy_type: str) -> Mapping[Path, Setting]:
    """The settings of a policy type in an account, by their paths in the documents."""
    return _merged(tuple(reaching(account, policy_type)))


@lru_cache(maxsize=256)
def _merged(policies: tuple[Attached, ...]) -> Mapping[Path, Setting]:
    merged: dict[Path, Setting] = {}
    final: set[Path] = set()
    for policy in policies:
        document = loads(policy.content)
        for path, value in _assigned(document, ()):
            if not any(path[: len(above)] == above for above in final):
                merged[path] = Setting(value, policy.arn)
        final.update(_closed(document, ()))
    return merged


def _assigned(node: Any, path: Path) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 - JSON
    if not isinstance(node, Mapping):
        return
    if ASSIGN in node:
        yield path, node[ASSIGN]
    for key, value in node.items():
        if not key.startswith("@@"):
            yield from _assigned(value, (*path, key))


def _closed(node: Any, path: Path) -> Iterator[Path]:  # noqa: ANN401 - JSON
    """The paths below which policies further down may say nothing."""
    if not isinstance(node, Mapping):
        return
    if node.get(ALLOWED_BELOW) == NOTHING:
        yield path
    for key, value in node.items():
        yield from _closed(value, (*path, key))
