"""Security groups without rules; rules are resources of their own, in module `vpc`."""

from sandbox.provider.declare import Autoname, Default, Resource
from sandbox.provider.resources.ec2.common import NOT_NEEDED, SERVICE, TAGS
from sandbox.provider.sources import AUTONAMED, upstream
from sandbox.provider.steps import Call, Run, Work

GROUP = upstream("ec2/vpc_security_group.go")
DEFAULT_GROUP = upstream("ec2/vpc_default_security_group.go")
RULES_APART = "rules are resources of their own: vpc.SecurityGroupIngressRule and -EgressRule"

READ = Call(
    "DescribeSecurityGroups",
    {"GroupIds": ["$id"]},
    take=(),
    at="SecurityGroups[0]",
    out={
        "arn": "=arn:{partition}:ec2:{region}:{account}:security-group/{id}",
        "name": "GroupName",
    },
)
EVERYWHERE = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]

GROUP_TYPE = Resource(
    type="aws:ec2/securityGroup:SecurityGroup",
    service=SERVICE,
    id="{id}",
    create=(
        Call("CreateSecurityGroup", {"GroupName": "$name"}, out={"id": "GroupId"}),
        # What EC2 gives every new group, pulumi-aws takes away.
        Call("RevokeSecurityGroupEgress", {"GroupId": "$id", "IpPermissions": EVERYWHERE}, take=()),
    ),
    read=(READ,),
    delete=(Call("DeleteSecurityGroup", {"GroupId": "$id"}),),
    gone=("InvalidGroup.NotFound",),
    tags=TAGS,
    autoname=Autoname("name", AUTONAMED),
    replace_on=dict.fromkeys(("description", "name", "vpcId"), GROUP),
    defaults={
        "description": Default("Managed by Pulumi", GROUP),
        "revokeRulesOnDelete": Default(value=False, source=GROUP),
    },
    local={"revokeRulesOnDelete": "says what deletion does"},
    unserved={"egress": RULES_APART, "ingress": RULES_APART, "namePrefix": NOT_NEEDED},
)


def _take_over(work: Work) -> dict[str, object]:
    """Find the group that a VPC came with, and take its rules away."""
    filters = [
        {"Name": "vpc-id", "Values": [work.properties["vpcId"]]},
        {"Name": "group-name", "Values": ["default"]},
    ]
    (found,) = work.call("DescribeSecurityGroups", Filters=filters)["SecurityGroups"]
    for operation, member in (
        ("RevokeSecurityGroupIngress", "IpPermissions"),
        ("RevokeSecurityGroupEgress", "IpPermissionsEgress"),
    ):
        if found[member]:
            work.call(operation, GroupId=found["GroupId"], IpPermissions=found[member])
    return {"id": found["GroupId"]}


DEFAULT_GROUP_TYPE = Resource(
    type="aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    service=SERVICE,
    id="{id}",
    create=(Run(_take_over, sends=("vpcId",)),),
    read=(READ,),
    no_delete="a VPC always has one; pulumi-aws only forgets it",
    gone=("InvalidGroup.NotFound",),
    tags=TAGS,
    replace_on={"vpcId": DEFAULT_GROUP},
    defaults={"revokeRulesOnDelete": Default(value=False, source=DEFAULT_GROUP)},
    local={"revokeRulesOnDelete": "says what deletion does"},
    unserved={"egress": RULES_APART, "ingress": RULES_APART},
    absent={"namePrefix": "the group has the name that EC2 gave it"},
)

RESOURCES = (GROUP_TYPE, DEFAULT_GROUP_TYPE)
