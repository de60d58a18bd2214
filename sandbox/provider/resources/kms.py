"""AWS KMS."""

from sandbox.provider.declare import Autoname, Default, Resource
from sandbox.provider.sources import AUTONAMED, upstream
from sandbox.provider.steps import Call, Tags

SERVICE = "kms"
GONE = ("NotFoundException",)

KEY = upstream("kms/key.go")
ALIAS = upstream("kms/alias.go")

NO_KEY_STORE = "the sandbox has no key stores outside KMS"

START_ROTATION = Call("EnableKeyRotation", when="enableKeyRotation")
STOP_ROTATION = Call("DisableKeyRotation", when="!enableKeyRotation")
DISABLE = Call("DisableKey", when="!isEnabled")

KEY_TYPE = Resource(
    type="aws:kms/key:Key",
    service=SERVICE,
    id="{keyId}",
    create=(
        Call("CreateKey", out={"keyId": "KeyMetadata.KeyId"}),
        START_ROTATION,
        DISABLE,
    ),
    read=(
        Call(
            "DescribeKey",
            at="[KeyMetadata][?KeyState!='PendingDeletion'] | [0]",
            out={"isEnabled": "Enabled"},
        ),
        Call("GetKeyPolicy", {"PolicyName": "default"}),
        Call(
            "GetKeyRotationStatus",
            out={"enableKeyRotation": "KeyRotationEnabled"},
        ),
    ),
    update=(
        Call("EnableKey", when="isEnabled"),
        START_ROTATION,
        STOP_ROTATION,
        Call("UpdateKeyDescription"),
        Call(
            "PutKeyPolicy",
            {
                "PolicyName": "default",
                "BypassPolicyLockoutSafetyCheck": "$bypassPolicyLockoutSafetyCheck",
            },
        ),
        DISABLE,
    ),
    delete=(
        Call(
            "ScheduleKeyDeletion",
            {"PendingWindowInDays": "$deletionWindowInDays"},
        ),
    ),
    gone=GONE,
    tags=Tags("ListResourceTags", "TagResource", "UntagResource", {"KeyId": "$keyId"}),
    replace_on=dict.fromkeys(("customerMasterKeySpec", "keyUsage", "multiRegion"), KEY),
    defaults={
        "bypassPolicyLockoutSafetyCheck": Default(value=False, source=KEY),
        "customerMasterKeySpec": Default("SYMMETRIC_DEFAULT", KEY),
        "enableKeyRotation": Default(value=False, source=KEY),
        "isEnabled": Default(value=True, source=KEY),
        "keyUsage": Default("ENCRYPT_DECRYPT", KEY),
    },
    json=("policy",),
    local={
        "bypassPolicyLockoutSafetyCheck": "says how a policy is checked",
        "deletionWindowInDays": "says what deletion does",
    },
    unserved={"customKeyStoreId": NO_KEY_STORE, "xksKeyId": NO_KEY_STORE},
)

ALIAS_TYPE = Resource(
    type="aws:kms/alias:Alias",
    service=SERVICE,
    id="{name}",
    create=(Call("CreateAlias", {"AliasName": "$name"}),),
    read=(
        Call(
            "ListAliases",
            at="Aliases[?AliasName=='{name}'] | [0]",
            out={"arn": "AliasArn"},
        ),
        Call("DescribeKey", {"KeyId": "$name"}, take=(), out={"targetKeyArn": "KeyMetadata.Arn"}),
    ),
    update=(Call("UpdateAlias", {"AliasName": "$name"}),),
    delete=(Call("DeleteAlias", {"AliasName": "$name"}),),
    gone=GONE,
    autoname=Autoname("name", AUTONAMED, prefix="alias/"),
    replace_on={"name": ALIAS},
    unserved={"namePrefix": "the programs name what they make"},
)

RESOURCES = (KEY_TYPE, ALIAS_TYPE)
