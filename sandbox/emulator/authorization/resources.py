"""Which resources a call is about, as ARNs, and which account owns each."""

import re
from collections.abc import Callable, Iterator

from moto.iam.models import iam_backends
from moto.kms.models import kms_backends

from sandbox.emulator.authorization.actions import prefix_of
from sandbox.emulator.authorization.resource_table import (
    EC2_TYPES,
    EC2_WITHOUT_ACCOUNT,
    EVERYTHING,
    READING_MANY,
    TEMPLATES,
    WITHOUT_RESOURCE,
)
from sandbox.emulator.call import Call
from sandbox.emulator.services.organizations.organization import PARTITION

ARN = re.compile(r"arn:[a-z-]+:([a-z0-9-]+):[a-z0-9-]*:(\d{12}|aws)?:.+", re.DOTALL)
QUEUE_URL = re.compile(r"https?://[^/]+/(\d{12})/(.+)")
WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")
EC2_ID = re.compile(r"([a-z]+)-[0-9a-zA-Z]+")


def resources_of(call: Call) -> tuple[str | None, ...]:
    """The ARNs; `*` for a call without resources, None where the sandbox does not know."""
    if (call.service, call.operation) in WITHOUT_RESOURCE:
        return (EVERYTHING,)
    found = tuple(_named(call)) or tuple(_given_arns(call))
    if found:
        return found
    return (EVERYTHING if call.operation.startswith(READING_MANY) else None,)


def owner_of(arn: str | None, call: Call) -> str:
    """The account that an ARN names; the caller's for one without an account."""
    found = ARN.fullmatch(arn or "")
    return found[2] if found and found[2] not in {None, "aws"} else call.account


def _named(call: Call) -> Iterator[str]:
    special = SPECIAL.get(call.service)
    if special:
        yield from special(call)
        return
    for parameter, template in TEMPLATES.get(call.service, {}).items():
        value = call.params.get(parameter)
        if isinstance(value, str) and value:
            yield _arn(call, template, value)
            return


def _arn(call: Call, template: str, value: str) -> str:
    if ARN.fullmatch(value):
        return value
    return template.format(region=call.region, account=call.account, value=value)


def _given_arns(call: Call) -> Iterator[str]:
    """ARNs of the service's own resources among the parameters: the first of them."""
    prefix = prefix_of(call.service)
    for value in call.params.values():
        found = ARN.fullmatch(value) if isinstance(value, str) else None
        if found and found[1] == prefix:
            yield value
            return


def _of_iam(call: Call) -> Iterator[str]:
    """Roles, users, groups and profiles by name: their ARNs hold their paths."""
    iam = iam_backends[call.account][PARTITION]
    kinds = {
        "RoleName": ("role", {role.name: role.arn for role in iam.get_roles()}),
        "UserName": ("user", {name: user.arn for name, user in iam.users.items()}),
        "GroupName": ("group", {name: group.arn for name, group in iam.groups.items()}),
        "InstanceProfileName": ("instance-profile", {}),
        "PolicyName": ("policy", {}),
    }
    if "Url" in call.params:
        provider = call.params["Url"].removeprefix("https://")
        yield f"arn:aws:iam::{call.account}:oidc-provider/{provider}"
        return
    if call.operation == "CreateSAMLProvider":
        yield f"arn:aws:iam::{call.account}:saml-provider/{call.params['Name']}"
        return
    for parameter, (kind, known) in kinds.items():
        if name := call.params.get(parameter):
            path = call.params.get("Path", "/")
            yield known.get(name) or f"arn:aws:iam::{call.account}:{kind}{path}{name}"
            return


def _of_kms(call: Call) -> Iterator[str]:
    """Keys by id, alias or ARN."""
    key = call.params.get("KeyId") or call.params.get("TargetKeyId")
    if key is None or (ARN.fullmatch(key) and ":alias/" not in key):
        return
    keys = kms_backends[owner_of(key, call)][call.region]
    key_id = keys.get_key_id_from_alias(key) if ":alias/" in f":{key}" else key
    yield f"arn:aws:kms:{call.region}:{owner_of(key, call)}:key/{key_id or key}"


def _of_sqs(call: Call) -> Iterator[str]:
    found = QUEUE_URL.fullmatch(call.params.get("QueueUrl", ""))
    account, name = found.groups() if found else (call.account, call.params.get("QueueName"))
    if name:
        yield f"arn:aws:sqs:{call.region}:{account}:{name}"


def _of_ec2(call: Call) -> Iterator[str]:
    """Every resource whose id is among the parameters; those to be made have `*` for an id."""
    for kind in _made_by(call.operation):
        yield f"arn:aws:ec2:{call.region}:{call.account}:{kind}/*"
    for value in call.params.values():
        for text in value if isinstance(value, list) else [value]:
            found = EC2_ID.fullmatch(text) if isinstance(text, str) else None
            of_id = EC2_TYPES.get(found[1]) if found else None
            if of_id:
                account = "" if of_id in EC2_WITHOUT_ACCOUNT else call.account
                yield f"arn:aws:ec2:{call.region}:{account}:{of_id}/{text}"


def _made_by(operation: str) -> tuple[str, ...]:
    """The types of what an operation of EC2 makes: CreateSecurityGroup makes a security-group."""
    if operation == "RunInstances":
        return ("instance", "network-interface", "volume")
    kind = WORD.sub("-", operation.removeprefix("Create")).lower()
    return (kind,) if operation.startswith("Create") and kind in EC2_TYPES.values() else ()


def _of_sts(call: Call) -> Iterator[str]:
    """The role that is to be assumed: a resource of IAM's."""
    if role := call.params.get("RoleArn"):
        yield role


SPECIAL: dict[str, Callable[[Call], Iterator[str]]] = {
    "ec2": _of_ec2,
    "iam": _of_iam,
    "kms": _of_kms,
    "sqs": _of_sqs,
    "sts": _of_sts,
}
