"""Rules of the guardrails: rings, controls, and what fits into AWS's policies."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from pkgutil import iter_modules

from config.draft import Draft
from config.findings import Finding
from config.guardrail_params import PARAMETER_NAMES, guardrail_params
from config.guardrail_plan import guardrail_plan
from config.landing_zone import LandingZone
from config.shown import instead
from policies.controls import CONTROLS

_CONTROLS = Path(__file__).parents[2] / "policies" / "controls"


def guardrail_rules(draft: Draft) -> Iterator[Finding]:
    """What is wrong with the guardrails."""
    if draft.guardrails is None:
        return
    known = control_ids()
    for control, setting in draft.guardrails.controls.items():
        location = ("guardrails", "controls", control)
        if control not in known:
            yield Finding(location, f"is not a control; {instead(control, known)}")
        if setting.ring is not None and setting.ring not in draft.guardrails.rings:
            nearest = instead(setting.ring, draft.guardrails.rings)
            yield Finding((*location, "ring"), f"{setting.ring} is not a ring; {nearest}")
        if setting.since is not None and not _is_a_day(setting.since):
            message = f"{setting.since} is not in the calendar; give a day that is"
            yield Finding((*location, "since"), message)
    if draft.whole is not None and draft.guardrails.controls.keys() <= set(known):
        yield from _without_parameters(draft.whole)
        yield from guardrail_plan(draft.whole).errors


def _without_parameters(landing_zone: LandingZone) -> Iterator[Finding]:
    """Controls that say nothing, because nothing tells them what to say."""
    params = guardrail_params(landing_zone)
    for control in CONTROLS:
        if control.id in landing_zone.guardrails.controls:
            for name in control.needs:
                if not getattr(params, name):
                    message = f"needs guardrails.parameters.{PARAMETER_NAMES.get(name, name)}"
                    yield Finding(
                        ("guardrails", "controls", control.id),
                        f"{message}; give it, or leave the control out",
                    )


def _is_a_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def control_ids() -> tuple[str, ...]:
    """The controls that there are: the public modules of `policies.controls`."""
    names = sorted(module.name for module in iter_modules([str(_CONTROLS)]))
    return tuple(name for name in names if not name.startswith("_"))
