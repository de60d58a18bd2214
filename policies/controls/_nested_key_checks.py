"""The checks of `customer_managed_keys_used` where a key is asked for of some resources only.

Sources: "Securing Lambda environment variables", AWS Lambda Developer Guide; "Configure server-side
encryption for artifacts stored in Amazon S3 for CodePipeline", AWS CodePipeline User Guide;
InstanceStorageConfig, Amazon Connect API Reference; the properties of each type in pulumi-aws.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided
from ._inputs import UNKNOWN, Inputs
from ._own_key import own_key
from ._own_key_checks import AWS_KEY, KEY_ARN
from ._params import Params
from ._rules import all_of, in_each
from ._types import tokens

VARIABLES = "environment.variables"
function_key = own_key("kmsKeyArn", write="kms_key_arn=key.arn")
parameter_key = own_key("keyId", write="key_id=key.arn")
stored_key = own_key(
    "encryptionConfig.keyId",
    write='"encryption_config": {"encryption_type": "KMS", "key_id": key.arn}',
)


def _function_with_variables(inputs: Inputs, params: Params) -> Iterator[Finding]:
    """What else a function keeps at rest is its code, which has no key of its own to ask for."""
    if inputs.get(VARIABLES) not in (None, {}):
        yield from function_key(inputs, params)


def _secure_parameter(inputs: Inputs, params: Params) -> Iterator[Finding]:
    """Only parameters of this type are encrypted with a key at all."""
    kind = inputs.get("type")
    if kind == "SecureString":
        yield from parameter_key(inputs, params)
    elif kind is UNKNOWN and params.customer_managed_keys and not inputs.is_set("keyId"):
        yield Undecided("type")


def _stores(key: str | None) -> dict[str, object]:
    return {"artifactStores": [{"location": "artifacts", "encryptionKey": {"id": key}}]}


def _storage(kind: str, key: str | None) -> dict[str, object]:
    return {"storageConfig": {kind: {"encryptionConfig": {"keyId": key}}}}


NESTED_KEY_CHECKS = (
    Check(
        name="function-variables",
        types=tokens("lambda", "Function"),
        find=_function_with_variables,
        passes=(
            {"runtime": "python3.13"},
            {"environment": {"variables": {"TABLE": "orders"}}, "kmsKeyArn": KEY_ARN},
        ),
        fails=({"environment": {"variables": {"TABLE": "orders"}}},),
    ),
    Check(
        name="secure-parameter",
        types=tokens("ssm", "Parameter"),
        find=_secure_parameter,
        passes=({"type": "SecureString", "keyId": KEY_ARN}, {"type": "StringList"}),
        fails=({"type": "SecureString"}, {"type": "SecureString", "keyId": "alias/aws/ssm"}),
    ),
    Check(
        name="pipeline-artifacts",
        types=tokens("codepipeline", "Pipeline"),
        find=in_each(
            "artifactStores",
            own_key("encryptionKey.id", write='"encryption_key": {"id": key.arn, "type": "KMS"}'),
        ),
        passes=(_stores(KEY_ARN),),
        fails=(_stores(None), _stores(AWS_KEY)),
    ),
    Check(
        name="contact-records",
        types=tokens("connect", "InstanceStorageConfig"),
        find=all_of(
            in_each("storageConfig.s3Config", stored_key),
            in_each("storageConfig.kinesisVideoStreamConfig", stored_key),
        ),
        passes=(_storage("s3Config", KEY_ARN), {"storageConfig": {"storageType": "S3"}}),
        fails=(
            {"storageConfig": {"s3Config": {"bucketName": "records"}}},
            _storage("s3Config", None),
            _storage("kinesisVideoStreamConfig", AWS_KEY),
        ),
    ),
)
