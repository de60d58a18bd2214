"""The `Principal` element: whom a statement of a resource-based policy speaks of, and how firmly.

AWS, "Principal", and "Policy evaluation for requests within a single account":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
How a caller is named decides what an Allow is worth:
- by account: the account's own administrators must allow it as well;
- by the role of its session: within the limits of a permissions boundary and session policies;
- itself (user, session, service, everyone): enough within the account.
"""

import re
from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import assert_never

from bulkhead.evaluator.documents import PrincipalElement, PrincipalKind
from bulkhead.evaluator.errors import PolicyError
from bulkhead.evaluator.principal import OUTSIDE_IAM, Principal, PrincipalType
from bulkhead.evaluator.requests import AccessRequest
from bulkhead.evaluator.truth import Truth, Unknown


class Grant(IntEnum):
    """How a statement names the caller, weakest first."""

    TO_ACCOUNT = 1
    TO_ROLE = 2
    TO_CALLER = 3


Named = tuple[Grant, Truth]
Naming = Callable[[AccessRequest], tuple[Named, ...]]
"""Says how the element names the caller: every way, or none."""

_ACCOUNT = re.compile(r"(?:arn:[a-z-]+:iam::)?(\d{12})(?::root)?")
_IDENTITY = re.compile(r"arn:[a-z-]+:(?:iam|sts)::\d{12}:[a-z-]+/[^*?]+")
CANONICAL_USER = "CanonicalUser"
SESSION_NAME = "role session name"
"""What is missing where the request does not tell; neither is a condition key."""


def everyone(_request: AccessRequest) -> tuple[Named, ...]:
    """Name every caller; `*` and `{"AWS": "*"}` are the same in resource-based policies."""
    return ((Grant.TO_CALLER, True),)


def _account(account: str) -> Naming:
    def naming(request: AccessRequest) -> tuple[Named, ...]:
        return ((Grant.TO_ACCOUNT, True),) if request.principal.account == account else ()

    return naming


def _identity(arn: str) -> Naming:
    def naming(request: AccessRequest) -> tuple[Named, ...]:
        principal = request.principal
        is_session = principal.type is PrincipalType.ROLE_SESSION
        if is_session and arn == principal.arn:
            return ((Grant.TO_ROLE, True),)
        if arn == principal.name:
            return ((Grant.TO_CALLER, True),)
        if is_session and _may_be_session_of(principal, arn):
            return ((Grant.TO_CALLER, Unknown(frozenset({SESSION_NAME}))),)
        return ()

    return naming


def _may_be_session_of(principal: Principal, arn: str) -> bool:
    """Say whether the caller, given as a role, could be the session that the element names."""
    role = (principal.arn or "").split("/")[-1]
    session = f":{principal.account}:assumed-role/{role}/"
    return principal.name == principal.arn and session in arn


def _aws(text: str) -> Naming:
    account = _ACCOUNT.fullmatch(text)
    if text == "*":
        return everyone
    if account:
        return _account(account[1])
    if _IDENTITY.fullmatch(text):
        return _identity(text)
    raise PolicyError(
        [f"{text!r} is no AWS principal; write *, an account, or a whole ARN without wildcards"]
    )


def _outside_iam(text: str, kind: PrincipalType) -> Naming:
    if "*" in text:
        raise PolicyError([f"{text!r}: wildcards for a service or provider are not supported"])

    def naming(request: AccessRequest) -> tuple[Named, ...]:
        principal = request.principal
        return (
            ((Grant.TO_CALLER, True),) if (principal.type, principal.name) == (kind, text) else ()
        )

    return naming


def _canonical_user(canonical_user_id: str) -> Naming:
    def naming(request: AccessRequest) -> tuple[Named, ...]:
        if request.principal.type in OUTSIDE_IAM:
            return ()
        if request.canonical_user_id is None:
            return ((Grant.TO_ACCOUNT, Unknown(frozenset({CANONICAL_USER}))),)
        return ((Grant.TO_ACCOUNT, request.canonical_user_id == canonical_user_id),)

    return naming


def _one(kind: PrincipalKind, text: str) -> Naming:
    match kind:
        case "AWS":
            return _aws(text)
        case "Service":
            return _outside_iam(text, PrincipalType.SERVICE)
        case "Federated":
            return _outside_iam(text, PrincipalType.IDENTITY_PROVIDER)
        case "CanonicalUser":
            return _canonical_user(text)
        case _:
            assert_never(kind)


def compile_principal(element: PrincipalElement) -> Naming:
    """Make a `Principal` element ready.

    Raises:
        PolicyError: a principal that is none, or that is not supported; all of them at once.
    """
    if element == "*":
        return everyone
    entries: Mapping[PrincipalKind, tuple[str, ...]] = element if isinstance(element, dict) else {}
    namings: list[Naming] = []
    problems: list[str] = []
    for kind, texts in entries.items():
        for text in texts:
            try:
                namings.append(_one(kind, text))
            except PolicyError as error:
                problems += error.within(f"Principal.{kind}")
    if problems:
        raise PolicyError(problems)
    return lambda request: tuple(named for naming in namings for named in naming(request))
