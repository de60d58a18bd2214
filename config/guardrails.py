"""Which controls apply, and how far each has been rolled out."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from config.account_texts import Description
from config.base import Distinct, Model, Whole
from config.control_parameters import ControlParameters
from config.resource_names import ControlId, Day, RingName, RolePattern


class ControlSetting(Model):
    """How far a control has been rolled out; its key is the control's file name."""

    ring: RingName | None = Field(
        default=None,
        description="Last ring that has it: it is attached in every ring up to this one. By "
        "default the first ring.",
    )
    since: Day | None = Field(
        default=None,
        description="Day on which it came to its ring, which `bulkhead rings` writes. It becomes a "
        "tag of the policies, from which the time in the ring is counted.",
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
    bake_days: Whole = Field(
        default=7,
        ge=0,
        le=365,
        description="Days for which a control stays in a ring before it may go on to the next.",
    )
    promote_freely: Description | None = Field(
        default=None,
        examples=["All accounts are new"],
        description="Lifts the rule that a plan moves one control by one ring and waits for "
        "`bake_days`; says why. Remove it when the reason is gone.",
    )
    controls: Mapping[ControlId, ControlSetting] = Field(
        default_factory=dict, description="The controls that apply, by file name."
    )
    parameters: ControlParameters = Field(
        default_factory=ControlParameters,
        description="What controls need to know about the company.",
    )

    def ring_of(self, control: str) -> str | None:
        """The last ring that has a control; None for a control that does not apply."""
        setting = self.controls.get(control)
        return None if setting is None else setting.ring or self.rings[0]

    def reaches(self, control: str, ring: str | None) -> bool:
        """Whether a control has reached a ring; nothing reaches what is in no ring."""
        last = self.ring_of(control)
        if ring not in self.rings or last not in self.rings:
            return False
        return self.rings.index(last) >= self.rings.index(ring)
