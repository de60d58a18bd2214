"""Calls that AWS refuses because a declarative EC2 policy or an S3 policy keeps a setting.

Nobody is exempt. Source: "EC2 policy syntax and examples" and "S3 policies", AWS Organizations User
Guide; "Blocking public access", Amazon S3 User Guide. The message is the policy's own, or AWS's
default. AWS does not document the code of EC2's error nor whether the message names the policy;
the sandbox appends the policy's ARN.

Not followed: the criteria of allowed images, and what blocking public access of VPCs does to
traffic, of which there is none here.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sandbox.emulator.authorization.denials import FORBIDDEN
from sandbox.emulator.authorization.management_policies import Path, Setting, settings
from sandbox.emulator.call import Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.services.s3.buckets import find_bucket
from sandbox.emulator.services.s3.policies import is_public
from sandbox.emulator.statements import statements

EC2_TYPE, S3_TYPE = "DECLARATIVE_POLICY_EC2", "S3_POLICY"
ROOT = "ec2_attributes"
EXCEPTION_MESSAGE = (ROOT, "exception_message")
DEFAULT_MESSAGE = "This action is denied due to an organizational policy in effect"
VIOLATION = "DeclarativePolicyViolation"
BLOCK = ("s3_attributes", "public_access_block_configuration")
PUBLIC_ACLS = frozenset({"authenticated-read", "public-read", "public-read-write"})

# Attribute of EC2's policy -> the operations that would change it.
CHANGING = {
    "allowed_images_settings": (
        "DisableAllowedImagesSettings",
        "EnableAllowedImagesSettings",
        "ReplaceImageCriteriaInAllowedImagesSettings",
    ),
    "image_block_public_access": (
        "DisableImageBlockPublicAccess",
        "EnableImageBlockPublicAccess",
    ),
    "instance_metadata_defaults": ("ModifyInstanceMetadataDefaults",),
    "serial_console_access": ("DisableSerialConsoleAccess", "EnableSerialConsoleAccess"),
    "snapshot_block_public_access": (
        "DisableSnapshotBlockPublicAccess",
        "EnableSnapshotBlockPublicAccess",
    ),
    "vpc_block_public_access": ("ModifyVpcBlockPublicAccessOptions",),
}


def _shares_with_all(call: Call, permission: str) -> bool:
    added = call.params.get(permission, {}).get("Add", [])
    in_old_form = call.params.get("OperationType") == "add"
    groups = [each.get("Group") for each in added]
    groups += call.params.get("UserGroups", []) if in_old_form else []
    groups += call.params.get("GroupNames", []) if in_old_form else []
    return "all" in groups


def _without_tokens(call: Call) -> bool:
    options = call.params.get("MetadataOptions", call.params)
    return bool(options.get("HttpTokens") == "optional")


# Path and value of a setting -> the operations that do not go with it, and when they do not.
NONCOMPLIANT: tuple[tuple[Path, frozenset[str], tuple[str, ...], Callable[[Call], bool]], ...] = (
    (
        (ROOT, "instance_metadata_defaults", "http_tokens_enforced"),
        frozenset({"enabled"}),
        ("ModifyInstanceMetadataOptions", "RunInstances"),
        _without_tokens,
    ),
    (
        (ROOT, "image_block_public_access", "state"),
        frozenset({"block_new_sharing"}),
        ("ModifyImageAttribute",),
        lambda call: _shares_with_all(call, "LaunchPermission"),
    ),
    (
        (ROOT, "snapshot_block_public_access", "state"),
        frozenset({"block_all_sharing", "block_new_sharing"}),
        ("ModifySnapshotAttribute",),
        lambda call: _shares_with_all(call, "CreateVolumePermission"),
    ),
    (
        (ROOT, "vpc_block_public_access", "internet_gateway_block", "exclusions_allowed"),
        frozenset({"disabled"}),
        ("CreateVpcBlockPublicAccessExclusion", "ModifyVpcBlockPublicAccessExclusion"),
        lambda _: True,
    ),
)


def refuse_what_settings_forbid(call: Call) -> None:
    """Return for a call that the account's declarative policies leave alone.

    Raises:
        AwsError: One of them does not.
    """
    if call.service == "ec2":
        _refuse_ec2(call)
    elif call.service in {"s3", "s3control"}:
        _refuse_s3(call)


def _refuse_ec2(call: Call) -> None:
    found = settings(call.account, EC2_TYPE)
    setting = next(_violated(call, found), None)
    if setting:
        said = found.get(EXCEPTION_MESSAGE)
        message = f"{said.value if said else DEFAULT_MESSAGE}: {setting.policy}"
        raise AwsError(VIOLATION, message, http_status=FORBIDDEN)


def _violated(call: Call, found: Mapping[Path, Setting]) -> Iterator[Setting]:
    for path, setting in found.items():
        if len(path) > 1 and call.operation in CHANGING.get(path[1], ()):
            yield setting
    for path, values, operations, when in NONCOMPLIANT:
        kept = found.get(path)
        if kept and kept.value in values and call.operation in operations and when(call):
            yield kept


def _refuse_s3(call: Call) -> None:
    bucket = find_bucket(call.params.get("Bucket", "")) if call.service == "s3" else None
    kept = settings(bucket.account_id if bucket else call.account, S3_TYPE).get(BLOCK)
    if kept is None:
        return
    changes = call.service == "s3control" and call.operation in {
        "DeletePublicAccessBlock",
        "PutPublicAccessBlock",
    }
    if changes or (kept.value == "all" and _makes_public(call.service, call.params)):
        message = f"{DEFAULT_MESSAGE}: {kept.policy}"
        raise AwsError("AccessDenied", message, http_status=FORBIDDEN)


def _makes_public(service: str, params: Mapping[str, Any]) -> bool:
    if service != "s3":
        return False
    policy = params.get("Policy")
    return params.get("ACL") in PUBLIC_ACLS or any(map(is_public, statements(policy)))
