"""KMS keys rotate by themselves, at least once a year.

A key that never changes has encrypted everything there is: what leaks or is broken once opens all
of it. Rotation costs nothing to operate: AWS keeps the older material for what it has encrypted.

Exceptions: keys for signatures and for message authentication, and keys whose material comes from
outside or lives in a key store of one's own, which AWS cannot rotate. Replicas follow their primary
key. How long at most is `longest_key_rotation_days`.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs, as_bool
from ._model import Control, Frameworks
from ._numbers import as_number
from ._params import Params
from ._types import tokens

ROTATE = "enable_key_rotation=True"
PERIOD = "rotationPeriodInDays"
# What AWS can rotate (AWS KMS Developer Guide, "Rotate AWS KMS keys").
SYMMETRIC = {"keyUsage": "ENCRYPT_DECRYPT", "customerMasterKeySpec": "SYMMETRIC_DEFAULT"}
OUTSIDE = ("customKeyStoreId", "xksKeyId")


def _rotates(inputs: Inputs, _: Params) -> Iterator[Finding]:
    unknown = _kind_not_known(inputs)
    if unknown is None:
        return
    given = inputs.get("enableKeyRotation")
    rotates = as_bool(given)
    if rotates is UNKNOWN:
        yield Undecided("enableKeyRotation")
    elif rotates is not True and unknown:
        yield Undecided(unknown)
    elif rotates is not True:
        yield Violation("enableKeyRotation", f"is {shown(given)}", ROTATE)


def _kind_not_known(inputs: Inputs) -> str | None:
    """What says whether AWS can rotate the key and is not known, or ""; None where it cannot."""
    kinds = {name: inputs.get(name) for name in SYMMETRIC}
    if any(inputs.is_set(name) for name in OUTSIDE):
        return None
    if any(kinds[name] not in (None, UNKNOWN, only) for name, only in SYMMETRIC.items()):
        return None
    return next((name for name, kind in kinds.items() if kind is UNKNOWN), "")


def _often(inputs: Inputs, params: Params) -> Iterator[Finding]:
    days, longest = as_number(inputs.get(PERIOD)), params.longest_key_rotation_days
    if days is UNKNOWN:
        yield Undecided(PERIOD)
    elif days is not None and days > longest:
        problem = f"is {shown(days)}: {longest} is the longest"
        yield Violation(PERIOD, problem, f"rotation_period_in_days={longest}")


CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(cis_3_0=("3.6",), cis_5_0=("3.6",), security_hub=("KMS.4",)),
    parameters=("longest_key_rotation_days",),
    checks=(
        Check(
            name="rotation",
            types=tokens("kms", "Key"),
            find=_rotates,
            passes=(
                {"enableKeyRotation": True},
                {"enableKeyRotation": "true"},
                {"customerMasterKeySpec": "RSA_4096"},
                {"keyUsage": "GENERATE_VERIFY_MAC", "customerMasterKeySpec": "HMAC_256"},
                {"customKeyStoreId": "cks-1"},
            ),
            fails=(
                {"description": "orders"},
                {"enableKeyRotation": False, "keyUsage": "ENCRYPT_DECRYPT"},
            ),
            remedy={"enableKeyRotation": True},
        ),
        Check(
            name="period",
            types=tokens("kms", "Key"),
            find=_often,
            passes=({}, {"enableKeyRotation": True, "rotationPeriodInDays": 90}),
            fails=(
                {"enableKeyRotation": True, "rotationPeriodInDays": 2560},
                {"enableKeyRotation": True, "rotationPeriodInDays": "1000"},
            ),
        ),
    ),
)
