"""Nodes that Karpenter makes live for at most 30 days, and follow changes of their configuration.

An old node is one that nobody has patched, and one on which whoever got in has had time to settle.
Karpenter replaces nodes after `expireAfter`, 720 hours where nothing is said, and when they drift
from what is configured: https://karpenter.sh/docs/concepts/disruption/

Exceptions: none; `node_lifetime_hours` may ask for less than 720 hours. Nodes that a blocked drain
keeps alive live longer than they may.
"""

import re
from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._kubernetes import KARPENTER, custom, of_kind
from ._model import Control, Frameworks
from ._params import Params

# Go's durations: https://pkg.go.dev/time#ParseDuration
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|h|m|s)")
UNLESS_SAID = "720h"
_HOURS = {"h": 1.0, "m": 1 / 60, "s": 1 / 3600, "ms": 1 / 3_600_000}


def hours(text: str) -> float | None:
    """A duration in hours; None where it is none, or never ends."""
    parts = _PART.findall(text)
    if not parts or "".join(number + unit for number, unit in parts) != text:
        return None
    return sum(float(number) * _HOURS[unit] for number, unit in parts)


def _short_lived(inputs: Inputs, params: Params) -> Iterator[Finding]:
    # v1 has it in the template of a node; v1beta1 had it among what disrupts nodes.
    paths = ("spec.template.spec.expireAfter", "spec.disruption.expireAfter")
    for path in [path for path in paths if inputs.is_set(path)] or paths[:1]:
        given = inputs.get(path) if inputs.is_set(path) else UNLESS_SAID
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
            continue
        lifetime = hours(given) if isinstance(given, str) else None
        if lifetime is None or lifetime > params.node_lifetime_hours:
            write = f'"expireAfter": "{params.node_lifetime_hours}h", or less'
            yield Violation(inputs.at(path), f"is {shown(given)}", write)
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

OF_ANOTHER_CONTROLLER = {"apiVersion": "hypershift.openshift.io/v1beta1", "kind": "NodePool"}

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(),
    parameters=("node_lifetime_hours",),
    checks=(
        Check(
            name="node-pool",
            types=custom("NodePool"),
            find=of_kind(KARPENTER, "NodePool", _short_lived),
            passes=(
                {},
                *(_v1("720h"), _v1("336h30m"), _beta("24h"), NIGHTLY),
                {"kind": "Gateway", **_v1("Never")},
                {**OF_ANOTHER_CONTROLLER, **_v1("Never")},
            ),
            fails=(
                *(_v1("721h"), _v1("Never"), _beta("Never"), FROZEN),
                {"apiVersion": "karpenter.sh/v1", "kind": "NodePool", **_v1("Never")},
            ),
        ),
    ),
)
