"""SSH and RDP from addresses on the internet, which are the checks of two controls in part."""

from collections.abc import Iterator

from ._address_ranges import is_internet, is_private, is_public
from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._ingress_checks import ADMINISTRATION, SSH, as_rule, of_each_rule
from ._ingress_rules import GROUPS, INGRESS_RULE, RULE, IngressRule
from ._inputs import UNKNOWN

_LOGIN = "no rule: Session Manager needs no open port"
_GROUP = "referenced_security_group_id=other.id"


def _logins(rule: IngressRule) -> Iterator[Finding]:
    """SSH or RDP from somebody's addresses; the whole internet is another control's to tell."""
    covered = [rule.covers(port) for port in ADMINISTRATION]
    if not any(covered):
        return
    for path, each in rule.ranges():
        if each is UNKNOWN or (is_public(each) and not is_internet(each) and True not in covered):
            yield Undecided(rule.inputs.at(path))
        elif is_public(each) and not is_internet(each):
            problem = f"lets {shown(each)} log in from the internet by SSH or RDP"
            yield Violation(rule.inputs.at(path), problem, _LOGIN)


def _inside(rule: IngressRule) -> Iterator[Finding]:
    """Addresses of the inside, which a group would name without saying where it is."""
    for path, each in rule.ranges():
        if each is UNKNOWN:
            yield Undecided(rule.inputs.at(path))
        elif is_private(each):
            problem = f"lets in the addresses {shown(each)}, whoever has them"
            yield Violation(rule.inputs.at(path), problem, _GROUP)


FROM_PUBLIC = {**SSH, "cidrBlocks": ["8.8.8.0/24"]}
HTTPS_FROM_PUBLIC = {
    "fromPort": 443,
    "toPort": 443,
    "protocol": "tcp",
    "cidrBlocks": ["8.8.8.0/24"],
}
FROM_INSIDE = {**SSH, "cidrBlocks": ["10.0.0.0/8"]}
FROM_GROUP = {**SSH, "securityGroups": ["sg-2"]}

LOGIN_CHECKS = (
    Check(
        name="logins-inline",
        types=GROUPS,
        find=of_each_rule(GROUPS, _logins),
        passes=({}, {"ingress": [FROM_INSIDE]}, {"ingress": [HTTPS_FROM_PUBLIC]}),
        fails=({"ingress": [FROM_PUBLIC]}, {"ingress": [FROM_GROUP, FROM_PUBLIC]}),
    ),
    Check(
        name="logins-rule",
        types=RULE,
        find=of_each_rule(RULE, _logins),
        passes=(as_rule(FROM_INSIDE), {**as_rule(FROM_PUBLIC), "type": "egress"}),
        fails=(as_rule(FROM_PUBLIC),),
    ),
    Check(
        name="logins-ingress-rule",
        types=INGRESS_RULE,
        find=of_each_rule(INGRESS_RULE, _logins),
        passes=({"cidrIpv4": "10.0.0.0/8", "fromPort": 22, "toPort": 22, "ipProtocol": "tcp"},),
        fails=({"cidrIpv4": "8.8.8.8/32", "fromPort": 3389, "toPort": 3389, "ipProtocol": "tcp"},),
    ),
)

REFERENCE_CHECKS = (
    Check(
        name="inline-rules",
        types=GROUPS,
        find=of_each_rule(GROUPS, _inside),
        passes=({}, {"ingress": [FROM_GROUP]}, {"ingress": [FROM_PUBLIC]}),
        fails=({"ingress": [FROM_INSIDE]}, {"ingress": [{**SSH, "cidrBlocks": ["172.16.4.0/24"]}]}),
    ),
    Check(
        name="rule",
        types=RULE,
        find=of_each_rule(RULE, _inside),
        passes=(
            {**as_rule(SSH), "sourceSecurityGroupId": "sg-2"},
            {**as_rule(FROM_INSIDE), "type": "egress"},
        ),
        fails=(as_rule(FROM_INSIDE),),
    ),
    Check(
        name="ingress-rule",
        types=INGRESS_RULE,
        find=of_each_rule(INGRESS_RULE, _inside),
        passes=({"referencedSecurityGroupId": "sg-2", "ipProtocol": "tcp"},),
        fails=({"cidrIpv4": "10.0.0.0/8", "ipProtocol": "tcp"}, {"cidrIpv6": "fd00::/8"}),
    ),
)
