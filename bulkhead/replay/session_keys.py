"""Condition keys about the caller's session, and about when and where it called.

AWS, "AWS global condition context keys", under "Availability" of each key:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
Keys that follow from the principal alone are derived by the evaluator.
"""

from collections.abc import Mapping
from datetime import datetime

from bulkhead.evaluator.principal import PrincipalType
from bulkhead.replay.callers import Caller
from bulkhead.replay.records import Event, SessionAttributes, SessionContext, UserIdentity
from bulkhead.replay.values import ABSENT, UNKNOWN, Reader, Value

_NO_IDENTITY = UserIdentity()
_NO_SESSION = SessionContext()
_NO_ATTRIBUTES = SessionAttributes()
_LONG_TERM_KEY = "AKIA"


def _session(event: Event) -> SessionContext:
    return (event.user_identity or _NO_IDENTITY).session_context or _NO_SESSION


def _attributes(event: Event) -> SessionAttributes:
    return _session(event).attributes or _NO_ATTRIBUTES


def _mfa_present(event: Event, _caller: Caller) -> Value:
    """Never carried by calls with a long-term access key."""
    stated = _attributes(event).mfa_authenticated
    if stated is not None:
        return (str(stated).lower(),)
    key = (event.user_identity or _NO_IDENTITY).access_key_id or ""
    return ABSENT if key.startswith(_LONG_TERM_KEY) else UNKNOWN


def _mfa_age(event: Event, caller: Caller) -> Value:
    return UNKNOWN if _mfa_present(event, caller) in {UNKNOWN, ("true",)} else ABSENT


def _assumed_root(_event: Event, caller: Caller) -> Value:
    return ("true",) if caller.is_assumed_root else ABSENT


def _user_id(event: Event, _caller: Caller) -> Value:
    found = (event.user_identity or _NO_IDENTITY).principal_id
    return (found,) if found else UNKNOWN


def _token_issue_time(event: Event, _caller: Caller) -> Value:
    created = _attributes(event).creation_date
    return (created,) if created else UNKNOWN


def _source_identity(event: Event, _caller: Caller) -> Value:
    """Recorded in every call of a session that has one.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
    """
    session = _session(event)
    if session.source_identity:
        return (session.source_identity,)
    return ABSENT if session is not _NO_SESSION else UNKNOWN


def _federated_provider(event: Event, _caller: Caller) -> Value:
    federation = _session(event).web_id_federation_data
    provider = federation.federated_provider if federation else None
    return (provider,) if provider else UNKNOWN


def _role_delivery(event: Event, _caller: Caller) -> Value:
    """Only credentials of an EC2 instance's role carry it, and the record has it then.

    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-policies-for-amazon-ec2.html
    """
    delivery = _session(event).ec2_role_delivery
    return (delivery,) if delivery else ABSENT


def _of_services_only(_event: Event, caller: Caller) -> Value:
    """Keys that a call has only where a service itself makes it, as the service's principal."""
    return UNKNOWN if caller.principal.type is PrincipalType.SERVICE else ABSENT


def _epoch_time(event: Event, _caller: Caller) -> Value:
    try:
        return (str(int(datetime.fromisoformat(event.event_time).timestamp())),)
    except ValueError:
        return UNKNOWN


def _region(event: Event, _caller: Caller) -> Value:
    """Global services are recorded in the region that they are asked in, mostly us-east-1."""
    return (event.aws_region,) if event.aws_region else UNKNOWN


SESSION_READERS: Mapping[str, Reader] = {
    "aws:assumedroot": _assumed_root,
    "aws:currenttime": lambda event, _caller: (event.event_time,),
    "aws:epochtime": _epoch_time,
    "aws:federatedprovider": _federated_provider,
    "aws:multifactorauthage": _mfa_age,
    "aws:multifactorauthpresent": _mfa_present,
    "aws:requestedregion": _region,
    "aws:sourceaccount": _of_services_only,
    "aws:sourcearn": _of_services_only,
    "aws:sourceidentity": _source_identity,
    "aws:sourceorgid": _of_services_only,
    "aws:sourceorgpaths": _of_services_only,
    "aws:tokenissuetime": _token_issue_time,
    "aws:userid": _user_id,
    "ec2:roledelivery": _role_delivery,
}
"""Key in lower case -> how it is read."""
