"""Who made a call: `userIdentity` to a principal, or the reason why there is none to decide about.

AWS, "CloudTrail userIdentity element":
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
- For a role's session the role's ARN, with its path, is that of the session's issuer; the
  session's own ARN has no path.
- A caller of another account (AWSAccount) is known by its account and unique id only.
- AWSService: the service itself, which `invokedBy` names. SCPs do not bind it, RCPs do.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from bulkhead.evaluator.context import State, States
from bulkhead.evaluator.errors import RequestError
from bulkhead.evaluator.principal import Principal, PrincipalType, parse_principal
from bulkhead.replay.records import Event, SessionContext, SessionIssuer, UserIdentity

SERVICE_NAME = re.compile(r"[a-z0-9.-]+\.(?:amazonaws\.com(?:\.cn)?|aws\.internal)")


REMEMBERED = 65_536  # names of callers: what they mean is found out once


class Skipped(StrEnum):
    """Why an event is not decided about; each is counted."""

    NOT_A_CALL = "recorded by AWS itself, not a call"
    SIGN_IN = "a sign-in to the console, which no IAM action authorises"
    INSIGHT = "a finding of CloudTrail Insights, not a call"
    NETWORK_ACTIVITY = "the same call seen at a VPC endpoint"
    SERVICE_LINKED_ROLE = "by a service-linked role, which organization policies do not bind"
    MANAGEMENT_ACCOUNT = "by and to the management account, which organization policies do not bind"
    OTHER_ORGANIZATION = "by and to accounts that are not in the organization as given"
    NO_AUTHORISATION = "an operation that AWS lets everybody do"
    NO_IAM_IDENTITY = "by an identity that IAM does not know"
    NAMELESS_SERVICE = "by an AWS service that the event does not name"
    NAMELESS_ISSUER = "by a session of which the event does not name the role"
    NAMELESS_ACTION = "an operation whose name does not tell the IAM action"
    UNKNOWN_ACTION = "an operation of whose name there is no IAM action"


@dataclass(frozen=True, slots=True)
class Caller:
    """A caller.

    Attributes:
        principal: as the evaluator takes it.
        shown: as people read it.
        is_assumed_root: a privileged session of a root user, made by sts:AssumeRoot.
        keys: condition keys that are known, or known to be unknown, because it is this caller.
        issuer: the host of the web identity provider that signed the caller in.
    """

    principal: Principal
    shown: str
    is_assumed_root: bool = False
    keys: States = field(default_factory=dict)
    issuer: str = ""


def caller_of(event: Event) -> Caller | Skipped:
    """Say who called."""
    identity = event.user_identity
    if identity is None:
        return Skipped.NO_IAM_IDENTITY
    find = _FINDERS.get(identity.type or "")
    return find(event, identity) if find else Skipped.NO_IAM_IDENTITY


@lru_cache(REMEMBERED)
def _named(name: object) -> Caller | Skipped:
    try:
        return Caller(parse_principal(str(name)), str(name))
    except RequestError:
        return Skipped.NO_IAM_IDENTITY


def _by_arn(_event: Event, identity: UserIdentity) -> Caller | Skipped:
    return _named(identity.arn)


def _saml(event: Event, _identity: UserIdentity) -> Caller | Skipped:
    """Take somebody who signed in with SAML: the call names the provider."""
    return _named(event.parameters.get("principalArn"))


def _service(_event: Event, identity: UserIdentity) -> Caller | Skipped:
    name = identity.invoked_by
    if name is None or not SERVICE_NAME.fullmatch(name):
        return Skipped.NAMELESS_SERVICE
    return Caller(Principal(PrincipalType.SERVICE, name), name)


def _issuer_of(identity: UserIdentity) -> SessionIssuer:
    """Give the issuer of the session; without an ARN where there is no session."""
    session = identity.session_context
    return (session and session.session_issuer) or SessionIssuer()


def _role_session(_event: Event, identity: UserIdentity) -> Caller | Skipped:
    arn = _issuer_of(identity).arn
    if arn is None and identity.type == "Role":
        arn = identity.arn
    if arn is None:
        return Skipped.NAMELESS_ISSUER
    caller = _named(arn)
    is_linked = isinstance(caller, Caller) and caller.principal.is_service_linked_role
    return Skipped.SERVICE_LINKED_ROLE if is_linked else caller


def _root(_event: Event, identity: UserIdentity) -> Caller | Skipped:
    """Tell the root user from a privileged session of it.

    AWS, "Track privileged tasks in CloudTrail":
    https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-track-privileged-tasks.html
    """
    caller = _named(identity.arn or f"arn:aws:iam::{identity.account_id}:root")
    if isinstance(caller, Skipped):
        return caller
    session = identity.session_context or SessionContext()
    if str(session.assumed_root).lower() != "true":
        return caller
    return Caller(caller.principal, f"{caller.shown} (AssumeRoot)", is_assumed_root=True)


def _other_account(event: Event, identity: UserIdentity) -> Caller | Skipped:
    """Take a caller of another account, of whom the record has the unique id, not the ARN.

    Ids of roles begin with AROA, those of users with AIDA:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    """
    account = identity.account_id
    if account is None or not re.fullmatch(r"\d{12}", account):
        return _anonymous(event)
    unique_id = (identity.principal_id or "unknown").partition(":")[0]
    kind = "user" if unique_id.startswith("AIDA") else "role"
    stand_in = parse_principal(f"arn:aws:iam::{account}:{kind}/{unique_id}")
    unknown = {name.lower(): name for name in ("aws:PrincipalArn", "aws:PrincipalType")}
    return Caller(stand_in, f"{unique_id} of {account}", keys=unknown)


def _anonymous(event: Event) -> Caller | Skipped:
    """Take an unsigned request to S3.

    AWS, "Logging Amazon S3 API calls": its account is ANONYMOUS_PRINCIPAL.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-understanding-s3-entries.html
    """
    return _named("anonymous") if event.service == "s3" else Skipped.NO_IAM_IDENTITY


def _web_identity(_event: Event, identity: UserIdentity) -> Caller | Skipped:
    """Take somebody who signed in with a provider: subject and audience are condition keys.

    `principalId` is the provider, the audience and the subject, which `userName` holds alone.
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
    """
    caller = _named(identity.identity_provider)
    if isinstance(caller, Skipped):
        return caller
    provider, subject = caller.shown, identity.user_name
    issuer = provider.partition(":oidc-provider/")[2] or provider
    keys: dict[str, State] = {}
    if subject:
        keys[f"{issuer}:sub".lower()] = (subject,)
        whole = identity.principal_id or ""
        middle = whole.removeprefix(f"{provider}:").removesuffix(f":{subject}")
        if whole == f"{provider}:{middle}:{subject}" and middle:
            keys[f"{issuer}:aud".lower()] = (middle,)
    return Caller(caller.principal, provider, keys=keys, issuer=issuer.lower())


_Finder = Callable[[Event, UserIdentity], Caller | Skipped]

_FINDERS: Mapping[str, _Finder] = {
    "AWSAccount": _other_account,
    "AWSService": _service,
    "AssumedRole": _role_session,
    "FederatedUser": _by_arn,
    "IAMUser": _by_arn,
    "Role": _role_session,
    "Root": _root,
    "SAMLUser": _saml,
    "WebIdentityUser": _web_identity,
}
"""Type of the identity -> how its caller is found; IAM does not know the other types."""
