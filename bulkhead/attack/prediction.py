"""Whether a statement, alone, denies a call: what the sandbox will have to say as well.

The call is read as the sandbox reads it. A call that lost on the way from the proof what the
statement looks for, or that this landing zone allows, is no attempt.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache

from bulkhead.attack.api_call import ApiCall
from bulkhead.attack.web_identity import issuer
from bulkhead.evaluator import (
    Context,
    Node,
    Organization,
    Outcome,
    Policy,
    PolicyKind,
    access_request,
    compile_policy,
    decide_guardrails,
)
from policies.controls import PolicyType, Request
from sandbox.emulator.authorization.asking import Asking
from sandbox.emulator.authorization.keys import keys_of
from sandbox.emulator.authorization.mentioned_keys import keys_about
from sandbox.emulator.authorization.questions import asked_by
from sandbox.emulator.call import Call
from sandbox.emulator.callers import Caller
from sandbox.emulator.origin import Origin
from sandbox.emulator.state import State

KINDS: dict[PolicyType, PolicyKind] = {
    "SERVICE_CONTROL_POLICY": PolicyKind.SERVICE_CONTROL,
    "RESOURCE_CONTROL_POLICY": PolicyKind.RESOURCE_CONTROL,
}
IN_RESOURCE = "aws:ResourceTag/"
ELSEWHERE = "000000000000"  # the management account, which is not what is asked about


@dataclass(frozen=True)
class Aim:
    """A statement of a control, in a document with the control's other statements of its type.

    Attributes:
        control_id: The control's id.
        policy_type: The statement's type.
        sid: The statement's id.
        content: The document.
    """

    control_id: str
    policy_type: PolicyType
    sid: str
    content: str


def denying_statement(
    content: str, policy_type: PolicyType, call: ApiCall, request: Request
) -> str | None:
    """The statement of a document, alone in the world, that denies a call; None if none does."""
    organization = _organization(content, KINDS[policy_type], request)
    for each in asked_by(_read(call, request), _caller(request)):
        asking = _owned(each, request)
        values, unknown = keys_of(asking, keys_about(content, asking.action))
        tags = {k: v for k, v in request.context.items() if k.startswith(IN_RESOURCE)}
        context = Context.of({**values, **tags}, unknown=unknown - tags.keys())
        access = access_request(_asked(asking, request), context)
        decision = decide_guardrails(access, organization)
        if decision.outcome is Outcome.DENY:
            return decision.by.statement
    return None


def _organization(content: str, kind: PolicyKind, request: Request) -> Organization:
    """One account under this document."""
    policies = (_compiled(content, kind, "document"),)
    node = (
        Node(request.account, None, service_control=policies)
        if kind is PolicyKind.SERVICE_CONTROL
        else Node(request.resource_account, None, resource_control=policies)
    )
    return Organization.of("o-of-this-attack", ELSEWHERE, [node])


@lru_cache(maxsize=256)
def _compiled(content: str, kind: PolicyKind, name: str) -> Policy:
    return compile_policy(content, kind, name)


def _asked(asking: Asking, request: Request) -> Request:
    return Request(
        principal=request.principal,
        action=asking.action,
        resource=asking.resource or "*",
        account=request.account,
        resource_account=asking.resource_account,
    )


def _owned(asking: Asking, request: Request) -> Asking:
    """The owner of a bucket is known to the sandbox, and here to the request."""
    if asking.call.service != "s3":
        return asking
    return replace(asking, resource_account=request.resource_account)


def _caller(request: Request) -> Caller:
    name = request.principal
    if name == "anonymous":
        return Caller("", name, name, "Anonymous")
    if issuer(name):
        return Caller("", name, name, "Federated")
    if not name.startswith("arn:"):
        return Caller("", name, name, "Service")
    return Caller(
        request.account, name, name, "Account" if name.endswith(":root") else "AssumedRole"
    )


def _read(call: ApiCall, request: Request) -> Call:
    def forward() -> dict[str, object]:
        raise NotImplementedError

    return Call(
        service=call.service,
        operation=call.operation,
        params=dict(call.parameters),
        account=request.account,
        access_key_id="",
        region=call.region,
        origin=Origin(signed_at=datetime.now(UTC), told=call.told),
        state=State(),
        forward=forward,
    )
