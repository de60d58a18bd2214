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
                {"GroupId": "$groupId"},
                out={"arn": "=arn:{partition}:identitystore:::group/{groupId}"},
            ),
        ),
        update=(
            Call(
                "UpdateGroup",
                {
                    "GroupId": "$groupId",
                    "Operations": [
                        {"AttributePath": "description", "AttributeValue": "$description"}
                    ],
                },
            ),
            Call(
                "UpdateGroup",
                {
                    "GroupId": "$groupId",
                    "Operations": [
                        {"AttributePath": "displayName", "AttributeValue": "$displayName"}
                    ],
                },
            ),
        ),
        delete=(Call("DeleteGroup", {"GroupId": "$groupId"}),),
        gone=("ResourceNotFoundException",),
        replace_on={"identityStoreId": GROUP},
        absent={"externalIds": "no identity provider is connected to the sandbox"},
    ),
)
