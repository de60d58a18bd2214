"""Amazon VPC: the rules of security groups, each a resource of its own."""

from sandbox.provider.declare import Resource
from sandbox.provider.resources.ec2.common import NO_IPV6, SERVICE, TAGS
from sandbox.provider.sources import UNCERTAIN, upstream
from sandbox.provider.steps import Call

INGRESS_RULE = upstream("ec2/vpc_security_group_ingress_rule.go")
EGRESS_RULE = upstream("ec2/vpc_security_group_egress_rule.go")

_PEER = "referencedSecurityGroupId"
PERMISSION = {
    "FromPort": "$fromPort",
    "ToPort": "$toPort",
    "IpProtocol": "$ipProtocol",
    "IpRanges": "$cidrIpv4 && [{CidrIp: cidrIpv4, Description: description}]",
    "PrefixListIds": "$prefixListId && [{PrefixListId: prefixListId, Description: description}]",
    "UserIdGroupPairs": f"${_PEER} && [{{GroupId: {_PEER}, Description: description}}]",
}
RULE = {
    "SecurityGroupRuleId": "$id",
    "SecurityGroupRule": {
        "CidrIpv4": "$cidrIpv4",
        "Description": "$description",
        "FromPort": "$fromPort",
        "IpProtocol": "$ipProtocol",
        "PrefixListId": "$prefixListId",
        "ReferencedGroupId": f"${_PEER}",
        "ToPort": "$toPort",
    },
}


def _rule(token: str, direction: str, source: str) -> Resource:
    """One rule; both directions are served alike."""
    return Resource(
        type=token,
        service=SERVICE,
        id="{id}",
        create=(
            Call(
                f"AuthorizeSecurityGroup{direction}",
                {"GroupId": "$securityGroupId", "IpPermissions": [PERMISSION]},
                take=(),
                out={"id": "SecurityGroupRules[0].SecurityGroupRuleId"},
            ),
        ),
        read=(
            Call(
                "DescribeSecurityGroupRules",
                {"SecurityGroupRuleIds": ["$id"]},
                at="SecurityGroupRules[0]",
                out={
                    "arn": "=arn:{partition}:ec2:{region}:{account}:security-group-rule/{id}",
                    _PEER: "ReferencedGroupInfo.GroupId",
                    "securityGroupId": "GroupId",
                },
            ),
        ),
        update=(
            Call(
                "ModifySecurityGroupRules",
                {"GroupId": "$securityGroupId", "SecurityGroupRules": [RULE]},
                take=(),
            ),
        ),
        delete=(
            Call(
                f"RevokeSecurityGroup{direction}",
                {"GroupId": "$securityGroupId", "SecurityGroupRuleIds": ["$id"]},
                take=(),
            ),
        ),
        gone=(
            "InvalidGroup.NotFound",
            "InvalidPermission.NotFound",
            "InvalidSecurityGroupRuleId.NotFound",
        ),
        tags=TAGS,
        # EC2 changes no rule from one kind of peer to another.
        replace_on={
            **dict.fromkeys(("cidrIpv4", "prefixListId", _PEER), UNCERTAIN),
            "securityGroupId": source,
        },
        unserved={"cidrIpv6": NO_IPV6},
    )


RESOURCES = (
    _rule("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "Ingress", INGRESS_RULE),
    _rule("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "Egress", EGRESS_RULE),
)
