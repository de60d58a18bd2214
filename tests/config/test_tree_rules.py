"""What is said of a tree of organizational units that cannot be."""

from pathlib import Path

import pytest

from tests.config.broken import LANDING_ZONE, Broken, problems_of

LAST_UNIT = "  workloads/staging:\n"

RULES = {
    "unit without its parent": Broken(
        LANDING_ZONE,
        LAST_UNIT,
        "  worklods/more:\n    description: More\n" + LAST_UNIT,
        "worklods/more",
        "organizational_units.worklods/more: worklods, the unit above it, is missing; "
        "add `worklods: {description: ...}`, or did you mean workloads?",
    ),
    "units that differ in case alone": Broken(
        LANDING_ZONE,
        LAST_UNIT,
        "  Sandbox:\n    description: More\n" + LAST_UNIT,
        "Sandbox:",
        "organizational_units.Sandbox: differs from sandbox in upper and lower case alone; "
        "give Sandbox another name",
    ),
    "unit too deep": Broken(
        LANDING_ZONE,
        LAST_UNIT,
        "".join(f"  sandbox{'/a' * depth}:\n    description: A\n" for depth in range(1, 6))
        + LAST_UNIT,
        "sandbox/a/a/a/a/a",
        "organizational_units.sandbox/a/a/a/a/a: is 6 levels deep; AWS takes 5",
    ),
    "more units than AWS takes": Broken(
        LANDING_ZONE,
        LAST_UNIT,
        "".join(f"  sandbox/unit{number}: {{description: A}}\n" for number in range(2_000))
        + LAST_UNIT,
        "organizational_units:",
        "organizational_units: has 2007 units; AWS takes 2000",
    ),
    "unknown ring of a unit": Broken(
        LANDING_ZONE,
        "    ring: sandbox",
        "    ring: sandbx",
        "sandbx",
        "organizational_units.sandbox.ring: sandbx is not a ring; did you mean sandbox?",
    ),
    "two rings on one path": Broken(
        LANDING_ZONE,
        LAST_UNIT,
        "  sandbox/more:\n    description: More\n    ring: core\n" + LAST_UNIT,
        "ring: core\n  workloads/staging",
        "organizational_units.sandbox/more.ring: core is the second ring on this path: sandbox "
        "has the ring sandbox; remove one, or the same guardrail comes twice",
    ),
    "no ring above an account": Broken(
        LANDING_ZONE,
        "    ring: production\n",
        "",
        "workloads/production",
        "organizational_units.workloads/production: has no ring, nor has a unit above it, but it "
        "holds payments-prod; add `ring`",
    ),
}


@pytest.mark.parametrize("broken", RULES.values(), ids=RULES)
def test_a_wrong_tree_is_one_message(broken: Broken, tmp_path: Path) -> None:
    """A unit without a parent, too deep, or with none or two rings gives one message."""
    due = broken.write(tmp_path)
    assert [str(problem) for problem in problems_of(tmp_path)] == [due]
