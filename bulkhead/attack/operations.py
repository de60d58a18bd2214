"""From an IAM action back to the API operation that needs it."""

from collections.abc import Iterator
from functools import cache

import botocore.session
from botocore.exceptions import UnknownServiceError
from botocore.model import OperationModel, ServiceModel

from sandbox.emulator.authorization.actions import PREFIXES, RENAMED
from sandbox.emulator.scope import SIGNED_AS
from sandbox.emulator.services.s3.actions import RENAMED as RENAMED_IN_S3

# Actions of S3 and others that operations need beside their own; the operation that shows each.
SHOWN_BY = {
    "backup:CopyFromBackupVault": ("backup", "StartCopyJob"),
    "iam:PassRole": ("lambda", "CreateFunction"),
    "s3:BypassGovernanceRetention": ("s3", "DeleteObject"),
    "s3:DeleteObjectVersion": ("s3", "DeleteObject"),
    "s3:GetObjectVersion": ("s3", "GetObject"),
    "s3:ListAllMyBuckets": ("s3", "ListBuckets"),
    "s3:PutObjectVersionAcl": ("s3", "PutObjectAcl"),
    "sts:TagSession": ("sts", "AssumeRole"),
}
MORE_MODELS = {"s3": ("s3", "s3control"), "ses": ("sesv2",), "tag": ("resourcegroupstaggingapi",)}


def operation_for(action: str) -> OperationModel | None:
    """The operation that needs this action; None where botocore has none such."""
    prefix, name = action.split(":")
    if action in SHOWN_BY:
        service, operation = SHOWN_BY[action]
        return _model(service).operation_model(operation)
    for service in _services(prefix):
        model = _model(service)
        for operation in (name, *_renamed(service, name)):
            if operation in model.operation_names:
                return model.operation_model(operation)
    return None


def _renamed(service: str, name: str) -> Iterator[str]:
    """Operations whose action bears another name, the most telling first: Put before Delete."""
    found = [op for (of, op), names in RENAMED.items() if of == service and name in names]
    if service == "s3":
        found += [operation for operation, action in RENAMED_IN_S3.items() if action == name]
    yield from sorted(found, key=lambda operation: not operation.startswith("Put"))


def _services(prefix: str) -> Iterator[str]:
    """The models whose operations may need actions of this prefix."""
    signing = {name: signed for signed, name in PREFIXES.items()}.get(prefix, prefix)
    signed = [SIGNED_AS.get(name, name) for name in (signing, prefix)]
    for service in dict.fromkeys((*MORE_MODELS.get(prefix, ()), *signed, prefix)):
        try:
            _model(service)
        except UnknownServiceError:
            continue
        yield service


@cache
def _model(service: str) -> ServiceModel:
    model: ServiceModel = botocore.session.get_session().get_service_model(service)
    return model
