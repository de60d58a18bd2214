"""A request, with the condition keys that AWS derives from who calls and what is called.

AWS, "AWS global condition context keys":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bulkhead.evaluator.context import Context
from bulkhead.evaluator.errors import RequestError
from bulkhead.evaluator.open_resource import OpenResource
from bulkhead.evaluator.principal import OUTSIDE_IAM, Principal, PrincipalType, parse_principal
from policies.controls import Request

_ACTION_PARTS = 2


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """One request to one resource; a call that touches several is several requests.

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

    def with_defaults(self, values: Mapping[str, str | None], *unknown: str) -> "AccessRequest":
        """Add keys of which the request states nothing."""
        return replace(self, context=self.context.with_defaults(values, unknown))


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
    principal = parse_principal(request.principal)
    stated = context if context is not None else Context.of(request.context)
    principal = replace(principal, arn=_stated_arn(stated) or principal.arn)
    owner = request.resource_account or request.account
    access = AccessRequest(principal, _action(request), request.resource, owner, stated)
    derived = {**_principal_keys(principal), "aws:ResourceAccount": owner}
    return access.with_defaults(derived, *_unknown_keys(principal))


def _action(request: Request) -> str:
    parts = request.action.split(":")
    if len(parts) != _ACTION_PARTS or not all(parts) or "*" in request.action:
        raise RequestError(f"{request.action!r} is no action; write service:Operation")
    return request.action


def _stated_arn(context: Context) -> str | None:
    """The request's own aws:PrincipalArn, which knows a session's role better than its ARN."""
    stated = context.values.get("aws:principalarn")
    return stated[0] if stated else None


def _principal_keys(principal: Principal) -> dict[str, str | None]:
    """Derive what follows from the caller; `None` is a key that AWS leaves out for such callers."""
    kind = principal.type
    is_user = kind is PrincipalType.USER
    keys = {
        "aws:PrincipalArn": principal.arn,
        "aws:PrincipalAccount": principal.account,
        "aws:PrincipalType": kind.value if kind not in OUTSIDE_IAM else None,
        "aws:PrincipalIsAWSService": "false" if kind not in OUTSIDE_IAM else None,
        "aws:PrincipalServiceName": None,
        "aws:username": principal.name.split("/")[-1] if is_user else None,
    }
    if kind is PrincipalType.SERVICE:
        service = {"aws:PrincipalIsAWSService": "true", "aws:PrincipalServiceName": principal.name}
        return {**keys, **service}
    if kind is PrincipalType.ANONYMOUS:
        return {**keys, "aws:PrincipalAccount": "anonymous", "aws:PrincipalType": "Anonymous"}
    return keys


def _unknown_keys(principal: Principal) -> tuple[str, ...]:
    """Keys that AWS fills for such callers with what the caller's name does not tell."""
    if principal.type is PrincipalType.SERVICE:
        return ("aws:PrincipalServiceNamesList",)
    return ("aws:userid",) if principal.type not in OUTSIDE_IAM else ()
