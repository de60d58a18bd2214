"""A request, with the condition keys that AWS derives from who calls and what is called.

AWS, "AWS global condition context keys":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from bulkhead.evaluator.context import Context, State, States
from bulkhead.evaluator.errors import RequestError
from bulkhead.evaluator.open_resource import OpenResource
from bulkhead.evaluator.principal import OUTSIDE_IAM, Principal, PrincipalType, parse_principal
from policies.controls import Request

_ACTION_PARTS = 2
_REMEMBERED = 65_536  # names of callers, actions and accounts; what they mean is found out once


@dataclass(slots=True)  # not frozen: to freeze one takes five times as long as to make it
class AccessRequest:
    """One request to one resource; a call that touches several is several requests.

    Nothing changes it once it is made.

    Attributes:
        principal: who calls.
        action: IAM action, `service:Operation`.
        resource: ARN of what is acted upon, or `*` where the action has no resource.
        resource_account: 12-digit account that owns the resource.
        context: condition keys, the derived ones included.
        canonical_user_id: the S3 canonical user id of the caller's account, where known.
        is_aws_managed_key: the resource is a KMS key that AWS manages; the ARN does not tell.
        open_resource: what is known of the resource where `resource` is not its whole ARN.
    """

    principal: Principal
    action: str
    resource: str
    resource_account: str
    context: Context
    canonical_user_id: str | None = None
    is_aws_managed_key: bool = False
    open_resource: OpenResource | None = None

    @property
    def service(self) -> str:
        """The action's service prefix."""
        return self.action.split(":")[0].lower()

    @property
    def crosses_accounts(self) -> bool:
        """Whether the caller's account is not the resource's."""
        return self.principal.account not in {None, self.resource_account}

    @property
    def reaches_aws_managed_key(self) -> bool:
        """Whether the resource is a KMS key that AWS manages, as far as the request tells."""
        named = self.is_aws_managed_key or ":alias/aws/" in self.resource
        return named and self.service == "kms"


def access_request(request: Request, context: Context | None = None) -> AccessRequest:
    """Make a request ready to be decided.

    The caller's account is the one in its ARN; `request.account` stands in for the resource's
    account where `request.resource_account` is empty.

    Args:
        request: what is asked.
        context: its context where some keys are unknown; otherwise that of the request.

    Raises:
        RequestError: the principal or the action is not one.
    """
    stated = context if context is not None else Context.of(request.context)
    owner = request.resource_account or request.account
    return stated_request(request.principal, request.action, request.resource, owner, stated)


def stated_request(
    principal: str,
    action: str,
    resource: str | OpenResource,
    resource_account: str,
    context: Context,
) -> AccessRequest:
    """Make a request ready to be decided, without a detour: for who makes very many.

    What follows from the names of caller, action and account is remembered, and derived keys are
    looked up when a condition asks for one; what is left is to state the context.

    Args:
        principal: the caller: see `parse_principal`.
        action: IAM action, `service:Operation`.
        resource: ARN of what is acted upon, or `*`; or what is known of it.
        resource_account: 12-digit account that owns the resource.
        context: what is stated about condition keys.

    Raises:
        RequestError: the principal or the action is not one.
    """
    _check_action(action)
    arn = context.states.get("aws:principalarn")
    caller, keys = _caller(principal, arn[0] if isinstance(arn, tuple) else None)
    open_resource = None if isinstance(resource, str) else resource
    shown = resource if isinstance(resource, str) else resource.shown
    return AccessRequest(
        caller,
        action,
        shown,
        resource_account,
        Context(context.states, (keys, _owner_keys(resource_account)), context.others_unknown),
        open_resource=open_resource,
    )


@lru_cache(_REMEMBERED)
def _check_action(action: str) -> None:
    parts = action.split(":")
    if len(parts) != _ACTION_PARTS or not all(parts) or "*" in action:
        raise RequestError(f"{action!r} is no action; write service:Operation")


@lru_cache(_REMEMBERED)
def _caller(name: str, stated_arn: str | None) -> tuple[Principal, States]:
    """Read the caller; the request's own aws:PrincipalArn knows a session's role better."""
    principal = parse_principal(name)
    if stated_arn is not None:
        principal = replace(principal, arn=stated_arn)
    return principal, _principal_keys(principal)


def _principal_keys(principal: Principal) -> States:
    """Derive what follows from the caller; sessions of one role have it in common."""
    is_session = principal.type is PrincipalType.ROLE_SESSION
    name = "" if is_session else principal.name
    return _derived_keys(principal.type, name, principal.account, principal.arn)


@lru_cache(_REMEMBERED)
def _owner_keys(account: str) -> States:
    return {"aws:resourceaccount": (account,)}


@lru_cache(_REMEMBERED)
def _derived_keys(
    kind: PrincipalType, name: str, account: str | None, arn: str | None
) -> Mapping[str, State]:
    """Derive what follows from type, name, account and ARN of the caller.

    `None` is a key that AWS leaves out for such callers; text is a key that AWS fills with what
    the caller's name does not tell.
    """
    is_outside = kind in OUTSIDE_IAM
    has_untold_arn = arn is None and not is_outside
    keys: dict[str, State] = {
        "aws:principalarn": "aws:PrincipalArn" if has_untold_arn else _one(arn),
        "aws:principalaccount": _one(account),
        "aws:principaltype": None if is_outside else (kind.value,),
        "aws:principalisawsservice": None if is_outside else ("false",),
        "aws:principalservicename": None,
        "aws:principalservicenameslist": None,
        "aws:username": _one(name.rpartition("/")[2]) if kind is PrincipalType.USER else None,
        "aws:userid": None if is_outside else "aws:userid",
    }
    if kind is PrincipalType.SERVICE:
        keys["aws:principalisawsservice"] = ("true",)
        keys["aws:principalservicename"] = (name,)
        keys["aws:principalservicenameslist"] = "aws:PrincipalServiceNamesList"
    if kind is PrincipalType.ANONYMOUS:
        keys["aws:principalaccount"] = ("anonymous",)
        keys["aws:principaltype"] = ("Anonymous",)
    return keys


def _one(value: str | None) -> State:
    return None if value is None else (value,)
