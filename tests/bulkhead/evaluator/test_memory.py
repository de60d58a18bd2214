"""What is remembered has a limit, and forgetting changes no answer."""

import pytest

from bulkhead.evaluator import Guardrails, Node, Outcome, columns, compiled
from bulkhead.evaluator.memory import Memory
from tests.bulkhead.evaluator.builders import WORKLOAD, organization, request, scp, statement


def test_a_full_memory_forgets() -> None:
    """It never holds more than its limit, and always what came last."""
    memory = Memory[int, int](3)
    for number in range(10):
        assert memory.keep(number, -number) == -number
        assert len(memory) <= 3
        assert memory[number] == -number


def test_many_different_requests_fill_no_more_than_the_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Callers, actions, addresses and decisions are forgotten, and decided the same again."""
    for name in ("_RELATIONS", "_PLANS", "_DECISIONS"):
        monkeypatch.setattr(compiled, name, 4)
    monkeypatch.setattr(columns, "_VALUES", 4)
    inside = {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}
    level = Node("root", service_control=(scp(statement("Deny", Condition=inside)),))
    guardrails = Guardrails.of(organization(root=level))
    for number in range(40):
        outside = number % 3 == 0
        asked = request(
            f"s3:Get{number % 7}",
            principal=f"arn:aws:iam::{WORKLOAD}:role/r{number % 11}",
            context={"aws:SourceIp": f"{'11' if outside else '10'}.0.0.{number % 13}"},
        )
        expected = Outcome.DENY if outside else Outcome.ALLOW
        assert guardrails.decide(asked).outcome is expected
    remembered = (guardrails._relations, guardrails._plans, guardrails._decisions)  # noqa: SLF001 - nobody else sees them
    assert all(len(memory) <= 4 for memory in remembered)
