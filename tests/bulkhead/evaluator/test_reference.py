"""Decisions are those of a second evaluator, on organizations and requests made up at random.

fnmatch knows `[` as special, which none of the texts here holds.
"""

from hypothesis import given
from hypothesis import strategies as st

from bulkhead.evaluator import Guardrails, Outcome
from tests.bulkhead.evaluator.builders import SERVICE_LINKED_ROLE, request
from tests.bulkhead.evaluator.reference import Asked, allows
from tests.bulkhead.evaluator.reference_cases import CALLERS, Ask, Case, asks, cases


@given(cases(), st.lists(asks, min_size=1, max_size=10))
def test_decisions_are_those_of_the_reference(case: Case, asked: list[Ask]) -> None:
    """Whatever is remembered between requests, each decision is as AWS's pages have it."""
    guardrails = Guardrails.of(case.organization)
    for ask in asked:
        linked = ask.caller == SERVICE_LINKED_ROLE
        reached = not linked and ask.action.startswith(("s3:", "sqs:"))
        expected = allows(
            Asked(ask.action, ask.resource, ask.keys()),
            None if linked else case.chain(CALLERS[ask.caller]),
            case.chain(ask.owner) if reached else None,
        )
        decided = guardrails.decide(
            request(
                ask.action, ask.resource, principal=ask.caller, owner=ask.owner, context=ask.context
            )
        )
        assert decided.outcome is (Outcome.ALLOW if expected else Outcome.DENY)
