"""Whatever the input holds, it is counted: no event and no file ends a run."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from bulkhead.replay.inputs import Input
from bulkhead.replay.items import ItemError, event_of
from bulkhead.replay.reading import Problem, read_events
from bulkhead.replay.tally import Tally
from tests.bulkhead.replay.builders import (
    OUTSIDER,
    WORKLOAD,
    Json,
    deny,
    judge,
    record,
    role_session,
    root_user,
    user,
)

NAMES = (
    *("bucketName", "key", "x-amz-copy-source", "roleName", "path", "keyId", "queueUrl", "tags"),
    *("targetPrincipal", "roleArn", "role", "functionName", "tagSpecificationSet", "items"),
    *(
        "metadataOptions",
        "principalArn",
        "versionId",
        "createVolumePermission",
        "arn",
        "tagContext",
    ),
)
WORDS = st.sampled_from(
    (
        "",
        ":",
        "arn:aws:iam::x",
        "arn:",
        "*",
        "{0}",
        "${a}",
        "/",
        "a/b",
        "%",
        WORKLOAD,
        "alias/aws/s3",
    )
)
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), WORDS, st.text()
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=8,
)
CALLS = st.sampled_from(
    (
        *("s3:GetObject", "s3:CopyObject", "s3:PutObject", "s3:DeleteObjects", "iam:CreateRole"),
        *("iam:AttachRolePolicy", "iam:CreateAccessKey", "kms:Decrypt", "sqs:SendMessage"),
        *("ec2:RunInstances", "ec2:CreateVolume", "ec2:ModifySnapshotAttribute", "sts:AssumeRoot"),
        *("lambda:CreateFunction20150331", "sts:AssumeRoleWithSAML", "apigateway:GetRestApis"),
    )
)
FIELDS = st.dictionaries(
    st.sampled_from(
        (
            *(
                "requestParameters",
                "eventContext",
                "additionalEventData",
                "resources",
                "userIdentity",
            ),
            *("sourceIPAddress", "awsRegion", "errorCode", "recipientAccountId", "eventType"),
            *("eventTime", "vpcEndpointId", "tlsDetails", "readOnly", "eventCategory"),
        )
    ),
    VALUES,
    max_size=4,
)
IDENTITIES = st.one_of(
    st.sampled_from([role_session(), user(), root_user(), role_session(account=OUTSIDER)]),
    st.builds(
        lambda kind, more: {"type": kind, **more},
        st.sampled_from(
            (
                *("AssumedRole", "Root", "IAMUser", "AWSAccount", "AWSService", "SAMLUser"),
                *("Role", "WebIdentityUser", "FederatedUser", "Directory"),
            )
        ),
        st.dictionaries(
            st.sampled_from(
                ("arn", "accountId", "principalId", "invokedBy", "identityProvider", "userName")
            ),
            WORDS,
        ),
    ),
)
KEYS = (
    *("aws:PrincipalTag/a", "aws:RequestTag/a", "aws:SourceIp", "aws:EpochTime", "s3:x-amz-acl"),
    *("aws:ResourceTag/a", "iam:PermissionsBoundary", "ec2:MetadataHttpTokens", "aws:TagKeys"),
)
JUDGE = judge(
    *(deny(Sid=f"S{n}", Condition={"StringEquals": {key: "x"}}) for n, key in enumerate(KEYS)),
    deny(Sid="R", Resource=["arn:aws:s3:::b/*", "arn:aws:iam::*:role/x-*"]),
)


@settings(max_examples=300)
@given(CALLS, IDENTITIES, FIELDS)
def test_every_record_is_decided_skipped_or_refused(
    call: str, identity: Json, fields: Json
) -> None:
    """A record with any values in any field is counted in one place."""
    tally = Tally()
    try:
        event = event_of(json.dumps(record(call, **{"userIdentity": identity, **fields})))
    except ItemError:
        return
    tally.add(event, JUDGE.judge(event))
    decided = tally.changes.total() + tally.denied_already + tally.skipped.total()
    assert (tally.events, decided) == (1, 1)


@settings(max_examples=200)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.builds(lambda value: json.dumps(value).encode(), VALUES),
        st.builds(lambda value: json.dumps({"Records": value}).encode(), VALUES),
        st.builds(lambda head, rest: head + rest, st.just(b"\x1f\x8b\x08"), st.binary(max_size=50)),
        st.builds(lambda rest: b"eventtime,eventsource,eventname\n" + rest, st.binary(max_size=80)),
    )
)
def test_every_file_is_read_to_its_end(content: bytes) -> None:
    """Any bytes give events and problems, and never an error."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        path.write_bytes(content)
        for found in read_events(Input(str(path), len(content))):
            assert not isinstance(found, Problem) or found.reason
