"""From a request that a control's proof denies to a call of AWS's API that makes it.

The sandbox reads a call as a request of IAM (`sandbox.emulator.authorization`); this is the way
back, by the same tables. Whether the way back was right is not taken on trust: the call that came
out is read as the sandbox will read it, and has to ask for what the proof denies.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from botocore.model import OperationModel, Shape

from bulkhead.attack.api_call import ApiCall
from bulkhead.attack.minimal import minimal
from bulkhead.attack.operations import operation_for
from bulkhead.attack.web_identity import token_of
from policies.controls import Request
from sandbox.emulator.authorization.key_table import KEYS
from sandbox.emulator.authorization.resource_table import TEMPLATES
from sandbox.emulator.origin import TELLABLE

TAG_KEYS = "aws:TagKeys"
WEB_IDENTITY = "AssumeRoleWithWebIdentity"
REQUESTED_REGION = "aws:RequestedRegion"
PATH = re.compile(r"[A-Za-z]+(?:\[\])?(?:\.[A-Za-z]+(?:\[\])?)*")
# Parameters without which the operation needs another action.
SHOWING: Mapping[str, Mapping[str, object]] = {
    "s3:BypassGovernanceRetention": {"BypassGovernanceRetention": True},
    "s3:DeleteObjectVersion": {"VersionId": "1"},
    "s3:GetObjectVersion": {"VersionId": "1"},
}
ROLE_KINDS = {"role": "RoleName", "user": "UserName", "group": "GroupName"}


def derive(request: Request, home_region: str) -> ApiCall | None:
    """The call; None where botocore has no operation for the action.

    Args:
        request: What the proof denies, in the landing zone's own accounts and buckets.
        home_region: Where it is sent if the request names no region.
    """
    operation = operation_for(request.action)
    if operation is None:
        return None
    parameters = minimal(operation.input_shape)
    parameters |= SHOWING.get(request.action, {})
    if operation.name == WEB_IDENTITY:
        parameters |= token_of(request)
    if keys := request.context.get(TAG_KEYS):
        names = (keys,) if isinstance(keys, str) else keys
        parameters["Tags"] = [{"Key": name, "Value": "bulkhead-attack"} for name in names]
    for path, value in (*_of_resource(request, operation), *_of_context(request, operation)):
        _set(parameters, operation.input_shape, path.split("."), value)
    return ApiCall(
        operation.service_model.service_name,
        operation.name,
        _region(request, home_region),
        parameters,
        _told(request),
    )


def _told(request: Request) -> Mapping[str, tuple[str, ...]]:
    """What a call cannot show, and a client can tell the sandbox."""
    return {
        key.lower(): (value,) if isinstance(value, str) else value
        for key, value in request.context.items()
        if key.lower() in TELLABLE
    }


def _region(request: Request, home_region: str) -> str:
    named = request.context.get(REQUESTED_REGION)
    in_arn = request.resource.split(":")[3] if request.resource.startswith("arn:") else ""
    return (named if isinstance(named, str) else "") or in_arn or home_region


def _of_resource(request: Request, operation: OperationModel) -> Iterator[tuple[str, str]]:
    """Parameters that name the request's resource."""
    if not request.resource.startswith("arn:"):
        return
    members = operation.input_shape.members if operation.input_shape else {}
    service = operation.service_model.service_name
    rest = request.resource.split(":", 5)[5]
    if service == "s3":
        bucket, _, key = rest.partition("/")
        yield from (("Bucket", bucket), *([("Key", key)] if "Key" in members else []))
        return
    for parameter, template in TEMPLATES.get(service, {}).items():
        head, _, tail = template.split(":", 5)[5].partition("{value}")
        if parameter in members and rest.startswith(head) and rest.endswith(tail):
            crosses = request.resource.split(":")[4] not in {"", request.account}
            name = rest[len(head) : len(rest) - len(tail)]
            yield parameter, request.resource if crosses else name
            return
    yield from _by_name(request.resource, rest, members, service)


def _by_name(
    arn: str, rest: str, members: Mapping[str, Shape], service: str
) -> Iterator[tuple[str, str]]:
    kind, _, name = rest.partition("/")
    own = ROLE_KINDS.get(kind, "")
    path, _, last = f"/{name}".rpartition("/")
    if service == "iam" and own in members:
        yield from ((own, last), *([("Path", f"{path}/")] if "Path" in members else []))
    elif kind == "oidc-provider" and "Url" in members:
        yield "Url", f"https://{name}"
    elif service == "sqs" and "QueueUrl" in members:
        region, account = arn.split(":")[3:5]
        yield "QueueUrl", f"https://sqs.{region}.amazonaws.com/{account}/{rest}"
    elif service == "ec2":
        yield from ((member, last) for member in members if _is_id_of(member, kind))
    else:
        arns = [member for member in members if member.lower().endswith("arn")]
        yield from ((member, arn) for member in (*arns, *(m for m in ("KeyId",) if m in members)))


def _is_id_of(member: str, kind: str) -> bool:
    """Tell EC2's parameters: InstanceId and FlowLogIds for instance and vpc-flow-log."""
    name = member.removesuffix("s").removesuffix("Id").lower()
    return len(name) > 1 and member != name and kind.replace("-", "").endswith(name)


def _of_context(request: Request, operation: OperationModel) -> Iterator[tuple[str, str]]:
    """Parameters that carry the request's condition keys."""
    for key, value in request.context.items():
        expression = KEYS[key].expression if key in KEYS else ""
        for path in filter(PATH.fullmatch, map(str.strip, expression.split("||"))):
            if _reaches(operation.input_shape, path.replace("[]", "").split(".")):
                yield path.replace("[]", ""), value if isinstance(value, str) else value[0]
                break


def _reaches(shape: Shape | None, path: list[str]) -> bool:
    while shape is not None and shape.type_name == "list":
        shape = shape.member
    if shape is None or not path:
        return not path
    members = shape.members if shape.type_name == "structure" else {}
    return path[0] in members and _reaches(members[path[0]], path[1:])


def _set(into: Any, shape: Shape | None, path: list[str], value: str) -> None:  # noqa: ANN401 - parameters are of many types
    """Put a value where the path leads; a list on the way has one element."""
    if shape is None or path[0] not in shape.members:
        return
    member = shape.members[path[0]]
    if len(path) == 1:
        into[path[0]] = _typed(member, value)
        return
    inner = member.member if member.type_name == "list" else member
    fresh = minimal(inner)
    _set(fresh, inner, path[1:], value)
    into[path[0]] = [fresh] if member.type_name == "list" else fresh


def _typed(shape: Shape, value: str) -> Any:  # noqa: ANN401 - as the shape wants it
    match shape.type_name:
        case "list":
            return [_typed(shape.member, value)]
        case "boolean":
            return value == "true"
        case "integer" | "long":
            return int(value)
        case _:
            return value
