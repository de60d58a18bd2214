"""What `pulumi --policy-pack-config` is given where the pack runs on the landing zone's own stacks.

A control that the configuration does not name is disabled: nothing is enforced that nobody has
asked for. The landing zone makes the roles that nobody else may make, so those names are free here,
and it makes them without the boundary of teams' roles.
"""

import json

from config.guardrail_params import guardrail_params
from config.landing_zone import LandingZone
from policies.controls import CONTROLS, Control, Params

Setting = str | dict[str, object]


def pack_config(landing_zone: LandingZone) -> str:
    """The policy pack's configuration as JSON, one entry for each control that checks."""
    own = {"protected_role_names": (), "permissions_boundary": ""}
    params = guardrail_params(landing_zone).model_copy(update=own)
    applied = landing_zone.guardrails.controls
    settings = {
        control.id: _enforced(control, params) if control.id in applied else "disabled"
        for control in CONTROLS
        if control.checks or control.stack_checks
    }
    return json.dumps(settings, indent=2)


def _enforced(control: Control, params: Params) -> Setting:
    values = params.model_dump(mode="json")
    parameters = {name: values[name] for name in control.parameters}
    return {"enforcementLevel": control.level, **parameters}
