"""Nodes that Karpenter makes live for at most 30 days, and follow changes of their configuration.

An old node is one that nobody has patched, and one on which whoever got in has had time to settle.
Karpenter replaces nodes after `expireAfter`, 720 hours where nothing is said, and when they drift
from what is configured: https://karpenter.sh/docs/concepts/disruption/

Exceptions: none. Nodes that a blocked drain keeps alive live longer than they may.
"""

import re
from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._params import Params

LONGEST_HOURS = 720
POOLS = tuple(f"kubernetes:karpenter.sh/{version}:NodePool" for version in ("v1", "v1beta1"))
CUSTOM = ("kubernetes:apiextensions.k8s.io:CustomResource",)
# Go's durations: https://pkg.go.dev/time#ParseDuration
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|h|m|s)")
_HOURS = {"h": 1.0, "m": 1 / 60, "s": 1 / 3600, "ms": 1 / 3_600_000}
WRITE = f'"expireAfter": "{LONGEST_HOURS}h", or less'


def hours(text: str) -> float | None:
    """A duration in hours; None where it is none, or never ends."""
    parts = _PART.findall(text)
    if not parts or "".join(number + unit for number, unit in parts) != text:
        return None
    return sum(float(number) * _HOURS[unit] for number, unit in parts)


def _short_lived(inputs: Inputs, _: Params) -> Iterator[Finding]:
    if inputs.is_set("kind") and inputs.get("kind") not in ("NodePool", UNKNOWN):
        return
    for path in ("spec.template.spec.expireAfter", "spec.disruption.expireAfter"):
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif given is not None:
            lifetime = hours(given) if isinstance(given, str) else None
            if lifetime is None or lifetime > LONGEST_HOURS:
                yield Violation(inputs.at(path), f"is {shown(given)}", WRITE)
    yield from _drifting(inputs)


def _drifting(inputs: Inputs) -> Iterator[Finding]:
    for budget in inputs.blocks("spec.disruption.budgets"):
        reasons = budget.get("reasons")
        stops = budget.get("nodes") in ("0", "0%", 0, 0.0) and not budget.is_set("schedule")
        if stops and (reasons is None or (isinstance(reasons, list) and "Drifted" in reasons)):
            problem = "lets no node go that has drifted, at any time"
            yield Violation(budget.at("nodes"), problem, 'a budget such as "10%"')


def _v1(expire: object) -> dict[str, object]:
    return {"spec": {"template": {"spec": {"expireAfter": expire}}}}


def _beta(expire: object) -> dict[str, object]:
    return {"spec": {"disruption": {"expireAfter": expire}}}


FROZEN = {"spec": {"disruption": {"budgets": [{"nodes": "0"}]}}}
NIGHTLY = {"spec": {"disruption": {"budgets": [{"nodes": "0", "schedule": "0 9 * * *"}]}}}

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(),
    checks=(
        Check(
            name="node-pool",
            types=POOLS,
            find=_short_lived,
            passes=({}, _v1("720h"), _v1("336h30m"), _beta("24h"), NIGHTLY),
            fails=(_v1("721h"), _v1("Never"), _beta("Never"), FROZEN),
        ),
        Check(
            name="custom-resource",
            types=CUSTOM,
            find=_short_lived,
            passes=({"kind": "NodePool", **_v1("168h")}, {"kind": "Gateway", **_v1("Never")}),
            fails=({"kind": "NodePool", **_v1("Never")},),
        ),
    ),
)
