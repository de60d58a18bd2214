"""What belongs to a VPC and is a resource of its own: endpoints and flow logs."""

from collections.abc import Iterator

from ._check import Check, StackCheck
from ._documents import let_in_everybody
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._joined import joined
from ._params import Params
from ._stack import Resource, Stack
from ._types import tokens

VPC = tokens("ec2", "Vpc")
ENDPOINT = tokens("ec2", "VpcEndpoint")
FLOW_LOG = tokens("ec2", "FlowLog")
SUBNET = tokens("ec2", "Subnet")
ORGANIZATION = '"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-..."}} in its policy'


def _missing_endpoints(stack: Stack, params: Params) -> Iterator[tuple[Resource, Finding]]:
    for vpc in stack.of(VPC):
        in_it = list(stack.referring_to(vpc, ENDPOINT, "vpcId"))
        if not in_it and not any(stack.referring_to(vpc, SUBNET, "vpcId")):
            continue
        names = [endpoint.get("serviceName") for endpoint in in_it]
        missing = [each for each in params.vpc_endpoints if not _has(each, names)]
        if not missing:
            continue
        if UNKNOWN in names or stack.may_refer(vpc, ENDPOINT, "vpcId"):
            yield vpc, Undecided("the service of a VPC endpoint")
        else:
            yield (
                vpc,
                Violation("", f"has no endpoint for {', '.join(missing)}", _write(missing[0])),
            )


def _has(service: str, names: list[object]) -> bool:
    return any(isinstance(name, str) and name.endswith(f".{service}") for name in names)


def _write(service: str) -> str:
    kind = "" if service in {"s3", "dynamodb"} else ', vpc_endpoint_type="Interface"'
    return (
        f"aws.ec2.VpcEndpoint(..., vpc_id=vpc.id, "
        f'service_name="com.amazonaws.<region>.{service}"{kind})'
    )


NO_FLOW_LOG = Violation(
    "",
    "has no flow log in this stack",
    'aws.ec2.FlowLog(..., vpc_id=vpc.id, traffic_type="ALL")',
)
_logged = joined(VPC, FLOW_LOG, "vpcId", NO_FLOW_LOG, unsure="which VPC a flow log is of")


def _without_flow_log(stack: Stack, params: Params) -> Iterator[tuple[Resource, Finding]]:
    if params.production:
        yield from _logged(stack, params)


def _resolved_inside(inputs: Inputs, _: Params) -> Iterator[Finding]:
    """An interface endpoint takes a service's name over, or programs go on to the internet."""
    kind = inputs.get("vpcEndpointType")
    private = as_bool(inputs.get("privateDnsEnabled"))
    name = inputs.get("serviceName")
    if kind is None or kind == "Gateway" or private is True or not _is_of_aws(name):
        return
    if UNKNOWN in (kind, private, name):
        yield Undecided(inputs.at("privateDnsEnabled"))
    elif kind == "Interface":
        problem = "is off: programs reach the service by the internet as before"
        yield Violation(inputs.at("privateDnsEnabled"), problem, "private_dns_enabled=True")


def _is_of_aws(name: object) -> bool:
    return name is UNKNOWN or str(name).startswith(("com.amazonaws.", "cn.com.amazonaws."))


def _admits_somebody(inputs: Inputs, _: Params) -> Iterator[Finding]:
    yield from let_in_everybody(inputs, "policy", write=ORGANIZATION)


EVERYBODY = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}
MEMBERS = {
    "Statement": [
        {
            **EVERYBODY["Statement"][0],
            "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorgid"}},
        }
    ]
}
SECRETS = {"vpcId": "vpc-1", "serviceName": "com.amazonaws.eu-central-1.secretsmanager"}

ENDPOINT_CHECKS = (
    Check(
        name="private-dns",
        types=ENDPOINT,
        find=_resolved_inside,
        passes=(
            {**SECRETS, "vpcEndpointType": "Interface", "privateDnsEnabled": True},
            {"vpcId": "vpc-1", "serviceName": "com.amazonaws.eu-central-1.s3"},
            {"serviceName": "com.amazonaws.vpce.eu-central-1.vpce-svc-1"},
        ),
        fails=({**SECRETS, "vpcEndpointType": "Interface"},),
    ),
    Check(
        name="endpoint-policy",
        types=(*ENDPOINT, *tokens("ec2", "VpcEndpointPolicy")),
        find=_admits_somebody,
        passes=({}, {"policy": MEMBERS}),
        fails=({"policy": EVERYBODY},),
    ),
)

A_VPC = Resource(VPC[0], "main", {"cidrBlock": "10.0.0.0/16"})
A_SUBNET = Resource(SUBNET[0], "a", {}, {"vpcId": ("main",)})


def _endpoint(service: str) -> Resource:
    name = f"com.amazonaws.eu-central-1.{service}"
    return Resource(ENDPOINT[0], service, {"serviceName": name}, {"vpcId": ("main",)})


SERVICES = ("s3", "dynamodb", "secretsmanager", "kms", "ecr.api", "ecr.dkr")
ENDPOINTS = tuple(map(_endpoint, SERVICES))

ENDPOINT_STACK_CHECKS = (
    StackCheck(
        name="endpoints",
        types=VPC,
        find=_missing_endpoints,
        passes=((A_VPC, A_SUBNET, *ENDPOINTS), (A_VPC,), ()),
        fails=(
            (A_VPC, A_SUBNET),
            *((A_VPC, *ENDPOINTS[:n], *ENDPOINTS[n + 1 :]) for n in range(6)),
        ),
    ),
)
FLOW_LOG_STACK_CHECKS = (
    StackCheck(
        name="flow-log",
        types=VPC,
        find=_without_flow_log,
        passes=(
            (A_VPC, Resource(FLOW_LOG[0], "log", {}, {"vpcId": ("main",)})),
            (
                Resource(VPC[0], "main", {"id": "vpc-1"}),
                Resource(FLOW_LOG[0], "log", {"vpcId": "vpc-1"}),
            ),
        ),
        fails=((A_VPC,), (A_VPC, Resource(FLOW_LOG[0], "log", {}, {"vpcId": ("other",)}))),
    ),
)
