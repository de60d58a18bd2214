"""What `pulumi --policy-pack-config` is given where the pack runs on the landing zone's own stacks.

A control that the configuration does not name is disabled: nothing is enforced that nobody has
asked for. The landing zone makes the roles and the identity providers that nobody else may make, so
those names and issuers are free here; it makes its roles without the boundary of teams' roles, and
one of them for emergencies.
"""

import json

from config.guardrail_params import guardrail_params
from config.landing_zone import LandingZone
from policies.controls import CONTROLS, Control, Params

Setting = str | dict[str, object]

# The one control that asks for the boundary; for others its name says which policy bounds only.
_WITHOUT_BOUNDARY = "roles_made_within_boundary"


def pack_config(landing_zone: LandingZone) -> str:
    """The policy pack's configuration as JSON, one entry for each control that checks."""
    params = guardrail_params(landing_zone).model_copy(update=_own(landing_zone))
    applied = landing_zone.guardrails.controls
    settings = {
        control.id: _enforced(control, params) if control.id in applied else "disabled"
        for control in CONTROLS
        if control.checks or control.stack_checks
    }
    return json.dumps(settings, indent=2)


def _own(landing_zone: LandingZone) -> dict[str, object]:
    """What the landing zone's own stacks may do and others may not."""
    pipelines = [each for one in landing_zone.accounts.values() for each in one.pipelines.values()]
    return {
        "administrator_roles": (landing_zone.names.break_glass_role,),
        "own_issuers": tuple(sorted({pipeline.issuer_host for pipeline in pipelines})),
        "permissions_boundary": landing_zone.permissions_boundary,
        "protected_role_names": (),
    }


def _enforced(control: Control, params: Params) -> Setting:
    values = params.model_dump(mode="json")
    if control.id == _WITHOUT_BOUNDARY:
        values["permissions_boundary"] = ""
    parameters = {name: values[name] for name in control.parameters}
    return {"enforcementLevel": control.level, **parameters}
