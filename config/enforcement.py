"""How strictly the policy pack is meant, by environment, and what is exempt: a team's own file.

What the engine takes (`pulumi --policy-pack-config`) has no environments, takes a misspelt control
without a word, and knows parameters of single controls only. It is written from this.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from config.base import Model
from config.shown import instead
from policies.controls import CONTROLS, Params
from policies.controls._exemptions import EXEMPTIONS, GRANTED, Exemption

Level = Literal["disabled", "advisory", "mandatory", "remediate"]
_IDS = tuple(control.id for control in CONTROLS)


def _known(control: str) -> str:
    if control not in _IDS:
        raise ValueError(f"{control} is no control; {instead(control, _IDS)}")
    return control


def _of_a_control(exemption: Exemption) -> Exemption:
    _known(exemption.control)
    return exemption


ControlId = Annotated[str, AfterValidator(_known)]


class Strictness(Model):
    """Levels and parameters."""

    level: Level | None = Field(
        default=None,
        description="Level of each control that `levels` does not name. By default, its own.",
    )
    levels: dict[ControlId, Level] = Field(
        default_factory=dict,
        description="Control -> disabled; advisory, it is told; mandatory, it stops the run; or "
        "remediate, what has one right value is put right, and the rest stops the run.",
    )
    parameters: Params = Field(
        default=Params(), description="What controls vary by, for each control that asks for it."
    )


class Enforcement(Strictness):
    """The whole file."""

    environments: dict[str, Strictness] = Field(
        default_factory=dict,
        description="Environment -> what differs there from the rest of this file.",
    )
    exemptions: tuple[Annotated[Exemption, AfterValidator(_of_a_control)], ...] = Field(
        default=(), description="What controls let be for a while, in every environment."
    )


def engine_settings(
    enforcement: Enforcement, environment: str | None = None, *, company: Params | None = None
) -> str:
    """What the engine takes, as JSON.

    Args:
        enforcement: The file.
        environment: One of its environments.
        company: What holds where the file sets nothing: the landing zone's own parameters.

    Raises:
        KeyError: The file has no such environment.
    """
    here = enforcement.environments[environment] if environment is not None else Strictness()
    default = here.level or enforcement.level
    levels = {**enforcement.levels, **here.levels}
    given = {
        **(company.model_dump(mode="json", exclude_defaults=True) if company else {}),
        **_given(enforcement.parameters),
        **_given(here.parameters),
    }
    settings: dict[str, object] = {
        control.id: {
            "enforcementLevel": levels.get(control.id, default or control.level),
            **{name: given[name] for name in control.parameters if name in given},
        }
        for control in CONTROLS
        if control.checks or control.stack_checks
    }
    granted = [exemption.model_dump(mode="json") for exemption in enforcement.exemptions]
    settings[EXEMPTIONS] = {"enforcementLevel": "advisory", GRANTED: granted}
    return json.dumps(settings, indent=2) + "\n"


def _given(params: Params) -> Mapping[str, object]:
    return params.model_dump(mode="json", exclude_unset=True)
