"""KMS: rotation that is kept, and key policies that keep the key manageable."""

import pytest

from tests.sandbox.emulator.aws import Aws
from tests.sandbox.emulator.documents import policy_document


def test_keys_say_how_often_they_rotate(aws: Aws) -> None:
    """The rotation period is kept, 365 days without one; a key says that it is of one region."""
    key = aws.call("kms", "create_key")["KeyMetadata"]
    described = aws.call("kms", "describe_key", KeyId=key["Arn"])["KeyMetadata"]
    assert key["MultiRegion"] is described["MultiRegion"] is False
    for days, kept in (({}, 365), ({"RotationPeriodInDays": 90}, 90)):
        aws.call("kms", "enable_key_rotation", KeyId=key["KeyId"], **days)
        status = aws.call("kms", "get_key_rotation_status", KeyId=key["Arn"])
        assert status["RotationPeriodInDays"] == kept


@pytest.mark.parametrize(
    ("document", "refusal"),
    [
        ("{", "MalformedPolicyDocumentException"),
        (policy_document(), "MalformedPolicyDocumentException"),
        (
            policy_document(
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
                    "Action": "kms:*",
                    "Resource": "*",
                }
            ),
            "",
        ),
    ],
)
def test_key_policies_keep_the_key_manageable(aws: Aws, document: str, refusal: str) -> None:
    """A key policy that its author could not change again is refused."""
    assert aws.refusal("kms", "create_key", Policy=document) == refusal
    put = {"KeyId": aws.call("kms", "create_key")["KeyMetadata"]["KeyId"], "Policy": document}
    assert aws.refusal("kms", "put_key_policy", PolicyName="default", **put) == refusal


@pytest.mark.parametrize(
    ("spec", "algorithm"),
    [("RSA_2048", "RSASSA_PSS_SHA_256"), ("ECC_NIST_P384", "ECDSA_SHA_384")],
)
def test_asymmetric_keys_sign_as_their_spec_says(aws: Aws, spec: str, algorithm: str) -> None:
    """A key for signing signs with an algorithm of its own kind."""
    key = aws.call("kms", "create_key", KeySpec=spec, KeyUsage="SIGN_VERIFY")["KeyMetadata"]
    asked = {"KeyId": key["KeyId"], "Message": b"log", "SigningAlgorithm": algorithm}
    signature = aws.call("kms", "sign", **asked)["Signature"]
    assert aws.call("kms", "verify", **asked, Signature=signature)["SignatureValid"]
