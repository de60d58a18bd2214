"""Which controls apply, and how far each has been rolled out."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from config.base import Distinct, Model, Whole
from config.control_parameters import ControlParameters
from config.resource_names import ControlId, RingName, RolePattern


class ControlSetting(Model):
    """How far a control has been rolled out; its key is the control's file name."""

    ring: RingName = Field(
        description="Last ring that has it: it is attached in every ring up to this one."
    )


class Guardrails(Model):
    """Which controls apply, and how far each has been rolled out."""

    rings: Annotated[tuple[RingName, ...], Distinct()] = Field(
        min_length=1,
        description="The rings from the first that a guardrail reaches to the last.",
    )
    exempt_roles: Annotated[tuple[RolePattern, ...], Distinct()] = Field(
        default=(),
        description="Further roles (names, with `*`) that guardrails with exemptions leave alone. "
        "The access role and the break-glass permission set are always among them.",
    )
    reserved_slots: Whole = Field(
        default=0,
        ge=0,
        le=9,
        description="Policies of each type on each target that something else attaches.",
    )
    controls: Mapping[ControlId, ControlSetting] = Field(
        default_factory=dict, description="The controls that apply, by file name."
    )
    parameters: ControlParameters = Field(
        default_factory=ControlParameters,
        description="What controls need to know about the company.",
    )

    def reaches(self, control: str, ring: str | None) -> bool:
        """Whether a control has reached a ring; nothing reaches what is in no ring."""
        setting = self.controls.get(control)
        if setting is None or ring not in self.rings or setting.ring not in self.rings:
            return False
        return self.rings.index(setting.ring) >= self.rings.index(ring)
