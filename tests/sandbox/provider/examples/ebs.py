"""Examples of Amazon EBS."""

from tests.sandbox.provider.examples import Example
from tests.sandbox.provider.examples.kms import KEY

EXAMPLES = {
    "aws:ebs/encryptionByDefault:EncryptionByDefault": Example(
        inputs={"enabled": False},
        changes=(("enabled", True),),
        made_with=({"enabled": None},),
    ),
    "aws:ebs/defaultKmsKey:DefaultKmsKey": Example(
        needs={"key": KEY},
        inputs={"keyArn": "${key.arn}"},
    ),
    "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": Example(
        inputs={"state": "block-all-sharing"},
        changes=(("state", "block-new-sharing"),),
    ),
}
