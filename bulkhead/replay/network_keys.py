"""Condition keys about the way that a call took: its address, and services in between.

AWS, "AWS global condition context keys", under "Availability" of each key:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
"""

from collections.abc import Mapping
from ipaddress import ip_address, ip_network

from bulkhead.evaluator.principal import PrincipalType
from bulkhead.replay.callers import SERVICE_NAME, Caller
from bulkhead.replay.records import Event
from bulkhead.replay.values import ABSENT, UNKNOWN, Reader, Value

PRIVATE = tuple(
    map(
        ip_network,
        (
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "::1/128",
            "fc00::/7",
            "fe80::/10",
        ),
    )
)
"""Networks that are not reached from the internet: RFC 1918, 3927, 4193, 4291 and 6598."""

_CONSOLE_ROLES = ":role/aws-reserved/sso.amazonaws.com/"


def calling_service(event: Event) -> str | None:
    """Give the AWS service that made the call, for itself or for another; None for a direct call.

    `invokedBy` is there whenever a service made the call: with a forward access session, as itself,
    or by a role. The source address is the service's name then, or `AWS Internal`.
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
    """
    invoked_by = event.user_identity.invoked_by if event.user_identity else None
    if invoked_by:
        return invoked_by
    address = event.source_ip_address or ""
    return address if SERVICE_NAME.fullmatch(address) or address == "AWS Internal" else None


def _forwards(event: Event, caller: Caller) -> bool | None:
    """Say whether a service calls for the caller (forward access session); None if not known.

    A role's session may be the service's own; a user's, a root user's, or that of a person who
    signed in through Identity Center cannot.
    """
    service = calling_service(event)
    if service is None:
        return False
    principal = caller.principal
    if principal.type is PrincipalType.SERVICE:
        return False
    persons = {PrincipalType.USER, PrincipalType.ROOT_USER, PrincipalType.FEDERATED_USER}
    is_person = principal.type in persons or _CONSOLE_ROLES in (principal.arn or "")
    return True if is_person and SERVICE_NAME.fullmatch(service) else None


def _via_service(event: Event, caller: Caller) -> Value:
    forwards = _forwards(event, caller)
    return UNKNOWN if forwards is None else (str(forwards).lower(),)


def _called_via(event: Event, caller: Caller) -> Value:
    """The chain of services: only its last link is in the record."""
    return ABSENT if _forwards(event, caller) is False else UNKNOWN


def _called_via_last(event: Event, caller: Caller) -> Value:
    forwards = _forwards(event, caller)
    service = calling_service(event)
    if forwards is False:
        return ABSENT
    return (service,) if forwards and service else UNKNOWN


def _is_public(address: str | None) -> bool | None:
    """Say whether an address is one outside private networks; None where it is no address."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return None
    return not any(found in network for network in PRIVATE if network.version == found.version)


def _source_ip(event: Event, _caller: Caller) -> Value:
    """Absent for calls through a VPC endpoint, which carry aws:VpcSourceIp in its place."""
    address = event.source_ip_address
    if event.vpc_endpoint_id:
        return ABSENT
    if calling_service(event) or not address or not _is_public(address):
        return UNKNOWN
    return (address,)


def _vpc_source_ip(event: Event, caller: Caller) -> Value:
    address = event.source_ip_address
    if event.vpc_endpoint_id and _is_public(address) is not None and address:
        return (address,)
    return _no_endpoint(event, caller)


def _source_vpce(event: Event, caller: Caller) -> Value:
    if event.vpc_endpoint_id:
        return (event.vpc_endpoint_id,)
    return _no_endpoint(event, caller)


def _no_endpoint(event: Event, _caller: Caller) -> Value:
    """A direct call from a public address did not come through a VPC endpoint."""
    if event.vpc_endpoint_id or calling_service(event):
        return UNKNOWN
    return ABSENT if _is_public(event.source_ip_address) else UNKNOWN


def _secure_transport(event: Event, _caller: Caller) -> Value:
    """`tlsDetails` is there for calls to public endpoints over TLS; its lack proves nothing.

    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
    """
    return ("true",) if event.tls_details and event.tls_details.tls_version else UNKNOWN


def _user_agent(event: Event, _caller: Caller) -> Value:
    """A record may shorten it, and puts other text in its place where a service called."""
    agent = event.user_agent
    if not agent or calling_service(event) or agent.startswith("[") or agent.endswith("..."):
        return UNKNOWN
    return (agent,)


def _of_kms_via_service(event: Event, _caller: Caller) -> Value:
    """Only a service that calls KMS for somebody fills it.

    https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
    """
    return UNKNOWN if calling_service(event) else ABSENT


NETWORK_READERS: Mapping[str, Reader] = {
    "aws:calledvia": _called_via,
    "aws:calledviafirst": _called_via,
    "aws:calledvialast": _called_via_last,
    "aws:securetransport": _secure_transport,
    "aws:sourceip": _source_ip,
    "aws:sourcevpc": _no_endpoint,
    "aws:sourcevpce": _source_vpce,
    "aws:useragent": _user_agent,
    "aws:viaawsservice": _via_service,
    "aws:vpcsourceip": _vpc_source_ip,
    "kms:viaservice": _of_kms_via_service,
}
"""Key in lower case -> how it is read."""
