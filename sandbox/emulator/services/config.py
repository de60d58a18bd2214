"""AWS Config: what a recorder and a channel are told is kept, and the channel's bucket exists."""

from typing import Any
from uuid import uuid4

from moto.config.models import config_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.callers import on_behalf_of
from sandbox.emulator.delegation import registered
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers, before
from sandbox.emulator.services.organizations.organization import management_account
from sandbox.emulator.services.s3.buckets import find_bucket
from sandbox.emulator.statements import Asked, allows, by_service

CONFIG = "config.amazonaws.com"
FOR_ORGANIZATIONS = (CONFIG, "config-multiaccountsetup.amazonaws.com")
FORGOTTEN = ("recordingMode", "recordingScope")


@answers("config", "PutConfigurationRecorder")
def put_configuration_recorder(call: Call) -> Answer:
    """Gap: moto forgets the recording mode, and gives the recorder no ARN."""
    call.forward()
    recorder = call.params["ConfigurationRecorder"]
    name = recorder["name"]
    kept = call.table("recorders").setdefault(name, {})
    path = f"configuration-recorder/{name}/{uuid4().hex[:16]}"
    kept.setdefault("arn", f"arn:aws:config:{call.region}:{call.account}:{path}")
    kept.update({key: recorder[key] for key in FORGOTTEN if key in recorder})
    return {}


@answers("config", "DescribeConfigurationRecorders")
def describe_configuration_recorders(call: Call) -> Answer:
    """Gap: moto forgets the recording mode, and gives the recorder no ARN."""
    recorders = call.forward()["ConfigurationRecorders"]
    begin: dict[str, Any] = {"recordingMode": {"recordingFrequency": "CONTINUOUS"}}
    kept = call.table("recorders")
    return {
        "ConfigurationRecorders": [
            {**begin, **recorder, **kept.get(recorder["name"], {})} for recorder in recorders
        ]
    }


@answers("config", "DeleteConfigurationRecorder")
def delete_configuration_recorder(call: Call) -> Answer:
    """Gap: what moto forgets is kept here."""
    answer = call.forward()
    call.table("recorders").pop(call.params["ConfigurationRecorderName"], None)
    return answer


@before("config", "PutDeliveryChannel")
def bucket_admits_deliveries(call: Call) -> None:
    """Refusal: a bucket that is absent, or another account's that does not admit Config.

    Source: "Permissions for the Amazon S3 bucket for the AWS Config delivery channel", AWS Config
    Developer Guide.
    """
    channel = call.params["DeliveryChannel"]
    bucket = find_bucket(channel.get("s3BucketName", ""))
    if bucket is None:
        raise AwsError(
            "NoSuchBucketException",
            f"Cannot find a S3 bucket with an empty or unknown bucket name: "
            f"{channel.get('s3BucketName', '')}",
        )
    if bucket.account_id == call.account:
        return
    prefix = f"{channel['s3KeyPrefix']}/" if channel.get("s3KeyPrefix") else ""
    resource = f"arn:aws:s3:::{bucket.name}/{prefix}AWSLogs/{call.account}/Config/file"
    if not _admits(call, bucket.policy, resource):
        raise AwsError(
            "InsufficientDeliveryPolicyException",
            f"Insufficient delivery policy to s3 bucket: {bucket.name}, unable to write to "
            f"{resource}.",
        )


@before("config", "PutConfigurationAggregator")
def organization_lets_itself_be_read(call: Call) -> None:
    """Refusal: only management and Config's delegated administrator aggregate the organization."""
    if "OrganizationAggregationSource" not in call.params:
        return
    management = management_account(call.account)
    if management is None:
        raise AwsError("NoAvailableOrganizationException", "There is no organization.")
    delegated = (a for service in FOR_ORGANIZATIONS for a in registered(management, service))
    if call.account not in {management, *delegated}:
        raise AwsError(
            "OrganizationAccessDeniedException",
            f"The account {call.account} is neither the management account nor a delegated "
            f"administrator for {CONFIG}.",
        )


@answers("config", "PutConfigurationAggregator")
def put_configuration_aggregator(call: Call) -> Answer:
    """Gap: moto takes the tags of a later put. API: they are ignored, and the first ones stay."""
    aggregators = config_backends[call.account][call.region].config_aggregators
    known = aggregators.get(call.params["ConfigurationAggregatorName"])
    tags = known.tags if known else {}
    answer = call.forward()
    if known:
        known.tags = tags
    return answer


def _admits(call: Call, policy: bytes | None, resource: str) -> bool:
    """Whether Config itself, or the recorder's role, may put objects."""
    source_arn = f"arn:aws:config:{call.region}:{call.account}:configuration-recorder"
    context = on_behalf_of(call, CONFIG, source_arn) | {"s3:x-amz-acl": "bucket-owner-full-control"}
    recorders = config_backends[call.account][call.region].recorders.values()
    names = {call.account, f"arn:aws:iam::{call.account}:root"}
    roles = frozenset(names | {recorder.role_arn for recorder in recorders})
    by_role = Asked({"AWS": roles}, "s3:PutObject", resource, context)
    by_config = by_service(CONFIG, "s3:PutObject", resource, **context)
    return allows(policy, by_role) or allows(policy, by_config)
