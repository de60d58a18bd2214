"""The checks of `security_groups_opened_by_infrastructure`: a rule in each of its four shapes."""

from collections.abc import Iterator, Mapping, Sequence

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._params import Params
from ._rules import in_each
from ._types import tokens

EVERYWHERE = ("0.0.0.0/0", "::/0")
WEB_PORTS = (80, 443)
RANGES = ("cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6")
FROM = {"fromPort": 22, "toPort": 22, "protocol": "tcp"}
OPEN = {**FROM, "cidrBlocks": ["0.0.0.0/0"]}
WEB = {"fromPort": 443, "toPort": 443, "protocol": "tcp", "cidrBlocks": ["0.0.0.0/0"]}


def _not_open_to_all(inputs: Inputs, _: Params) -> Iterator[Finding]:
    for name in RANGES:
        given = inputs.get(name)
        ranges = given if isinstance(given, Sequence) and not isinstance(given, str) else (given,)
        if _is_web(inputs):
            return
        if any(each in EVERYWHERE for each in ranges):
            yield from _judged(inputs, name)
        elif UNKNOWN in ranges:
            yield Undecided(inputs.at(name))


def _judged(inputs: Inputs, name: str) -> Iterator[Finding]:
    if UNKNOWN in (inputs.get("fromPort"), inputs.get("toPort")):
        yield Undecided(inputs.at("fromPort"))
        return
    yield Violation(
        inputs.at(name),
        "is the whole internet, on another port than 80 and 443",
        "referenced_security_group_id=other.id, or the range that needs it",
    )


def _is_web(inputs: Inputs) -> bool:
    port = inputs.get("fromPort")
    return port in WEB_PORTS and port == inputs.get("toPort")


def _incoming(inputs: Inputs, params: Params) -> Iterator[Finding]:
    kind = inputs.get("type")
    if kind is UNKNOWN:
        yield Undecided("type")
    elif kind == "ingress":
        yield from _not_open_to_all(inputs, params)


def _rule(rule: Mapping[str, object]) -> dict[str, object]:
    return {"type": "ingress", "securityGroupId": "sg-1", **rule}


INGRESS_CHECKS = (
    Check(
        name="inline-rules",
        types=tokens("ec2", "DefaultSecurityGroup", "SecurityGroup"),
        find=in_each("ingress", _not_open_to_all),
        passes=({}, {"ingress": [WEB]}, {"ingress": [{**FROM, "cidrBlocks": ["10.0.0.0/8"]}]}),
        fails=({"ingress": [OPEN]}, {"ingress": [{**FROM, "ipv6CidrBlocks": ["::/0"]}]}),
    ),
    Check(
        name="rule",
        types=tokens("ec2", "SecurityGroupRule"),
        find=_incoming,
        passes=(_rule(WEB), {**_rule(OPEN), "type": "egress"}),
        fails=(_rule(OPEN),),
    ),
    Check(
        name="ingress-rule",
        types=tokens("vpc", "SecurityGroupIngressRule"),
        find=_not_open_to_all,
        passes=(
            {"securityGroupId": "sg-1", "referencedSecurityGroupId": "sg-2", "ipProtocol": "tcp"},
            {"cidrIpv4": "0.0.0.0/0", "fromPort": 443, "toPort": 443, "ipProtocol": "tcp"},
        ),
        fails=(
            {"cidrIpv4": "0.0.0.0/0", "fromPort": 22, "toPort": 22, "ipProtocol": "tcp"},
            {"cidrIpv6": "::/0", "ipProtocol": "-1"},
        ),
    ),
)
