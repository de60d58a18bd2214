"""What counts as stopped, and what an attack's result is."""

import pytest

from bulkhead.attack.api_call import Answer, ApiCall
from bulkhead.attack.attempt import Attempt, Outcome, Untried
from bulkhead.attack.attempts import NOT_SHOWN
from bulkhead.attack.declared import NOT_ROLLED_OUT
from bulkhead.attack.everyday import Done
from bulkhead.attack.everyday_steps import Step
from bulkhead.attack.run import Report
from bulkhead.attack.summary import summarize
from policies.controls import CONTROLS

CONTROL = next(control for control in CONTROLS if control.id == "logs_stay_on")
CALL = ApiCall("cloudtrail", "StopLogging", "eu-central-1")
ATTEMPT = Attempt(CONTROL.id, "Sid", "administrator", "sandbox", CALL, "policy")
STOPPED = Outcome(ATTEMPT, Answer("AccessDeniedException", "no"), "policy")
WORK = Step("ask who one is", "sts", "GetCallerIdentity")


@pytest.mark.parametrize(
    ("code", "named", "stopped"),
    [
        ("AccessDeniedException", "policy", True),
        ("UnauthorizedOperation", "policy", True),
        ("AccessDeniedException", "another policy", False),
        ("AccessDeniedException", "", False),
        ("TrailNotFoundException", "policy", False),
        ("UndeterminedInSandbox", "policy", False),
        ("NotImplementedInSandbox", "", False),
        ("", "", False),
    ],
)
def test_only_a_refusal_by_the_right_policy_counts(code: str, named: str, *, stopped: bool) -> None:
    """A missing resource, another policy or an error of the sandbox proves nothing."""
    assert Outcome(ATTEMPT, Answer(code, "message"), named).stopped is stopped


@pytest.mark.parametrize(
    ("outcomes", "untried", "work", "passed"),
    [
        ((STOPPED,), (), "", True),
        ((STOPPED, Outcome(ATTEMPT, Answer(), "")), (), "", False),
        ((), (), "", False),
        ((STOPPED,), (Untried(CONTROL.id, "Sid", "a:B", NOT_SHOWN),), "", True),
        ((STOPPED,), (), "AccessDenied", False),
    ],
    ids=["all stopped", "one went through", "nothing tried", "one untried", "work hindered"],
)
def test_an_attack_passes_when_all_is_as_it_must_be(
    outcomes: tuple[Outcome, ...], untried: tuple[Untried, ...], work: str, *, passed: bool
) -> None:
    """Every attempt stopped, every control proved, no work hindered."""
    done = Done(WORK, CALL, Answer(work))
    result = summarize(Report(outcomes, untried, (done,)), [CONTROL])
    assert result.passed is passed


@pytest.mark.parametrize(("reason", "unproved"), [(NOT_ROLLED_OUT, ()), (NOT_SHOWN, (CONTROL.id,))])
def test_a_control_without_an_attempt_is_unproved(reason: str, unproved: tuple[str, ...]) -> None:
    """Unless the configuration has not brought it to the account yet."""
    untried = Untried(CONTROL.id, "Sid", "a:B", reason)
    assert summarize(Report((), (untried,), ()), [CONTROL]).unproved == unproved
