"""Subnets that a block of public access leaves out."""

from sandbox.provider.declare import Resource
from sandbox.provider.resources.ec2.common import NOT_NEEDED, SERVICE, TAGS
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call, Run, Work

EXCLUSION = upstream("ec2/vpc_block_public_access_exclusion.go")


def _subnet(work: Work) -> dict[str, object]:
    """EC2 tells the subnet only within its ARN."""
    return {"subnetId": str(work.properties["resourceArn"]).rpartition("/")[2]}


EXCLUSION_TYPE = Resource(
    type="aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion",
    service=SERVICE,
    id="{id}",
    create=(
        Call(
            "CreateVpcBlockPublicAccessExclusion",
            out={"id": "VpcBlockPublicAccessExclusion.ExclusionId"},
        ),
    ),
    read=(
        Call(
            "DescribeVpcBlockPublicAccessExclusions",
            {"ExclusionIds": ["$id"]},
            at="VpcBlockPublicAccessExclusions[0]",
        ),
        Run(_subnet, reads=("subnetId",)),
    ),
    update=(Call("ModifyVpcBlockPublicAccessExclusion", {"ExclusionId": "$id"}),),
    delete=(Call("DeleteVpcBlockPublicAccessExclusion", {"ExclusionId": "$id"}),),
    gone=("InvalidVpcBlockPublicAccessExclusionId.NotFound",),
    tags=TAGS,
    replace_on={"subnetId": EXCLUSION},
    local={"timeouts": "how long the provider waits"},
    unserved={"vpcId": NOT_NEEDED},
)

RESOURCES = (EXCLUSION_TYPE,)
