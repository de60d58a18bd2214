"""The condition keys that calls of every service carry.

Source: "AWS global condition context keys", IAM User Guide.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from sandbox.emulator.authorization.asking import UNKNOWN, Asking, Values
from sandbox.emulator.authorization.attached import organization_path
from sandbox.emulator.authorization.resource_table import EVERYTHING
from sandbox.emulator.authorization.resource_tags import tags_of_resource
from sandbox.emulator.authorization.tags import tags_in
from sandbox.emulator.services.organizations.organization import (
    management_account,
    organization,
)

# One endpoint answers for the whole world, in that region.
# Source: "AWS services that ... are global services", aws:RequestedRegion, IAM User Guide.
ONE_REGION = frozenset(
    {"account", "budgets", "ce", "cloudfront", "globalaccelerator", "iam", "organizations"}
    | {"route53", "route53domains", "savingsplans", "shield", "support", "waf"}
)
HOME_OF_THE_GLOBAL = "us-east-1"


def _requested_region(asking: Asking) -> Values:
    is_global = asking.call.service in ONE_REGION
    return (HOME_OF_THE_GLOBAL if is_global else asking.call.region,)


def _now(_asking: Asking) -> Values:
    return (datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),)


def _epoch(_asking: Asking) -> Values:
    return (str(int(datetime.now(UTC).timestamp())),)


def _signature_age_milliseconds(asking: Asking) -> Values | None:
    """Source: "Amazon S3 Signature Version 4 Authentication Specific Policy Keys"."""
    signed_at = asking.call.origin.signed_at
    if signed_at is None:
        return None
    age = datetime.now(UTC) - signed_at
    return (str(max(0, int(age.total_seconds() * 1000))),)


def _organization_id(account: str) -> Values | None:
    management = management_account(account) if account else None
    return (organization(management).id,) if management else None


def _organization_paths(account: str) -> Values | None:
    path = organization_path(account) if account else ""
    return (path,) if path else None


def _of_caller(name: str) -> Callable[[Asking], Values | None]:
    def value(asking: Asking) -> Values | None:
        found = asking.caller.context.get(name)
        return (found,) if found else None

    return value


def _tag_keys(asking: Asking) -> Values | None:
    return tuple(tags_in(asking.call).keys) or None


def _request_tag(asking: Asking, key: str) -> Values | None:
    value = tags_in(asking.call).values.get(key)
    return None if value is None else (value,)


def _resource_tag(asking: Asking, key: str) -> Values | str | None:
    if asking.resource == EVERYTHING:
        return None
    tags = tags_of_resource(asking.resource, asking.call)
    if tags is None:
        return UNKNOWN
    return (tags[key],) if key in tags else None


def _principal_tag(asking: Asking, key: str) -> Values | None:
    tags = tags_of_resource(asking.caller.principal_arn, asking.call) or {}
    return (tags[key],) if key in tags else None


GLOBAL_KEYS: Mapping[str, Callable[[Asking], Values | None]] = {
    "aws:currenttime": _now,
    "aws:epochtime": _epoch,
    "aws:federatedprovider": _of_caller("aws:FederatedProvider"),
    "aws:principalaccount": _of_caller("aws:PrincipalAccount"),
    "aws:principalarn": _of_caller("aws:PrincipalArn"),
    "aws:principalisawsservice": _of_caller("aws:PrincipalIsAWSService"),
    "aws:principalorgid": _of_caller("aws:PrincipalOrgID"),
    "aws:principalorgpaths": lambda asking: _organization_paths(asking.caller.account),
    "aws:principalservicename": _of_caller("aws:PrincipalServiceName"),
    "aws:principaltype": _of_caller("aws:PrincipalType"),
    "aws:requestedregion": _requested_region,
    "aws:resourceaccount": lambda asking: (asking.resource_account,),
    "aws:resourceorgid": lambda asking: _organization_id(asking.resource_account),
    "aws:resourceorgpaths": lambda asking: _organization_paths(asking.resource_account),
    "s3:resourceaccount": lambda asking: (asking.resource_account,),
    # Plain HTTP on loopback stands for TLS, and every request is signed in a header.
    "aws:securetransport": lambda _: ("true",),
    "s3:authtype": lambda _: ("REST-HEADER",),
    "s3:signatureage": _signature_age_milliseconds,
    "aws:sourceip": lambda asking: (asking.call.origin.source_ip,),
    "aws:tagkeys": _tag_keys,
    "aws:tokenissuetime": lambda _: None,
    "aws:useragent": lambda asking: (asking.call.origin.user_agent,),
    "aws:userid": _of_caller("aws:userid"),
    "aws:username": _of_caller("aws:username"),
    "aws:viaawsservice": lambda _: ("false",),
}
TAG_KEYS: Mapping[str, Callable[[Asking, str], Values | str | None]] = {
    "aws:principaltag/": _principal_tag,
    "aws:requesttag/": _request_tag,
    "aws:resourcetag/": _resource_tag,
    "ec2:resourcetag/": _resource_tag,
    "iam:resourcetag/": _resource_tag,
}
