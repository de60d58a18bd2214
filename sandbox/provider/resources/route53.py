"""Amazon Route 53: logs of the queries that a VPC's resolver gets."""

from sandbox.provider.declare import Autoname, Resource
from sandbox.provider.sources import AUTONAMED, upstream
from sandbox.provider.steps import Call, Tags

SERVICE = "route53resolver"
GONE = ("ResourceNotFoundException",)

CONFIGURATION = upstream("route53resolver/query_log_config.go")
ASSOCIATION = upstream("route53resolver/query_log_config_association.go")

CONFIGURATION_TYPE = Resource(
    type="aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig",
    service=SERVICE,
    id="{id}",
    create=(
        Call(
            "CreateResolverQueryLogConfig",
            {"CreatorRequestId": "$name"},
            out={"id": "ResolverQueryLogConfig.Id"},
        ),
    ),
    read=(
        Call(
            "GetResolverQueryLogConfig",
            {"ResolverQueryLogConfigId": "$id"},
            at="ResolverQueryLogConfig",
        ),
    ),
    delete=(Call("DeleteResolverQueryLogConfig", {"ResolverQueryLogConfigId": "$id"}),),
    gone=GONE,
    tags=Tags("ListTagsForResource", "TagResource", "UntagResource", {"ResourceArn": "$arn"}),
    autoname=Autoname("name", AUTONAMED),
    replace_on=dict.fromkeys(("destinationArn", "name"), CONFIGURATION),
)

ASSOCIATION_TYPE = Resource(
    type="aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
    service=SERVICE,
    id="{id}",
    create=(
        Call(
            "AssociateResolverQueryLogConfig",
            out={"id": "ResolverQueryLogConfigAssociation.Id"},
        ),
    ),
    read=(
        Call(
            "GetResolverQueryLogConfigAssociation",
            {"ResolverQueryLogConfigAssociationId": "$id"},
            at="ResolverQueryLogConfigAssociation",
        ),
    ),
    delete=(
        Call(
            "DisassociateResolverQueryLogConfig",
            {
                "ResolverQueryLogConfigId": "$resolverQueryLogConfigId",
                "ResourceId": "$resourceId",
            },
        ),
    ),
    gone=GONE,
    replace_on=dict.fromkeys(("resolverQueryLogConfigId", "resourceId"), ASSOCIATION),
)

RESOURCES = (CONFIGURATION_TYPE, ASSOCIATION_TYPE)
