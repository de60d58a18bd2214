"""What an account sets for all of its buckets, through an API of its own."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.resources.s3.access import FLAGS, PUBLIC_ACCESS_FLAGS
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call

PUBLIC_ACCESS_BLOCK = upstream("s3control/account_public_access_block.go")

OWNER = {"AccountId": "{account}"}
PUT = Call("PutPublicAccessBlock", {**OWNER, **PUBLIC_ACCESS_FLAGS})

PUBLIC_ACCESS_BLOCK_TYPE = Resource(
    type="aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    service="s3control",
    id="{owner}",
    create=(
        Call(
            "PutPublicAccessBlock",
            {**OWNER, **PUBLIC_ACCESS_FLAGS},
            out={"owner": "={account}"},
        ),
    ),
    read=(
        Call(
            "GetPublicAccessBlock",
            OWNER,
            at="PublicAccessBlockConfiguration",
        ),
    ),
    update=(PUT,),
    delete=(Call("DeletePublicAccessBlock", OWNER),),
    gone=("NoSuchPublicAccessBlockConfiguration",),
    defaults={flag: Default(value=False, source=PUBLIC_ACCESS_BLOCK) for flag in FLAGS},
    unserved={"accountId": "an account blocks public access for itself"},
)
