"""Amazon EBS, whose operations belong to the API of EC2."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call, Run, Work

SERVICE = "ec2"

BY_DEFAULT = upstream("ec2/ebs_encryption_by_default.go")


def _switch(work: Work) -> None:
    verb = "Enable" if work.properties["enabled"] else "Disable"
    work.call(f"{verb}EbsEncryptionByDefault")


SWITCH = (Run(_switch, sends=("enabled",)),)

ENCRYPTION_BY_DEFAULT_TYPE = Resource(
    type="aws:ebs/encryptionByDefault:EncryptionByDefault",
    service=SERVICE,
    # pulumi-aws makes a random id that nothing depends on; imports may give any word.
    id="default",
    create=SWITCH,
    read=(Call("GetEbsEncryptionByDefault", out={"enabled": "EbsEncryptionByDefault"}),),
    update=SWITCH,
    delete=(Call("DisableEbsEncryptionByDefault"),),
    remains="the setting of an account is always there; deletion switches it off",
    defaults={"enabled": Default(value=True, source=BY_DEFAULT)},
)

SET_KEY = Call("ModifyEbsDefaultKmsKeyId", {"KmsKeyId": "$keyArn"})

DEFAULT_KMS_KEY_TYPE = Resource(
    type="aws:ebs/defaultKmsKey:DefaultKmsKey",
    service=SERVICE,
    id="{keyArn}",
    create=(SET_KEY,),
    read=(Call("GetEbsDefaultKmsKeyId", out={"keyArn": "KmsKeyId"}),),
    delete=(Call("ResetEbsDefaultKmsKeyId"),),
    gone_when="keyArn=='alias/aws/ebs'",
    replace_on={"keyArn": upstream("ec2/ebs_default_kms_key.go")},
)

BLOCK_SNAPSHOTS = Call("EnableSnapshotBlockPublicAccess")

SNAPSHOT_BLOCK_TYPE = Resource(
    type="aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
    service=SERVICE,
    id="{place}",
    create=(Call("EnableSnapshotBlockPublicAccess", out={"place": "={region}"}),),
    read=(Call("GetSnapshotBlockPublicAccessState"),),
    update=(BLOCK_SNAPSHOTS,),
    delete=(Call("DisableSnapshotBlockPublicAccess"),),
    remains="the setting of an account is always there; deletion switches it off",
)

RESOURCES = (ENCRYPTION_BY_DEFAULT_TYPE, DEFAULT_KMS_KEY_TYPE, SNAPSHOT_BLOCK_TYPE)
