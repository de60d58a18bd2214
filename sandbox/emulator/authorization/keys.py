"""The condition keys of a call: what it carries, what it lacks, and what the sandbox cannot know.

Source: "AWS global condition context keys", IAM User Guide.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import jmespath

from sandbox.emulator.authorization.attached import organization_path
from sandbox.emulator.authorization.key_table import GLOBAL_ABSENT, KEYS
from sandbox.emulator.authorization.resource_tags import tags_of_resource
from sandbox.emulator.authorization.tags import tags_in
from sandbox.emulator.call import Call
from sandbox.emulator.callers import Caller
from sandbox.emulator.services.organizations.organization import (
    management_account,
    organization,
)

Values = tuple[str, ...]
UNKNOWN = "unknown"
KNOWN_KEYS = {name.lower(): parameter for name, parameter in KEYS.items()}
KNOWN_ABSENT = frozenset(name.lower() for name in GLOBAL_ABSENT)
# One endpoint answers for the whole world, in that region.
# Source: "AWS services that ... are global services", aws:RequestedRegion, IAM User Guide.
ONE_REGION = frozenset(
    {"account", "budgets", "ce", "cloudfront", "globalaccelerator", "iam", "organizations"}
    | {"route53", "route53domains", "savingsplans", "shield", "support", "waf"}
)
HOME_OF_THE_GLOBAL = "us-east-1"


@dataclass(frozen=True)
class Asking:
    """One action of a call, on one resource.

    Attributes:
        call: The call.
        caller: Who makes it.
        action: The IAM action.
        resource: The resource's ARN, as far as it is known.
        resource_account: The account that owns it.
    """

    call: Call
    caller: Caller
    action: str
    resource: str | None
    resource_account: str


def keys_of(asking: Asking, wanted: frozenset[str]) -> tuple[Mapping[str, Values], frozenset[str]]:
    """The keys among those wanted that the call carries, and those that are not known."""
    found = {name: _value(asking, name) for name in wanted}
    carried = {name: value for name, value in found.items() if value and value != UNKNOWN}
    unknown = frozenset(name for name, value in found.items() if value == UNKNOWN)
    return {name: value for name, value in carried.items() if isinstance(value, tuple)}, unknown


def _value(asking: Asking, name: str) -> Values | str | None:
    folded = name.lower()
    if folded in KNOWN_ABSENT:
        return None
    if folded in GLOBAL_KEYS:
        return GLOBAL_KEYS[folded](asking)
    for prefix, tag_of in TAG_KEYS.items():
        if folded.startswith(prefix):
            return tag_of(asking, name.split("/", 1)[1])
    if folded in KNOWN_KEYS:
        return _from_parameters(asking, folded)
    of_other_service = not folded.startswith(("aws:", f"{asking.action.split(':')[0].lower()}:"))
    return None if of_other_service else UNKNOWN


def _from_parameters(asking: Asking, folded: str) -> Values | None:
    parameter = KNOWN_KEYS[folded]
    if folded.split(":", maxsplit=1)[0] != asking.action.split(":")[0].lower():
        return None
    if parameter.of and f":{parameter.of}/" not in (asking.resource or ""):
        return None
    found = _compiled(parameter.expression).search(asking.call.params)
    return _texts(found) or ((parameter.default,) if parameter.default else None)


@cache
def _compiled(expression: str) -> Any:  # noqa: ANN401 - jmespath ships no types
    return jmespath.compile(expression)


def _texts(found: object) -> Values:
    """Values as policies compare them: text, and booleans in lower case."""
    if isinstance(found, list):
        return tuple(text for each in found for text in _texts(each))
    if found is None or (found is False and not isinstance(found, bool)) or found == "":
        return ()
    return (str(found).lower() if isinstance(found, bool) else str(found),)


def _requested_region(asking: Asking) -> Values:
    is_global = asking.call.service in ONE_REGION
    return (HOME_OF_THE_GLOBAL if is_global else asking.call.region,)


def _now(_asking: Asking) -> Values:
    return (datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),)


def _epoch(_asking: Asking) -> Values:
    return (str(int(datetime.now(UTC).timestamp())),)


def _organization_id(account: str) -> Values | None:
    management = management_account(account)
    return (organization(management).id,) if management else None


def _organization_paths(account: str) -> Values | None:
    path = organization_path(account)
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
    "aws:principalaccount": _of_caller("aws:PrincipalAccount"),
    "aws:principalarn": _of_caller("aws:PrincipalArn"),
    "aws:principalisawsservice": _of_caller("aws:PrincipalIsAWSService"),
    "aws:principalorgid": _of_caller("aws:PrincipalOrgID"),
    "aws:principalorgpaths": lambda asking: _organization_paths(asking.caller.account),
    "aws:principaltype": _of_caller("aws:PrincipalType"),
    "aws:requestedregion": _requested_region,
    "aws:resourceaccount": lambda asking: (asking.resource_account,),
    "aws:resourceorgid": lambda asking: _organization_id(asking.resource_account),
    "aws:resourceorgpaths": lambda asking: _organization_paths(asking.resource_account),
    "s3:resourceaccount": lambda asking: (asking.resource_account,),
    # Plain HTTP on loopback stands for TLS, and every request is signed in a header.
    "aws:securetransport": lambda _: ("true",),
    "s3:authtype": lambda _: ("REST-HEADER",),
    "aws:sourceip": lambda asking: (asking.call.source_ip,),
    "aws:tagkeys": _tag_keys,
    "aws:tokenissuetime": lambda _: None,
    "aws:useragent": lambda asking: (asking.call.user_agent,),
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
