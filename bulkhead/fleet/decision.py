"""Which stacks must run: those of which something has changed since they last ran."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bulkhead.fleet.backend import NOTES, Backend, stack_outputs
from bulkhead.fleet.inputs import configured_inputs, inputs_of
from config import ORGANIZATION_STACK, LandingZone

NEVER_RUN = "never run"
INPUTS_CHANGED = "its inputs have changed"
STATE_CHANGED = "its state was changed by other hands"
NOT_MADE = "its account has not been made"


class Fleet:
    """What is known of all stacks: their inputs, their states, and the notes of earlier runs."""

    def __init__(
        self, landing_zone: LandingZone, backend: Backend, project: str, program: str
    ) -> None:
        """Read the notes and the states.

        Args:
            landing_zone: The configuration.
            backend: Where states and notes are kept.
            project: Name of the Pulumi project.
            program: What the stacks' program and their policy pack are, as a digest.
        """
        self._landing_zone, self._backend = landing_zone, backend
        self._stacks = f".pulumi/stacks/{project}"
        self._inputs_of = inputs_of(landing_zone, program)
        self._notes = self._read_notes()
        self._outputs: dict[str, Mapping[str, Any]] = {}
        self.look_again()

    def look_again(self) -> None:
        """Read what runs have changed: the states, and the outputs that others read."""
        self._versions = self._backend.versions(self._stacks)
        for stack in self._landing_zone.foundation_stacks:
            self._outputs[stack] = stack_outputs(self._backend.read(self._key(stack)))

    @property
    def outputs_of_organization(self) -> Mapping[str, Any]:
        """The outputs of stack `organization`; none before its first run."""
        return self._outputs[ORGANIZATION_STACK]

    def waits(self, stack: str) -> bool:
        """Whether a stack cannot run yet because its account is not there."""
        made = self.outputs_of_organization.get("account_ids") or {}
        return stack != ORGANIZATION_STACK and stack not in made

    def reason(self, stack: str) -> str | None:
        """Say why a stack must run; None where it need not."""
        noted, version = self._notes.get(stack), self._versions.get(self._key(stack))
        if noted is None or version is None:
            return NEVER_RUN
        inputs, _, state = noted.partition(" ")
        if inputs != self._inputs_of(stack, self._outputs):
            return INPUTS_CHANGED
        return None if state == version else STATE_CHANGED

    def note(self, stack: str) -> None:
        """Note that a stack has just run, and has succeeded.

        The note is of the outputs that the run has read: `look_again` comes after it.
        """
        version = self._backend.version(self._key(stack))
        # Other machines may have noted theirs since.
        self._notes = self._read_notes()
        self._notes[stack] = f"{self._inputs_of(stack, self._outputs)} {version}"
        self._backend.write(NOTES, json.dumps(self._notes, indent=0, sort_keys=True).encode())

    def _read_notes(self) -> dict[str, str]:
        notes: dict[str, str] = json.loads(self._backend.read(NOTES) or b"{}")
        return notes

    def _key(self, stack: str) -> str:
        return f"{self._stacks}/{stack}.json"


def changed_since(before: LandingZone, after: LandingZone) -> frozenset[str]:
    """The stacks whose part of the configuration is not what it was.

    Args:
        before: The configuration as it was.
        after: The configuration as it is.
    """
    old, new = configured_inputs(before), configured_inputs(after)
    return frozenset(stack for stack, inputs in new.items() if old.get(stack) != inputs)


def project_of(program: Path) -> str:
    """The name of the Pulumi project in a folder."""
    import yaml  # noqa: PLC0415 - only this needs it

    return str(yaml.safe_load((program / "Pulumi.yaml").read_text(encoding="utf-8"))["name"])
