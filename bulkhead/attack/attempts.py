"""The attempts against a landing zone: one for each request that a control's proof denies.

What a proof denies and no call can show is not dropped: it is given as untried, with the reason.
"""

from collections.abc import Iterator

from bulkhead.attack.api_call import ApiCall
from bulkhead.attack.attempt import Attempt, Untried
from bulkhead.attack.derivation import derive
from bulkhead.attack.prediction import Aim, denying_statement
from bulkhead.attack.props import Props
from bulkhead.attack.scene import Scene
from policies.controls import CONTROLS, Control, Deny, PolicyType, Request, documents

ADMINISTRATOR = "administrator"
ACCESS_ROLE = "access role"
MANAGEMENT = "management account"
ROOT_USER = "root user"
NO_OPERATION = "no operation of boto3 needs this action"
NO_ATTACKER = "nobody can be this caller here"
NOT_SHOWN = "no parameter of the call carries what the statement looks for, or it is allowed here"
STOPPED_BY_ANOTHER = "another guardrail stops it too, and AWS names only one of them"
NOT_ROLLED_OUT = "not rolled out to the account"


def attempts(scene: Scene, props: Props) -> Iterator[Attempt | Untried]:
    """Every attempt that follows from the controls' own proofs, and what cannot be tried."""
    for control in CONTROLS:
        for document in documents([control], scene.params):
            for deny in _statements(control, document.type):
                aim = Aim(control.id, document.type, deny.sid, document.content)
                yield from _against(aim, deny, scene, props)


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
        found = _attempt(aim, props.put_in(scene.moved_here(example)), scene)
        if str(found) not in seen:
            seen.add(str(found))
            yield found


def _attempt(aim: Aim, request: Request, scene: Scene) -> Attempt | Untried:
    def untried(reason: str) -> Untried:
        return Untried(aim.control_id, aim.sid, request.action, reason)

    attacker = _attacker(request, scene)
    if attacker is None:
        return untried(NO_ATTACKER)
    call = derive(request, scene.region)
    if call is None:
        return untried(NO_OPERATION)
    bound = _bound_account(aim, request, scene)
    policy = scene.policy_for(aim.control_id, aim.policy_type, bound) if bound else None
    if policy is None:
        return untried(NOT_ROLLED_OUT)
    if _stopped_by_another(policy, call, request, scene):
        if aim.policy_type == "SERVICE_CONTROL_POLICY":
            return untried(STOPPED_BY_ANOTHER)
        # Nothing but resource control policies stops the management account.
        attacker, request = MANAGEMENT, scene.by_management(request)
    if not aim.denies(call, request):
        return untried(NOT_SHOWN)
    name = scene.account_name(request.account)
    return Attempt(aim.control_id, aim.sid, attacker, name or "", call, policy)


def _stopped_by_another(policy: str, call: ApiCall, request: Request, scene: Scene) -> bool:
    """Whether another service control policy refuses the call: AWS names only one of them."""
    name = scene.account_name(request.account)
    above = scene.above(name, "SERVICE_CONTROL_POLICY") if name else ()
    others = (planned for planned in above if planned.name != policy)
    return any(denying_statement(p.content, p.type, call, request) for p in others)


def _bound_account(aim: Aim, request: Request, scene: Scene) -> str | None:
    """The name of the account above which the policy is attached."""
    of_resource = aim.policy_type == "RESOURCE_CONTROL_POLICY"
    owner = request.resource_account or request.account
    return scene.account_name(owner if of_resource else request.account)


def _attacker(request: Request, scene: Scene) -> str | None:
    """Who stands for the request's caller."""
    if scene.account_name(request.account) is None:
        return None
    kind, _, name = request.principal.split(":", 5)[-1].partition("/")
    if kind == "root":
        return ROOT_USER
    if kind != "role" or "/" in name:
        return None
    return ACCESS_ROLE if name == scene.params.access_role else ADMINISTRATOR
