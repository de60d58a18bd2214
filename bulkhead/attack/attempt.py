"""One attempt: who tries what, and which policy has to stop it."""

from dataclasses import dataclass

from bulkhead.attack.api_call import Answer, ApiCall

REFUSALS = frozenset(
    {
        "AccessDenied",
        "AccessDeniedException",
        "AuthorizationError",
        "DeclarativePolicyViolation",
        "UnauthorizedOperation",
    }
)
"""The error codes with which AWS says that something is not allowed."""
UNDETERMINED = "UndeterminedInSandbox"


@dataclass(frozen=True)
class Attempt:
    """Something that must be stopped.

    Attributes:
        control: The id of the control that must stop it.
        statement: The statement or setting of the control that is put to the test.
        attacker: Who tries: see `casting.Role`.
        account: The name of the attacker's account, or whatever else tells who it is.
        call: What is tried.
        policy: The name of the policy that has to stop it.
    """

    control: str
    statement: str
    attacker: str
    account: str
    call: ApiCall
    policy: str


@dataclass(frozen=True)
class Untried:
    """What a proof denies and an attack cannot try.

    Attributes:
        control: The control's id.
        statement: The statement.
        action: The action.
        reason: Why.
    """

    control: str
    statement: str
    action: str
    reason: str


@dataclass(frozen=True)
class Outcome:
    """How an attempt ended.

    Attributes:
        attempt: The attempt.
        answer: What AWS said.
        stopped_by: The names of the policies that the refusal names; empty without one.
    """

    attempt: Attempt
    answer: Answer
    stopped_by: str

    @property
    def stopped(self) -> bool:
        """Whether the right policy refused it; anything else proves nothing."""
        return self.answer.code in REFUSALS and self.stopped_by == self.attempt.policy

    @property
    def undetermined(self) -> bool:
        """Whether the sandbox could not tell."""
        return self.answer.code == UNDETERMINED
