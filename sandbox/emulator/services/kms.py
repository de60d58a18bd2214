"""AWS KMS: how often a key rotates, and key policies that keep the key manageable."""

import json

from moto.kms import models
from moto.kms.models import kms_backends
from moto.kms.utils import AbstractPrivateKey, KeySpec, generate_private_key

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.callers import caller_of
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers, before
from sandbox.emulator.statements import Asked, allows

DEFAULT_ROTATION_DAYS = 365  # API reference of EnableKeyRotation


def _private_key(key_spec: str) -> AbstractPrivateKey:
    """Gap: moto searches the primes of an RSA key (0.1 s) for keys that never sign, too.

    Asymmetric keys get what they ask for; all others an elliptic one, which costs nothing.
    """
    asymmetric = (*KeySpec.rsa_key_specs(), *KeySpec.ecc_key_specs())
    return generate_private_key(key_spec if key_spec in asymmetric else KeySpec.ECC_NIST_P256)


models.generate_private_key = _private_key  # type: ignore[attr-defined] # moto imports it there


@answers("kms", "CreateKey", "DescribeKey")
def say_whether_multi_region(call: Call) -> Answer:
    """Gap: moto leaves MultiRegion out where it is false."""
    answer = call.forward()
    answer["KeyMetadata"].setdefault("MultiRegion", False)
    return answer


@answers("kms", "EnableKeyRotation")
def enable_key_rotation(call: Call) -> Answer:
    """Gap: moto forgets the period."""
    call.forward()
    days = call.params.get("RotationPeriodInDays")
    if days:
        call.table("rotation_days")[_key_id(call)] = days
    return {}


@answers("kms", "GetKeyRotationStatus")
def get_key_rotation_status(call: Call) -> Answer:
    """Gap: moto forgets the period."""
    answer = call.forward()
    if not answer["KeyRotationEnabled"]:
        return answer
    days = call.table("rotation_days").get(_key_id(call), DEFAULT_ROTATION_DAYS)
    return {**answer, "KeyId": _key_id(call), "RotationPeriodInDays": days}


@before("kms", "CreateKey", "PutKeyPolicy")
def policy_keeps_the_key_manageable(call: Call) -> None:
    """Refusal: malformed key policies, and those that lock the caller out.

    Source: API reference of PutKeyPolicy, BypassPolicyLockoutSafetyCheck.
    """
    document = call.params.get("Policy")
    if document is None:
        return
    try:
        json.loads(document)
    except ValueError:
        raise AwsError(
            "MalformedPolicyDocumentException", "The policy is not valid JSON."
        ) from None
    caller = caller_of(call)
    asked = Asked(caller.principals, "kms:PutKeyPolicy", "*", caller.context)
    if not call.params.get("BypassPolicyLockoutSafetyCheck") and not allows(document, asked):
        raise AwsError(
            "MalformedPolicyDocumentException",
            "The new key policy will not allow you to update the key policy in the future.",
        )


def _key_id(call: Call) -> str:
    key_id: str = kms_backends[call.account][call.region].any_id_to_key_id(call.params["KeyId"])
    return key_id
