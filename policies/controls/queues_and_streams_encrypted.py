"""Queues, topics and streams keep their messages encrypted.

Messages wait there for minutes or days, with everything in them that the services which exchange
them know. Encryption costs next to nothing, and for queues it is on unless somebody turns it off.

Exceptions: delivery streams that take their records from a Kinesis stream or a Kafka cluster,
which encrypts them. A key that AWS manages suffices, unless `customer_managed_keys_used` says more.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._model import Control, Frameworks
from ._params import Params
from ._rules import must_be
from ._types import tokens

SOURCES = ("kinesisSourceConfiguration", "mskSourceConfiguration")
KEY = "kmsMasterKeyId"


def _queue(inputs: Inputs, _: Params) -> Iterator[Finding]:
    managed = as_bool(inputs.get("sqsManagedSseEnabled"))
    if managed is not False and managed is not UNKNOWN:
        return  # on by default since 2022 (Amazon SQS Developer Guide, "Encryption at rest")
    if inputs.get(KEY) in (None, ""):
        if managed is UNKNOWN:
            yield Undecided("sqsManagedSseEnabled")
            return
        write = "sqs_managed_sse_enabled=True, or kms_master_key_id=key.id"
        yield Violation("sqsManagedSseEnabled", "is false, and no key is named", write)
    elif inputs.get(KEY) is UNKNOWN:
        yield Undecided(KEY)


def _topic(inputs: Inputs, _: Params) -> Iterator[Finding]:
    if inputs.get(KEY) in (None, ""):
        yield Violation(KEY, "is not set", 'kms_master_key_id="alias/aws/sns", or key.id')


def _stream(inputs: Inputs, _: Params) -> Iterator[Finding]:
    given = inputs.get("encryptionType")
    if given is UNKNOWN:
        yield Undecided("encryptionType")
    elif given != "KMS":
        write = 'encryption_type="KMS", kms_key_id="alias/aws/kinesis", or key.arn'
        yield Violation("encryptionType", "is not KMS", write)


encrypted_delivery = must_be(
    "serverSideEncryption.enabled", wanted=True, write='server_side_encryption={"enabled": True}'
)


def _delivery(inputs: Inputs, params: Params) -> Iterator[Finding]:
    if not any(inputs.is_set(source) for source in SOURCES):
        yield from encrypted_delivery(inputs, params)


CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(fsbp=("DataFirehose.1", "Kinesis.1", "SQS.1")),
    checks=(
        Check(
            name="queue",
            types=tokens("sqs", "Queue"),
            find=_queue,
            passes=(
                {},
                {"sqsManagedSseEnabled": True},
                {KEY: "alias/orders", "sqsManagedSseEnabled": False},
            ),
            fails=(
                {"sqsManagedSseEnabled": False},
                {"sqsManagedSseEnabled": "false", KEY: ""},
            ),
        ),
        Check(
            name="topic",
            types=tokens("sns", "Topic"),
            find=_topic,
            passes=({KEY: "alias/aws/sns"},),
            fails=({}, {KEY: ""}),
        ),
        Check(
            name="stream",
            types=tokens("kinesis", "Stream"),
            find=_stream,
            passes=({"encryptionType": "KMS", "kmsKeyId": "alias/aws/kinesis"},),
            fails=({}, {"encryptionType": "NONE"}),
        ),
        Check(
            name="delivery-stream",
            types=tokens("kinesis", "FirehoseDeliveryStream"),
            find=_delivery,
            passes=(
                {"serverSideEncryption": {"enabled": True}},
                {"kinesisSourceConfiguration": {"roleArn": "arn:aws:iam::1:role/orders"}},
                {"mskSourceConfiguration": {"topicName": "orders"}},
            ),
            fails=(
                {"destination": "extended_s3"},
                {"serverSideEncryption": {"enabled": False}},
            ),
        ),
    ),
)
