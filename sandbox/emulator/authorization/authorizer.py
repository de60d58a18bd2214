"""Lets a call pass, or refuses it as AWS does where policies that only limit deny it."""

import logging

from sandbox.emulator.authorization.asking import Asking
from sandbox.emulator.authorization.attached import guardrails
from sandbox.emulator.authorization.binding import binding_of
from sandbox.emulator.authorization.declarative import refuse_what_settings_forbid
from sandbox.emulator.authorization.denials import denial, undetermined
from sandbox.emulator.authorization.judge import Binding, Judge, Outcome, Question
from sandbox.emulator.authorization.keys import keys_of
from sandbox.emulator.authorization.mentioned_keys import mentioned_in
from sandbox.emulator.authorization.questions import asked_by
from sandbox.emulator.call import Call
from sandbox.emulator.callers import caller_of
from sandbox.emulator.errors import UNDETERMINED, AwsError

LOG = logging.getLogger("sandbox.emulator")


class Authorizer:
    """Asks a judge about every call that an organization, a boundary or a session may limit.

    Args:
        judge: Who knows how AWS evaluates policies.
    """

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def authorize(self, call: Call) -> None:
        """Return for a call that passes.

        Raises:
            AwsError: A policy denies it, or the sandbox cannot tell.
        """
        if not call.operation:
            self._refuse_unread(call)
            return
        open_question: AwsError | None = None
        for asking in asked_by(call, caller_of(call)):
            open_question = self._decide(asking) or open_question
        if open_question:
            LOG.warning("%s %s", UNDETERMINED, open_question.message)
            raise open_question
        refuse_what_settings_forbid(call)

    def _refuse_unread(self, call: Call) -> None:
        """Refuse a request that is no operation of the service, where policies bind its caller."""
        if guardrails(call.account, call.account):
            message = (
                f"A request to {call.service} is none of its operations: it cannot be decided."
            )
            LOG.warning("%s %s", UNDETERMINED, message)
            raise AwsError(UNDETERMINED, message)

    def _decide(self, asking: Asking) -> AwsError | None:
        """Raise for what is denied; give the error for what cannot be told: a denial is surer."""
        binding = binding_of(asking)
        if binding is None:
            return None
        verdict = self._judge(_question(asking, binding), binding)
        if verdict.outcome is Outcome.DENIED:
            raise denial(asking, verdict)
        return undetermined(asking, verdict) if verdict.outcome is Outcome.UNDETERMINED else None


def _question(asking: Asking, binding: Binding) -> Question:
    keys, unknown = keys_of(asking, mentioned_in(binding, asking.action))
    return Question(
        principal=asking.caller.principal_arn,
        session=asking.caller.arn,
        account=asking.caller.account,
        action=asking.action,
        resource=asking.resource,
        resource_account=asking.resource_account,
        keys=keys,
        unknown=unknown,
    )
