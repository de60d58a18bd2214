"""Who gets at a bucket: public access, ownership, policy."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.resources.s3.common import GONE, SERVICE
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call

PUBLIC_ACCESS_BLOCK = upstream("s3/bucket_public_access_block.go")
OWNERSHIP = upstream("s3/bucket_ownership_controls.go")
POLICY = upstream("s3/bucket_policy.go")

FLAGS = ("blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets")
PUT_PUBLIC_ACCESS_BLOCK = Call(
    "PutPublicAccessBlock",
    {
        "Bucket": "$bucket",
        "PublicAccessBlockConfiguration": {
            "BlockPublicAcls": "$blockPublicAcls",
            "BlockPublicPolicy": "$blockPublicPolicy",
            "IgnorePublicAcls": "$ignorePublicAcls",
            "RestrictPublicBuckets": "$restrictPublicBuckets",
        },
    },
)
PUBLIC_ACCESS_BLOCK_TYPE = Resource(
    type="aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    service=SERVICE,
    id="{bucket}",
    create=(PUT_PUBLIC_ACCESS_BLOCK,),
    read=(
        Call("GetPublicAccessBlock", {"Bucket": "$bucket"}, at="PublicAccessBlockConfiguration"),
    ),
    update=(PUT_PUBLIC_ACCESS_BLOCK,),
    delete=(Call("DeletePublicAccessBlock", {"Bucket": "$bucket"}, when="!skipDestroy"),),
    gone=(*GONE, "NoSuchPublicAccessBlockConfiguration"),
    replace_on={"bucket": PUBLIC_ACCESS_BLOCK},
    defaults={flag: Default(value=False, source=PUBLIC_ACCESS_BLOCK) for flag in FLAGS},
    local={"skipDestroy": "says what deletion does"},
)

PUT_OWNERSHIP = Call(
    "PutBucketOwnershipControls",
    {
        "Bucket": "$bucket",
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
            {"Bucket": "$bucket"},
            at="OwnershipControls",
            out={"rule": "{objectOwnership: Rules[0].ObjectOwnership}"},
        ),
    ),
    update=(PUT_OWNERSHIP,),
    delete=(Call("DeleteBucketOwnershipControls", {"Bucket": "$bucket"}),),
    gone=(*GONE, "OwnershipControlsNotFoundError"),
    replace_on={"bucket": OWNERSHIP},
)

PUT_POLICY = Call("PutBucketPolicy", {"Bucket": "$bucket"}, take=("policy",))
POLICY_TYPE = Resource(
    type="aws:s3/bucketPolicy:BucketPolicy",
    service=SERVICE,
    id="{bucket}",
    create=(PUT_POLICY,),
    read=(Call("GetBucketPolicy", {"Bucket": "$bucket"}),),
    update=(PUT_POLICY,),
    delete=(Call("DeleteBucketPolicy", {"Bucket": "$bucket"}),),
    gone=(*GONE, "NoSuchBucketPolicy"),
    replace_on={"bucket": POLICY},
    json=("policy",),
)
