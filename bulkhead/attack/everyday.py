"""Does everyday work: guardrails must not be in its way."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bulkhead.attack.api_call import Answer, ApiCall, make
from bulkhead.attack.attackers import Session
from bulkhead.attack.everyday_steps import Step

NOT_TRIED = "NotTried"


@dataclass(frozen=True)
class Done:
    """How a step went.

    Attributes:
        step: The step.
        call: The call that was made.
        answer: What AWS said.
    """

    step: Step
    call: ApiCall
    answer: Answer

    @property
    def succeeded(self) -> bool:
        """Whether the work was done."""
        return not self.answer.code


def work(session: Session, steps: Iterable[Step], region: str) -> Iterator[Done]:
    """Do everyday work; a step whose forerunner failed fails too, and says so."""
    given: dict[str, Mapping[str, Any]] = {}
    for step in steps:
        try:
            call = ApiCall(step.service, step.operation, region, step.parameters(given))
        except KeyError as lacking:
            call = ApiCall(step.service, step.operation, region)
            yield Done(step, call, Answer(NOT_TRIED, f"needs what {lacking} gives"))
            continue
        answer = make(call, session.client(step.service, region))
        given |= {step.what: answer.result} if not answer.code else {}
        yield Done(step, call, answer)
