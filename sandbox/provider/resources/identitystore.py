"""The identity store behind IAM Identity Center."""

from sandbox.provider.declare import Resource
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call

GROUP = upstream("identitystore/group.go")

RESOURCES = (
    Resource(
        type="aws:identitystore/group:Group",
        service="identitystore",
        id="{identityStoreId}/{groupId}",
        create=(Call("CreateGroup", out={"groupId": "GroupId"}),),
        read=(
            Call(
                "DescribeGroup",
                out={"arn": "=arn:{partition}:identitystore:::group/{groupId}"},
            ),
        ),
        update=(
            Call(
                "UpdateGroup",
                {
                    "Operations": [
                        {"AttributePath": "description", "AttributeValue": "$description"}
                    ],
                },
            ),
            Call(
                "UpdateGroup",
                {
                    "Operations": [
                        {"AttributePath": "displayName", "AttributeValue": "$displayName"}
                    ],
                },
            ),
        ),
        delete=(Call("DeleteGroup"),),
        gone=("ResourceNotFoundException",),
        replace_on={"identityStoreId": GROUP},
    ),
)
