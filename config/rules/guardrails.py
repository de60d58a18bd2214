"""Rules of the guardrails: rings, controls, and what fits into AWS's policies."""

from collections.abc import Iterator
from pathlib import Path
from pkgutil import iter_modules

from config.draft import Draft
from config.findings import Finding
from config.guardrail_plan import guardrail_plan
from config.shown import instead

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
        if setting.ring not in draft.guardrails.rings:
            nearest = instead(setting.ring, draft.guardrails.rings)
            yield Finding((*location, "ring"), f"{setting.ring} is not a ring; {nearest}")
    if draft.whole is not None and draft.guardrails.controls.keys() <= set(known):
        yield from guardrail_plan(draft.whole).errors


def control_ids() -> tuple[str, ...]:
    """The controls that there are: the public modules of `policies.controls`."""
    names = sorted(module.name for module in iter_modules([str(_CONTROLS)]))
    return tuple(name for name in names if not name.startswith("_"))
