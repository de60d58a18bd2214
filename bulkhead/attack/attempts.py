"""The attempts against a landing zone.

There is one for each request that a control's proof denies, and for each setting that a declarative
policy keeps.

What a proof denies and no call can show is not dropped: it is given as untried, with the reason.
"""

from collections.abc import Iterator

from bulkhead.attack.attempt import Attempt, Untried
from bulkhead.attack.casting import cast_for, management
from bulkhead.attack.declared import NOT_ROLLED_OUT, REFUSING, declared
from bulkhead.attack.derivation import derive
from bulkhead.attack.prediction import Aim, denying_statement
from bulkhead.attack.props import Props
from bulkhead.attack.scene import Scene
from policies.controls import CONTROLS, Control, Deny, PolicyType, Request, documents

NOT_CONFIGURED = "the configuration asks nothing of it"
NO_OPERATION = "no operation of boto3 needs this action"
NO_ATTACKER = "nobody can be this caller here"
NOT_SHOWN = "no parameter of the call carries what the statement looks for, or it is allowed here"
ANOTHER_STATEMENT = "another statement of the control stops it first"
STOPPED_BY_ANOTHER = "another guardrail stops it too, and AWS names only one of them"


def attempts(scene: Scene, props: Props) -> Iterator[Attempt | Untried]:
    """Every attempt that follows from the controls' own proofs, and what cannot be tried."""
    for control in CONTROLS:
        rendered = documents([control], scene.params)
        if has_preventive_half(control) and not rendered:
            yield Untried(control.id, "", "", NOT_CONFIGURED)
        for document in rendered:
            for deny in _statements(control, document.type):
                aim = Aim(control.id, document.type, deny.sid, document.content)
                yield from _against(aim, deny, scene, props)
    yield from declared(scene)


def has_preventive_half(control: Control) -> bool:
    """Whether a control has a statement or a setting that refuses calls."""
    settings = [part for part in control.declarative if part.type in REFUSING]
    return bool(control.service_control or control.resource_control or settings)


def _statements(control: Control, policy_type: PolicyType) -> tuple[Deny, ...]:
    match policy_type:
        case "SERVICE_CONTROL_POLICY":
            return control.service_control
        case "RESOURCE_CONTROL_POLICY":
            return control.resource_control
        case _:
            return ()


def _against(aim: Aim, deny: Deny, scene: Scene, props: Props) -> Iterator[Attempt | Untried]:
    """Each attempt once: several requests of a proof can come to the same call."""
    seen = set()
    for example in deny.denied:
        found = _attempt(aim, example, scene, props)
        if str(found) not in seen:
            seen.add(str(found))
            yield found


def _attempt(aim: Aim, example: Request, scene: Scene, props: Props) -> Attempt | Untried:
    def untried(reason: str) -> Untried:
        return Untried(aim.control_id, aim.sid, example.action, reason)

    of_resource = aim.policy_type == "RESOURCE_CONTROL_POLICY"
    moved = scene.moved_here(example)
    role = cast_for(props.put_in(moved, of_resource=of_resource), scene)
    if role is None:
        return untried(NO_ATTACKER)
    call = derive(role.request, scene.region)
    if call is None:
        return untried(NO_OPERATION)
    bound = role.request.resource_account if of_resource else role.request.account
    policy = scene.policy_for(aim.control_id, aim.policy_type, bound)
    if policy is None:
        return untried(NOT_ROLLED_OUT)
    # Where both types deny, the sandbox names the service control policy.
    if of_resource and scene.stopped_by("SERVICE_CONTROL_POLICY", call, role.request, policy):
        role = management(role.request, scene)
    statement = denying_statement(aim.content, aim.policy_type, call, role.request)
    if statement is None or not statement.startswith(aim.sid):
        return untried(ANOTHER_STATEMENT if statement else NOT_SHOWN)
    if scene.stopped_by(aim.policy_type, call, role.request, policy):
        return untried(STOPPED_BY_ANOTHER)
    return Attempt(aim.control_id, aim.sid, role.kind, role.place, call, policy)
