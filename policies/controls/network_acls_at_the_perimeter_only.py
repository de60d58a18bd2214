"""Network ACLs stand where a subnet is marked as perimeter, and nowhere else.

They know no connections and no groups, so each rule has to be written for the way back as well, and
one of them is what nobody thinks of when something does not get through. Security groups do the
work; a coarse ACL is a second fence around what faces the internet.

Exceptions: ACLs with the tag `perimeter`, whatever its value. Default ACLs are taken over as they
are.
"""

from collections.abc import Iterator

from ._check import Check, StackCheck
from ._finding import Finding, Undecided, Violation
from ._inputs import Inputs
from ._model import Control, Frameworks
from ._params import Params
from ._stack import Resource, Stack
from ._tags import tags_of
from ._types import tokens

MARK = "perimeter"


ACL, RULE = tokens("ec2", "NetworkAcl"), tokens("ec2", "NetworkAclRule")


def _marked(inputs: Inputs, _: Params) -> Iterator[Finding]:
    if inputs.is_set("ingress") or inputs.is_set("egress"):
        yield from _mark(inputs)


def _marked_for_its_rules(stack: Stack, _: Params) -> Iterator[tuple[Resource, Finding]]:
    for acl in stack.of(ACL):
        if any(stack.referring_to(acl, RULE, "networkAclId")):
            for finding in _mark(acl.as_inputs):
                yield acl, finding


def _mark(inputs: Inputs) -> Iterator[Finding]:
    tags, more = tags_of(inputs)
    if MARK in tags:
        return
    if more:
        yield Undecided(inputs.at("tags"))
    else:
        problem = f"do not mark it as {MARK}, and it has rules"
        yield Violation(inputs.at("tags"), problem, f'security groups, or tags={{"{MARK}": "..."}}')


RULES = {
    "ingress": [
        {"ruleNo": 1, "action": "allow", "protocol": "-1", "fromPort": 0, "toPort": 0},
    ]
}


def _with_rule(acl: dict[str, object]) -> tuple[Resource, Resource]:
    return Resource(ACL[0], "acl", acl), Resource(RULE[0], "rule", {}, {"networkAclId": ("acl",)})


CONTROL = Control(
    severity="low",
    level="advisory",
    frameworks=Frameworks(),
    checks=(
        Check(
            name="marked",
            types=ACL,
            find=_marked,
            passes=({"vpcId": "vpc-1"}, {**RULES, "tags": {"perimeter": "public"}}),
            fails=(RULES, {**RULES, "tags": {"owner": "network"}}),
        ),
    ),
    stack_checks=(
        StackCheck(
            name="marked-for-its-rules",
            types=ACL,
            find=_marked_for_its_rules,
            passes=((Resource(ACL[0], "acl"),), _with_rule({"tags": {"perimeter": "public"}})),
            fails=(_with_rule({}),),
        ),
    ),
)
