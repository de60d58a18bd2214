"""The descriptions of security groups' rules."""

from typing import Any

from moto.ec2.models import ec2_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.registry import answers

_PEERS = ("UserIdGroupPairs", "PrefixListIds")


@answers("ec2", "AuthorizeSecurityGroupEgress", "AuthorizeSecurityGroupIngress")
def authorize(call: Call) -> Answer:
    """Gap: moto keeps the description of a rule about addresses only."""
    answer = call.forward()
    described = [_description(each) for each in call.params.get("IpPermissions", ())]
    backend = ec2_backends[call.account][call.region]
    for rule, description in zip(answer.get("SecurityGroupRules", ()), described, strict=False):
        group = backend.get_security_group_from_id(rule["GroupId"])
        kept = group.get_rule(rule["SecurityGroupRuleId"]) if group else None
        if kept is not None and description:
            kept.ip_range["Description"] = description
    return answer


def _description(permission: dict[str, Any]) -> str:
    """What is said about a rule that lets in a group or a list of prefixes."""
    peers = (each for name in _PEERS for each in permission.get(name, ()))
    return next((each["Description"] for each in peers if "Description" in each), "")
