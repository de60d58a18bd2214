"""Which IAM actions a call needs: one with the operation's name, but for those that differ.

Source: the tables "API operations" and "Actions defined by ..." of each service in the Service
Authorization Reference. The actions of S3 are in `s3_actions`.
"""

from functools import cache

from moto.core.utils import get_service_model

from sandbox.emulator.call import Call

# How IAM calls a service, where that is not the name in signatures.
PREFIXES = {
    "awsssoportal": "sso",
    "cloudcontrolapi": "cloudformation",
    "execute-api": "execute-api",
    "monitoring": "cloudwatch",
    "tagging": "tag",
}
RENAMED = {
    ("backup", "StartCopyJob"): ("StartCopyJob", "CopyFromBackupVault"),
    ("dynamodb", "BatchExecuteStatement"): ("PartiQLSelect", "PartiQLUpdate"),
    ("dynamodb", "ExecuteStatement"): ("PartiQLSelect", "PartiQLUpdate"),
    ("dynamodb", "ExecuteTransaction"): ("PartiQLSelect", "PartiQLUpdate"),
    ("dynamodb", "TransactGetItems"): ("GetItem",),
    ("dynamodb", "TransactWriteItems"): (
        "PutItem",
        "UpdateItem",
        "DeleteItem",
        "ConditionCheckItem",
    ),
    ("events", "PutEvents"): ("PutEvents",),
    ("kms", "ReEncrypt"): ("ReEncryptFrom", "ReEncryptTo"),
    ("lambda", "Invoke"): ("InvokeFunction",),
    ("lambda", "InvokeAsync"): ("InvokeFunction",),
    ("lambda", "InvokeWithResponseStream"): ("InvokeFunction",),
    ("s3control", "DeletePublicAccessBlock"): ("PutAccountPublicAccessBlock",),
    ("s3control", "GetPublicAccessBlock"): ("GetAccountPublicAccessBlock",),
    ("s3control", "PutPublicAccessBlock"): ("PutAccountPublicAccessBlock",),
    ("sqs", "ChangeMessageVisibilityBatch"): ("ChangeMessageVisibility",),
    ("sqs", "DeleteMessageBatch"): ("DeleteMessage",),
    ("sqs", "SendMessageBatch"): ("SendMessage",),
}
# What calls need beside the action of their name when they carry a parameter.
BESIDE = {
    ("ec2", "RunInstances"): {"TagSpecifications": "ec2:CreateTags"},
    ("iam", "CreatePolicy"): {"Tags": "iam:TagPolicy"},
    ("iam", "CreateRole"): {"Tags": "iam:TagRole"},
    ("iam", "CreateUser"): {"Tags": "iam:TagUser"},
    ("kms", "CreateKey"): {"Tags": "kms:TagResource"},
    ("sts", "AssumeRole"): {"SourceIdentity": "sts:SetSourceIdentity", "Tags": "sts:TagSession"},
}


@cache
def prefix_of(service: str) -> str:
    """What actions of a service begin with.

    Args:
        service: The name of the service's model in botocore.
    """
    signing_name = str(get_service_model(service).signing_name)
    return PREFIXES.get(signing_name, signing_name)


def actions_of(call: Call) -> tuple[str, ...]:
    """The actions that the call needs on what it names as its resource."""
    key = call.service, call.operation
    names = RENAMED.get(key, (call.operation,))
    own = (f"{prefix_of(call.service)}:{name}" for name in names)
    beside = BESIDE.get(key, {}).items()
    return (*own, *(action for parameter, action in beside if call.params.get(parameter)))
