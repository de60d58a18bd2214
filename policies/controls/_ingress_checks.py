"""The checks of `nothing_open_to_internet_but_https`: a rule in each of its shapes."""

from collections.abc import Callable, Iterator, Mapping

from ._address_ranges import is_internet
from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._ingress_rules import GROUPS, INGRESS_RULE, RULE, IngressRule, ingress_rules
from ._inputs import UNKNOWN, Inputs, as_bool, items
from ._params import Params
from ._rules import in_each
from ._types import tokens

HTTPS = 443
ADMINISTRATION = (22, 3389)  # SSH and RDP
WRITE = "referenced_security_group_id=other.id, or the range that needs it"
SSH = {"fromPort": 22, "toPort": 22, "protocol": "tcp"}
WEB = {"fromPort": 443, "toPort": 443, "protocol": "tcp", "cidrBlocks": ["0.0.0.0/0"]}
OPEN = {**SSH, "cidrBlocks": ["0.0.0.0/0"]}
HALVES = {**SSH, "cidrBlocks": ["0.0.0.0/1", "128.0.0.0/1"]}

Judge = Callable[[IngressRule], Iterator[Finding]]
Find = Callable[[Inputs, Params], Iterator[Finding]]


def of_each_rule(types: tuple[str, ...], judge: Judge) -> Find:
    """A check's `find` that judges each rule of a resource of these types, which are alike."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        for rule in ingress_rules(types[0], inputs):
            if rule.inputs.value is UNKNOWN:
                yield Undecided(rule.inputs.path)
            else:
                yield from judge(rule)

    return find


def open_to_internet(rule: IngressRule) -> Iterator[Finding]:
    """What a rule opens to the whole internet, unless that is HTTPS alone."""
    for path, each in rule.ranges():
        if each is UNKNOWN and rule.is_only(HTTPS) is not True:
            yield Undecided(rule.inputs.at(path))
        elif is_internet(each):
            yield from _unless_https(rule, path, each)


def _unless_https(rule: IngressRule, path: str, each: object) -> Iterator[Finding]:
    only = rule.is_only(HTTPS)
    if only is UNKNOWN:
        yield Undecided(rule.inputs.at("fromPort"))
    elif not only:
        problem = f"lets in {shown(each)}, the whole internet, on more than port {HTTPS}"
        yield Violation(rule.inputs.at(path), problem, WRITE)


def as_rule(rule: Mapping[str, object]) -> dict[str, object]:
    """A rule as `aws.ec2.SecurityGroupRule` has it."""
    return {"type": "ingress", "securityGroupId": "sg-1", **rule}


def _public_ports(inputs: Inputs, _: Params) -> Iterator[Finding]:
    """Lightsail's firewall opens to everybody where no range is given."""
    rule = IngressRule(inputs)
    ranges = [each for name in ("cidrs", "ipv6Cidrs") for each in items(inputs.get(name))]
    if any(map(is_internet, ranges)) or not ranges:
        yield from _unless_https(rule, "cidrs", "0.0.0.0/0")
    elif UNKNOWN in ranges:
        yield Undecided(inputs.at("cidrs"))


def _prefix_is_no_internet(inputs: Inputs, _: Params) -> Iterator[Finding]:
    cidr = inputs.get("cidr")
    if is_internet(cidr):
        problem = f"is {shown(cidr)}: every rule that names the list is open to the internet"
        yield Violation(inputs.at("cidr"), problem, 'cidr="198.51.100.0/24"')


def _not_admitted(inputs: Inputs, _: Params) -> Iterator[Finding]:
    """Looked at in the order in which each can say that the rule is harmless."""
    action = inputs.get("action") if inputs.is_set("action") else inputs.get("ruleAction")
    if action is not UNKNOWN and str(action).lower() != "allow":
        return
    if as_bool(inputs.get("egress")) is True:
        return
    ranges = {name: inputs.get(name) for name in ("cidrBlock", "ipv6CidrBlock")}
    covered = [IngressRule(inputs).covers(port) for port in ADMINISTRATION]
    wide = [name for name, each in ranges.items() if each is UNKNOWN or is_internet(each)]
    if not wide or not any(covered):
        return
    known = action is not UNKNOWN and inputs.get("egress") is not UNKNOWN and True in covered
    if known and is_internet(ranges[wide[0]]):
        problem = "lets the whole internet in on SSH or RDP"
        yield Violation(inputs.at(wide[0]), problem, "a rule for the ports that are needed")
    else:
        yield Undecided(inputs.at(wide[0]))


