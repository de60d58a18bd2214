"""Who gets at a bucket: public access, ownership, policy."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.resources.s3.common import GONE, SERVICE
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call

PUBLIC_ACCESS_BLOCK = upstream("s3/bucket_public_access_block.go")
OWNERSHIP = upstream("s3/bucket_ownership_controls.go")
POLICY = upstream("s3/bucket_policy.go")

FLAGS = ("blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets")
PUBLIC_ACCESS_FLAGS = {
    "PublicAccessBlockConfiguration": {
        "BlockPublicAcls": "$blockPublicAcls",
        "BlockPublicPolicy": "$blockPublicPolicy",
        "IgnorePublicAcls": "$ignorePublicAcls",
        "RestrictPublicBuckets": "$restrictPublicBuckets",
    },
}
PUT_PUBLIC_ACCESS_BLOCK = Call("PutPublicAccessBlock", PUBLIC_ACCESS_FLAGS)
PUBLIC_ACCESS_BLOCK_TYPE = Resource(
    type="aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    service=SERVICE,
    id="{bucket}",
    create=(PUT_PUBLIC_ACCESS_BLOCK,),
    read=(Call("GetPublicAccessBlock", at="PublicAccessBlockConfiguration"),),
    update=(PUT_PUBLIC_ACCESS_BLOCK,),
    delete=(Call("DeletePublicAccessBlock", when="!skipDestroy"),),
    gone=(*GONE, "NoSuchPublicAccessBlockConfiguration"),
    replace_on={"bucket": PUBLIC_ACCESS_BLOCK},
    defaults={flag: Default(value=False, source=PUBLIC_ACCESS_BLOCK) for flag in FLAGS},
    local={"skipDestroy": "says what deletion does"},
)

PUT_OWNERSHIP = Call(
    "PutBucketOwnershipControls",
    {
        "OwnershipControls": {"Rules": [{"ObjectOwnership": "$rule.objectOwnership"}]},
    },
)
OWNERSHIP_TYPE = Resource(
    type="aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    service=SERVICE,
    id="{bucket}",
    create=(PUT_OWNERSHIP,),
    read=(
        Call(
            "GetBucketOwnershipControls",
            at="OwnershipControls",
        ),
    ),
    update=(PUT_OWNERSHIP,),
    delete=(Call("DeleteBucketOwnershipControls"),),
    gone=(*GONE, "OwnershipControlsNotFoundError"),
    replace_on={"bucket": OWNERSHIP},
)

PUT_POLICY = Call("PutBucketPolicy")
POLICY_TYPE = Resource(
    type="aws:s3/bucketPolicy:BucketPolicy",
    service=SERVICE,
    id="{bucket}",
    create=(PUT_POLICY,),
    read=(Call("GetBucketPolicy"),),
    update=(PUT_POLICY,),
    delete=(Call("DeleteBucketPolicy"),),
    gone=(*GONE, "NoSuchBucketPolicy"),
    replace_on={"bucket": POLICY},
    json=("policy",),
)
