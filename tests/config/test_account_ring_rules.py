"""What is said of accounts whose ring cannot be."""

from pathlib import Path

import pytest

from tests.config.broken import LANDING_ZONE, PROD, Broken, copy_example, problems_of


def _ring(file: str, ring: str, says: str) -> Broken:
    return Broken(file, "owner:", f"ring: {ring}\nowner:", "ring:", f"ring: {says}")


RULES = {
    "unknown ring": _ring(PROD, "sandbx", "sandbx is not a ring; did you mean sandbox?"),
    "ring of its unit": _ring(
        PROD,
        "production",
        "production is not earlier than production, the ring of its unit, whose guardrails it "
        "inherits; give one that is (sandbox, nonproduction, core), or remove it",
    ),
    "ring behind that of its unit": _ring(
        "accounts/payments-staging.yaml",
        "core",
        "core is not earlier than nonproduction, the ring of its unit, whose guardrails it "
        "inherits; give one that is (sandbox), or remove it",
    ),
    "unit in the first ring": _ring(
        "accounts/sandbox.yaml",
        "production",
        "production is not earlier than sandbox, the ring of its unit, whose guardrails it "
        "inherits; remove it",
    ),
    "management account": _ring(
        "accounts/management.yaml",
        "sandbox",
        "sandbox cannot be given: guardrails do not bind the management account; remove it",
    ),
    "no ring's name": _ring(
        PROD,
        '"Not a ring"',
        "Not a ring is not valid; give 1 to 32 lower-case letters, digits and hyphens, a letter "
        "first",
    ),
}


@pytest.mark.parametrize("broken", RULES.values(), ids=RULES)
def test_a_wrong_ring_of_an_account_is_one_message(broken: Broken, tmp_path: Path) -> None:
    """It is unknown, not earlier than the unit's, or of an account that guardrails do not bind."""
    due = broken.write(tmp_path)
    assert [str(problem) for problem in problems_of(tmp_path)] == [due]


@pytest.mark.parametrize("ring", ["sandbox", "nonproduction", "core"])
def test_an_account_may_have_any_earlier_ring(tmp_path: Path, ring: str) -> None:
    """Every ring before that of its unit is right."""
    _give(copy_example(tmp_path), ring)
    assert problems_of(tmp_path) == ()


def test_a_ring_of_an_account_does_not_stand_in_for_one_of_its_unit(tmp_path: Path) -> None:
    """What else comes to a unit without a ring would have no guardrail: the unit is to have one."""
    due = Broken(
        LANDING_ZONE,
        "    ring: production\n",
        "",
        "workloads/production",
        "organizational_units.workloads/production: has no ring, nor has a unit above it, but it "
        "holds payments-prod; add `ring`",
    ).write(tmp_path)
    _give(tmp_path, "sandbox")
    assert [str(problem) for problem in problems_of(tmp_path)] == [due]


def _give(folder: Path, ring: str) -> None:
    path = folder / PROD
    path.write_text(f"{path.read_text(encoding='utf-8')}\nring: {ring}\n", encoding="utf-8")
