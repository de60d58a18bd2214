"""Who makes a request.

AWS, "AWS JSON policy elements: Principal":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from bulkhead.evaluator.errors import RequestError


class PrincipalType(StrEnum):
    """What kind of identity calls; IAM identities by their value of `aws:PrincipalType`.

    AWS, "Global condition keys", aws:PrincipalType:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    """

    ROOT_USER = "Account"
    USER = "User"
    ROLE_SESSION = "AssumedRole"
    FEDERATED_USER = "FederatedUser"
    ANONYMOUS = "Anonymous"
    SERVICE = "AWS service"
    IDENTITY_PROVIDER = "identity provider"


OUTSIDE_IAM = frozenset(
    {PrincipalType.ANONYMOUS, PrincipalType.SERVICE, PrincipalType.IDENTITY_PROVIDER}
)
"""Callers that have no account of their own and no identity-based policies."""

WEB_IDENTITY_PROVIDERS = frozenset(
    {"accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com"}
    | {"www.amazon.com"}
)
"""Providers that IAM knows by name. cognito-identity.amazonaws.com looks like a service."""

_ARN = re.compile(r"arn:[a-z-]+:(?:iam|sts)::(\d{12}):([^/]+)(?:/(.+))?")
_SERVICE = re.compile(r"[a-z0-9.-]+\.(?:amazonaws\.com(?:\.cn)?|aws\.internal)")
_TYPES = {
    "root": PrincipalType.ROOT_USER,
    "user": PrincipalType.USER,
    "role": PrincipalType.ROLE_SESSION,
    "assumed-role": PrincipalType.ROLE_SESSION,
    "federated-user": PrincipalType.FEDERATED_USER,
    "saml-provider": PrincipalType.IDENTITY_PROVIDER,
    "oidc-provider": PrincipalType.IDENTITY_PROVIDER,
}


@dataclass(frozen=True, slots=True)
class Principal:
    """A caller.

    Attributes:
        type: the kind of identity.
        name: ARN, service name or provider as given.
        account: 12-digit account of an IAM identity; `None` for the others.
        arn: the value of `aws:PrincipalArn`, which for a role's session is the role's ARN; `None`
            for callers without one, and for a service-linked role's session, whose ARN does not
            tell it.
        identity: the same text for callers that no organization policy can tell apart.
    """

    type: PrincipalType
    name: str
    account: str | None = None
    arn: str | None = None
    identity: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find out who it is to organization policies: to them all sessions of a role are one."""
        is_session = self.type is PrincipalType.ROLE_SESSION
        told = (self.type.value, self.account, self.arn, None if is_session else self.name)
        object.__setattr__(self, "identity", " ".join(map(str, told)))

    @property
    def is_service_linked_role(self) -> bool:
        """Say whether AWS itself made the role, for a service's use alone.

        AWS, "Using service-linked roles": their path begins with /aws-service-role/, and a
        session's ARN, which holds no path, still has the role's name with its fixed beginning.
        """
        if self.arn is None:
            return self.type is PrincipalType.ROLE_SESSION
        return ":role/aws-service-role/" in self.arn


def parse_principal(name: str) -> Principal:
    """Read a caller from an ARN, a service's name, a provider's ARN or name, or `anonymous`.

    A role's ARN means some session of that role. A session's ARN does not hold the role's path,
    so the role is taken to have none (Identity Center's roles: the one they have where its region
    is us-east-1, https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html).
    Where it has another, write the role's ARN.

    Raises:
        RequestError: none of these.
    """
    if name.startswith("arn:"):
        return _parse_arn(name)
    if name == "anonymous":
        return Principal(PrincipalType.ANONYMOUS, name)
    if name in WEB_IDENTITY_PROVIDERS:
        return Principal(PrincipalType.IDENTITY_PROVIDER, name)
    if _SERVICE.fullmatch(name):
        return Principal(PrincipalType.SERVICE, name)
    return _parse_arn(name)


def _parse_arn(name: str) -> Principal:
    found = _ARN.fullmatch(name)
    principal_type = _TYPES.get(found[2]) if found else None
    if found is None or principal_type is None or (found[3] is None) != (found[2] == "root"):
        raise RequestError(
            f"{name!r} is no principal; write the ARN of a role, user, session, root user or "
            "identity provider, a service such as logging.s3.amazonaws.com, or anonymous"
        )
    if principal_type is PrincipalType.IDENTITY_PROVIDER:
        return Principal(principal_type, name)
    arn = _role_arn(name, found[1], found[3]) if found[2] == "assumed-role" else name
    return Principal(principal_type, name, found[1], arn)


def _role_arn(session_arn: str, account: str, path: str) -> str | None:
    role = path.split("/", maxsplit=1)[0]
    if role.startswith("AWSServiceRoleFor"):
        return None
    if role.startswith("AWSReservedSSO_"):
        role = f"aws-reserved/sso.amazonaws.com/{role}"
    return f"arn:{session_arn.split(':')[1]}:iam::{account}:role/{role}"
