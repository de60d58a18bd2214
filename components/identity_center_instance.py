"""The organization's instance of Identity Center, which nobody can create by API."""

from dataclasses import dataclass

import pulumi
from pulumi_aws import ssoadmin


@dataclass(frozen=True)
class Instance:
    """The organization's instance of Identity Center.

    Attributes:
        arn: Its ARN.
        identity_store_id: The directory of its people and groups.
    """

    arn: str
    identity_store_id: str


def identity_center_instance(opts: pulumi.InvokeOptions) -> Instance | None:
    """Find the instance in the provider's region; None where Identity Center is not enabled.

    No API enables it for an organization: CreateInstance makes one for a single account only.
    https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateInstance.html
    """
    found = ssoadmin.get_instances(opts=opts)
    if not found.arns:
        return None
    return Instance(arn=found.arns[0], identity_store_id=found.identity_store_ids[0])
