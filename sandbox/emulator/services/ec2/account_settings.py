"""Settings of an account in a region: kept and read back, and nothing follows from them.

Gap: moto has none of these operations but one, and that one cannot be read back.
Source: API reference of Amazon EC2. What a declarative policy sets does not show here.
"""

from typing import Any

from moto.ec2.models import ec2_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.registry import answers

# What an account has that set nothing: `EbsDefaultKmsKey` and `MetadataDefaultHttpTokensState` in
# the same reference.
AWS_MANAGED_KEY = "alias/aws/ebs"
NO_PREFERENCE = ("no-preference", -1)
UNBLOCKED = "unblocked"
MANAGED_BY_ACCOUNT = "account"

METADATA_DEFAULTS = (
    "HttpTokens",
    "HttpPutResponseHopLimit",
    "HttpEndpoint",
    "InstanceMetadataTags",
)


def _settings(call: Call) -> dict[str, Any]:
    return call.table("account_settings")


@answers("ec2", "EnableSerialConsoleAccess", "DisableSerialConsoleAccess")
def switch_serial_console_access(call: Call) -> Answer:
    """Open or close the serial consoles."""
    enabled = call.operation.startswith("Enable")
    _settings(call)["serial_console"] = enabled
    return {"SerialConsoleAccessEnabled": enabled}


@answers("ec2", "GetSerialConsoleAccessStatus")
def get_serial_console_access_status(call: Call) -> Answer:
    """Closed, unless somebody opened them."""
    enabled = _settings(call).get("serial_console", False)
    return {"SerialConsoleAccessEnabled": enabled, "ManagedBy": MANAGED_BY_ACCOUNT}


@answers("ec2", "EnableImageBlockPublicAccess", "DisableImageBlockPublicAccess")
def switch_image_block_public_access(call: Call) -> Answer:
    """Block or allow public images."""
    state = call.params.get("ImageBlockPublicAccessState", UNBLOCKED)
    _settings(call)["images"] = state
    return {"ImageBlockPublicAccessState": state}


@answers("ec2", "GetImageBlockPublicAccessState")
def get_image_block_public_access_state(call: Call) -> Answer:
    """Blocked, unless somebody allowed them: so are accounts without public images since 2023."""
    state = _settings(call).get("images", "block-new-sharing")
    return {"ImageBlockPublicAccessState": state, "ManagedBy": MANAGED_BY_ACCOUNT}


@answers("ec2", "EnableSnapshotBlockPublicAccess", "DisableSnapshotBlockPublicAccess")
def switch_snapshot_block_public_access(call: Call) -> Answer:
    """Block or allow public snapshots."""
    state = call.params.get("State", UNBLOCKED)
    _settings(call)["snapshots"] = state
    return {"State": state}


@answers("ec2", "GetSnapshotBlockPublicAccessState")
def get_snapshot_block_public_access_state(call: Call) -> Answer:
    """Allowed, unless somebody blocked them."""
    state = _settings(call).get("snapshots", UNBLOCKED)
    return {"State": state, "ManagedBy": MANAGED_BY_ACCOUNT}


@answers("ec2", "ModifyInstanceMetadataDefaults")
def modify_instance_metadata_defaults(call: Call) -> Answer:
    """Take over what is given, and forget what is given up again."""
    defaults = _settings(call).setdefault("metadata", {})
    defaults.update({name: call.params[name] for name in METADATA_DEFAULTS if name in call.params})
    for name in [name for name, value in defaults.items() if value in NO_PREFERENCE]:
        del defaults[name]
    return {"Return": True}


@answers("ec2", "GetInstanceMetadataDefaults")
def get_instance_metadata_defaults(call: Call) -> Answer:
    """What was set; a member without a preference is left out."""
    return {"AccountLevel": {**_settings(call).get("metadata", {}), "ManagedBy": "account"}}


@answers("ec2", "GetEbsDefaultKmsKeyId")
def get_ebs_default_kms_key_id(call: Call) -> Answer:
    """The key of new volumes."""
    kept = ec2_backends[call.account][call.region].default_kms_key_id
    return {"KmsKeyId": kept or AWS_MANAGED_KEY}


@answers("ec2", "ResetEbsDefaultKmsKeyId")
def reset_ebs_default_kms_key_id(call: Call) -> Answer:
    """Back to the key that AWS manages."""
    ec2_backends[call.account][call.region].default_kms_key_id = ""
    return {"KmsKeyId": AWS_MANAGED_KEY}
