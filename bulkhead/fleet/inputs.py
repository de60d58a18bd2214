"""What each stack follows from, as a digest: while it stays the same, a run has nothing to do.

A stack follows from its part of the configuration, from the outputs of other stacks that it reads,
and from its program. What is certain not to concern a stack is left out; everything else counts,
so that a new part of the configuration is never forgotten.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from config import ORGANIZATION_STACK, LandingZone

# What an account's stack learns of these is in its own account, its assignments and its outputs.
_OF_THE_WHOLE = {
    *("accounts", "closed_accounts", "guardrails", "identity", "invariants"),
    "organizational_units",
}
# What of people's access concerns stacks of shared accounts by its name alone.
_OF_IDENTITY = {"groups", "permission_sets", "assignments"}
_BY_NAME = ("account_ids", "group_ids", "organizational_unit_ids", "permission_set_arns")
_RECORD = "attached_guardrails"  # which only the stack itself reads

# What the program, its policy pack and the plugins of a run are made of.
PROGRAM_PARTS = (
    *("Pulumi.yaml", "__main__.py", "bulkhead", "components", "config", "policies"),
    "requirements",
)
_PROGRAM_SUFFIXES = (".py", ".txt", ".yaml", ".json")
_CONFIGURATION = ("config/landing-zone.yaml", "config/accounts/", "config/schema/")


def configured_inputs(landing_zone: LandingZone) -> Mapping[str, str]:
    """The digest of what each stack takes from the configuration, by the name of the stack.

    Args:
        landing_zone: The configuration.
    """
    common = landing_zone.model_dump(mode="json", exclude=_OF_THE_WHOLE)
    identity = landing_zone.identity.model_dump(mode="json", exclude=_OF_IDENTITY)
    shared = digest(common, identity)
    found = {ORGANIZATION_STACK: digest(landing_zone.model_dump(mode="json"))}
    for name, account in landing_zone.member_accounts.items():
        assignments = landing_zone.assignments_in(name)
        own = [(each.group, each.permission_set) for each in assignments]
        found[name] = digest(shared, name, account.model_dump(mode="json"), own)
    return found


def outputs_read(
    landing_zone: LandingZone, stack: str, outputs: Mapping[str, Mapping[str, Any]]
) -> str:
    """The digest of what a stack reads of other stacks' outputs.

    Args:
        landing_zone: The configuration.
        stack: Name of the stack.
        outputs: Outputs of the stacks that others build on, by the name of the stack.
    """
    if stack == ORGANIZATION_STACK:
        return ""
    order = landing_zone.foundation_stacks
    before = order[: order.index(stack)] if stack in order else order
    others = [outputs.get(each, {}) for each in before if each != ORGANIZATION_STACK]
    own = dict(_of_organization(landing_zone, stack, outputs.get(ORGANIZATION_STACK, {})))
    return digest(own, others)


def _of_organization(
    landing_zone: LandingZone, stack: str, outputs: Mapping[str, Any]
) -> Iterator[tuple[str, object]]:
    """What is there once, and of what is there for each name, the stack's own and the shared."""
    shared = landing_zone.organization.accounts.model_dump().values()
    names = {stack, *shared}
    for assignment in landing_zone.assignments_in(stack):
        names |= {assignment.group, assignment.permission_set}
    for name, value in outputs.items():
        if name in _BY_NAME:
            yield name, {key: found for key, found in value.items() if key in names}
        elif name != _RECORD:
            yield name, value


def inputs_of(
    landing_zone: LandingZone, program: str
) -> Callable[[str, Mapping[str, Mapping[str, Any]]], str]:
    """Give what tells what a stack follows from, by its name and the outputs that it may read.

    Args:
        landing_zone: The configuration.
        program: What the stacks' program is, as a digest.
    """
    configured = configured_inputs(landing_zone)
    return lambda stack, outputs: digest(
        program, configured[stack], outputs_read(landing_zone, stack, outputs)
    )


def program_digest(program: Path, more: Iterable[str] = ()) -> str:
    """The digest of a program's files, without the configuration, which counts stack by stack.

    Args:
        program: The folder of the program.
        more: Further files and folders in it.
    """
    found = (*PROGRAM_PARTS, *more)
    parts = sorted(file for part in found for file in _files(program / part))
    whole = hashlib.sha256()
    for file in parts:
        name = file.relative_to(program).as_posix()
        if not name.startswith(_CONFIGURATION):
            whole.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def digest(*values: object) -> str:
    """One short text that stands for values, the same for the same values."""
    text = json.dumps(values, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _files(part: Path) -> list[Path]:
    found = [part] if part.is_file() else part.rglob("*")
    return [file for file in found if file.suffix in _PROGRAM_SUFFIXES and file.is_file()]