ADMITTED = {"protocol": "tcp", "fromPort": 22, "toPort": 22, "cidrBlock": "0.0.0.0/0"}

INGRESS_CHECKS = (
    Check(
        name="inline-rules",
        types=GROUPS,
        find=of_each_rule(GROUPS, open_to_internet),
        passes=(
            {},
            {"ingress": [WEB]},
            {"ingress": [{**SSH, "cidrBlocks": ["10.0.0.0/8"]}]},
            {"ingress": [{**SSH, "securityGroups": ["sg-2"]}]},
        ),
        fails=(
            {"ingress": [OPEN]},
            {"ingress": [{**SSH, "ipv6CidrBlocks": ["::/0"]}]},
            {"ingress": [HALVES]},
            {"ingress": [{**WEB, "protocol": "-1", "fromPort": 0, "toPort": 0}]},
            {"ingress": [{**WEB, "fromPort": 80, "toPort": 80}]},
            {"ingress": [{**WEB, "fromPort": 0}]},
        ),
    ),
    Check(
        name="rule",
        types=RULE,
        find=of_each_rule(RULE, open_to_internet),
        passes=(as_rule(WEB), {**as_rule(OPEN), "type": "egress"}),
        fails=(as_rule(OPEN), as_rule(HALVES)),
    ),
    Check(
        name="ingress-rule",
        types=INGRESS_RULE,
        find=of_each_rule(INGRESS_RULE, open_to_internet),
        passes=(
            {"securityGroupId": "sg-1", "referencedSecurityGroupId": "sg-2", "ipProtocol": "tcp"},
            {"cidrIpv4": "0.0.0.0/0", "fromPort": 443, "toPort": "443", "ipProtocol": "TCP"},
        ),
        fails=(
            {"cidrIpv4": "0.0.0.0/0", "fromPort": 22, "toPort": 22, "ipProtocol": "tcp"},
            {"cidrIpv6": "::/0", "ipProtocol": "-1"},
            {"cidrIpv6": "2000::/3", "ipProtocol": "tcp", "fromPort": 443, "toPort": 8443},
        ),
    ),
    Check(
        name="lightsail-ports",
        types=tokens("lightsail", "InstancePublicPorts"),
        find=in_each("portInfos", _public_ports),
        passes=({"portInfos": [{**SSH, "cidrs": ["10.1.0.0/16"]}]},),
        fails=({"portInfos": [SSH]}, {"portInfos": [{**SSH, "cidrs": ["0.0.0.0/0"]}]}),
    ),
    Check(
        name="prefix-list",
        types=tokens("ec2", "ManagedPrefixList"),
        find=in_each("entries", _prefix_is_no_internet),
        passes=({"name": "offices", "entries": [{"cidr": "198.51.100.0/24"}]},),
        fails=({"name": "all", "entries": [{"cidr": "0.0.0.0/0"}]},),
    ),
    Check(
        name="prefix-list-entry",
        types=tokens("ec2", "ManagedPrefixListEntry"),
        find=_prefix_is_no_internet,
        passes=({"cidr": "198.51.100.0/24"},),
        fails=({"cidr": "0.0.0.0/1"}, {"cidr": "::/0"}),
    ),
    Check(
        name="network-acl",
        types=tokens("ec2", "DefaultNetworkAcl", "NetworkAcl"),
        find=in_each("ingress", _not_admitted),
        passes=({}, {"ingress": [{**ADMITTED, "action": "deny"}]}),
        fails=({"ingress": [{**ADMITTED, "action": "allow"}]},),
    ),
    Check(
        name="network-acl-rule",
        types=tokens("ec2", "NetworkAclRule"),
        find=_not_admitted,
        passes=({**ADMITTED, "ruleAction": "allow", "egress": True},),
        fails=({**ADMITTED, "ruleAction": "allow"}, {**ADMITTED, "ruleAction": "ALLOW"}),
    ),
)
