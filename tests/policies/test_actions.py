"""Every action that a statement names is one of AWS's."""

from fnmatch import fnmatchcase
from functools import cache

import botocore.session
import pytest

from policies.controls import CONTROLS

# IAM prefix -> botocore's names of the services, where they differ.
SERVICES = {
    "access-analyzer": ("accessanalyzer",),
    "aws-marketplace": ("marketplace-agreement",),
    "notifications-contacts": ("notificationscontacts",),
    "s3": ("s3", "s3control"),
    "sso": ("sso-admin",),
    "supportapp": ("support-app",),
    "tag": ("resourcegroupstaggingapi",),
    "tax": ("taxsettings",),
}
# Actions of Amazon S3 that have another name than the operation, and permissions that belong to
# no operation of their own (Service Authorization Reference, "Actions defined by Amazon S3").
S3_PERMISSIONS = {
    "BypassGovernanceRetention",
    "DeleteObjectVersion",
    "GetAccountPublicAccessBlock",
    "GetBucketPublicAccessBlock",
    "GetStorageLensDashboard",
    "ListAllMyBuckets",
    "PutAccountPublicAccessBlock",
    "PutBucketObjectLockConfiguration",
    "PutBucketPublicAccessBlock",
    "PutEncryptionConfiguration",
    "PutLifecycleConfiguration",
    "PutObjectVersionAcl",
    "PutReplicationConfiguration",
}
# Operations of S3 that are no actions: their permission has another name (the same page).
S3_OPERATIONS_ONLY = {
    "CopyObject",
    "DeleteObjects",
    "DeletePublicAccessBlock",
    "GetPublicAccessBlock",
    "HeadBucket",
    "HeadObject",
    "ListBuckets",
    "ListObjects",
    "ListObjectsV2",
    "PutBucketEncryption",
    "PutBucketLifecycleConfiguration",
    "PutBucketReplication",
    "PutObjectLockConfiguration",
    "PutPublicAccessBlock",
}
# Actions without an operation in the SDK: "Actions defined by ..." of each service's page there.
WITHOUT_OPERATION = {
    "datapipeline:GetAccountLimits",
    "vendor-insights:ListEntitledSecurityProfiles",
}
# Services without a model in the SDK, mostly of the console: pages of the Service Authorization
# Reference of their own.
WITHOUT_MODEL = {
    "activate",
    "aws-marketplace-management",
    "consoleapp",
    "consolidatedbilling",
    "iq",
    "payments",
    "pricingplanmanager",
    "supportplans",
}


def _named() -> list[str]:
    return sorted(
        {
            action
            for control in CONTROLS
            for deny in (*control.service_control, *control.resource_control)
            for action in (*deny.actions, *deny.not_actions)
            if action != "*"
        }
    )


@cache
def operations(prefix: str) -> frozenset[str]:
    """The operations of the service that an IAM prefix stands for; none if it has no model."""
    session = botocore.session.get_session()
    services = set(SERVICES.get(prefix, (prefix,))) & set(session.get_available_services())
    models = map(session.get_service_model, sorted(services))
    return frozenset(operation for model in models for operation in model.operation_names)


def _is_known(action: str) -> bool:
    prefix, _, name = action.partition(":")
    known = set(operations(prefix))
    if prefix == "s3":
        known = (known | S3_PERMISSIONS) - S3_OPERATIONS_ONLY
    if name == "*":
        return bool(known)
    return any(fnmatchcase(operation, name) for operation in known)


@pytest.mark.parametrize("action", _named())
def test_action_exists(action: str) -> None:
    """An action is an operation of its service, or listed here with where AWS documents it."""
    prefix = action.partition(":")[0]

    assert _is_known(action) != (action in WITHOUT_OPERATION or prefix in WITHOUT_MODEL)


def test_an_action_that_does_not_exist_is_found() -> None:
    """A misspelt action, a dead service, and one whose name only resembles another are unknown."""
    unknown = ("macie:DisableMacie", "s3:DeletePublicAccessBlock", "ec2:RunInstance")

    assert not any(map(_is_known, unknown))
