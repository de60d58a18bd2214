"""AWS KMS."""

from sandbox.provider.declare import Autoname, Default, Resource
from sandbox.provider.sources import AUTONAMED, upstream
from sandbox.provider.steps import Call, Tags

SERVICE = "kms"
GONE = ("NotFoundException",)

KEY = upstream("kms/key.go")
ALIAS = upstream("kms/alias.go")

NO_KEY_STORE = "the sandbox has no key stores outside KMS"

START_ROTATION = Call(
    "EnableKeyRotation",
    {"KeyId": "$keyId", "RotationPeriodInDays": "$rotationPeriodInDays"},
    take=(),
    when="enableKeyRotation",
)
STOP_ROTATION = Call("DisableKeyRotation", {"KeyId": "$keyId"}, take=(), when="!enableKeyRotation")
DISABLE = Call("DisableKey", {"KeyId": "$keyId"}, take=(), when="!isEnabled")

KEY_TYPE = Resource(
    type="aws:kms/key:Key",
    service=SERVICE,
    id="{keyId}",
    create=(
        Call(
            "CreateKey",
            {"KeySpec": "$customerMasterKeySpec"},
            out={"keyId": "KeyMetadata.KeyId"},
        ),
        START_ROTATION,
        DISABLE,
    ),
    read=(
        Call(
            "DescribeKey",
            {"KeyId": "$keyId"},
            at="[KeyMetadata][?KeyState!='PendingDeletion'] | [0]",
            out={"customerMasterKeySpec": "KeySpec", "isEnabled": "Enabled"},
        ),
        Call("GetKeyPolicy", {"KeyId": "$keyId", "PolicyName": "default"}),
        Call(
            "GetKeyRotationStatus",
            {"KeyId": "$keyId"},
            out={"enableKeyRotation": "KeyRotationEnabled"},
        ),
    ),
    update=(
        Call("EnableKey", {"KeyId": "$keyId"}, take=(), when="isEnabled"),
        START_ROTATION,
        STOP_ROTATION,
        Call("UpdateKeyDescription", {"KeyId": "$keyId"}, take=("description",)),
        Call(
            "PutKeyPolicy",
            {
                "KeyId": "$keyId",
                "PolicyName": "default",
                "BypassPolicyLockoutSafetyCheck": "$bypassPolicyLockoutSafetyCheck",
            },
            take=("policy",),
        ),
        DISABLE,
    ),
    delete=(
        Call(
            "ScheduleKeyDeletion",
            {"KeyId": "$keyId", "PendingWindowInDays": "$deletionWindowInDays"},
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
            {},
            take=(),
            at="Aliases[?AliasName=='{name}'] | [0]",
            out={
                "arn": "AliasArn",
                "name": "AliasName",
                "targetKeyId": "TargetKeyId",
            },
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
