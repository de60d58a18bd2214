"""AWS services reach the organization's resources only when they act for the organization.

A bucket, queue, topic or role that trusts an AWS service trusts it on behalf of every customer: a
stranger who knows the name can let the service write or read there (the confused deputy). The
service says for whom it acts, and this statement compares that with the owner of the resource.

Exceptions: the accounts in `vendor_accounts`. Services that do not say for whom they act send no
aws:SourceAccount, and are left alone: nothing could be told from its absence. Policies are
checked for the services in `services_with_sources` (roles) and for those whose guides ask for a
condition (queues, topics, buckets); a function's permission names its source whatever the service.
The landing zone's roles are no services, and a service cannot be exempted by a role's name.
"""

from ._audit import policy_type_is_enabled
from ._model import Control, Frameworks
from ._perimeter import OWN_ORGANIZATION, PERIMETER_ACTIONS, RESOURCE_IS_NOBODYS, RESOURCE_IS_OURS
from ._request import (
    ADMINISTRATOR,
    LOG_ARCHIVE_ACCOUNT,
    OUTSIDE_ACCOUNT,
    VENDOR_ACCOUNT,
    WORKLOAD_ACCOUNT,
    calls,
)
from ._service_sources import SOURCE_CHECKS
from ._statement import Deny, Param

LOGS = "arn:aws:s3:::example-logs/AWSLogs/trail.json.gz"
FOR_A_STRANGER = {"aws:SourceAccount": OUTSIDE_ACCOUNT, "aws:SourceOrgID": "o-strangerorg1"}
FOR_US = {"aws:SourceAccount": WORKLOAD_ACCOUNT, "aws:SourceOrgID": "o-exampleorgid"}

CONTROL = Control(
    severity="high",
    bundle="identity",
    frameworks=Frameworks(),
    resource_control=(
        Deny(
            sid="DenyServicesOfStrangers",
            actions=(*PERIMETER_ACTIONS, "sts:*"),
            condition={
                "StringNotEqualsIfExists": {"aws:SourceOrgID": OWN_ORGANIZATION},
                "Bool": {"aws:PrincipalIsAWSService": "true"},
                "Null": {"aws:SourceAccount": "false", **RESOURCE_IS_OURS},
            },
            unless={"StringNotEqualsIfExists": {"aws:SourceAccount": (Param("vendor_accounts"),)}},
            absolute=True,
            denied=(
                *calls(
                    "cloudtrail.amazonaws.com",
                    "s3:PutObject",
                    resource=LOGS,
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                    context=FOR_A_STRANGER,
                ),
                *calls(
                    "events.amazonaws.com",
                    "sqs:SendMessage",
                    "sts:AssumeRole",
                    resource_account=WORKLOAD_ACCOUNT,
                    # An account without an organization has no id of one.
                    context={"aws:SourceAccount": OUTSIDE_ACCOUNT},
                ),
            ),
            allowed=(
                *calls(
                    "cloudtrail.amazonaws.com",
                    "s3:PutObject",
                    "kms:GenerateDataKey",
                    resource=LOGS,
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                    context=FOR_US,
                ),
                *calls("lambda.amazonaws.com", "sts:AssumeRole", resource_account=WORKLOAD_ACCOUNT),
                *calls(
                    "config.amazonaws.com",
                    "s3:PutObject",
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                    context={"aws:SourceAccount": VENDOR_ACCOUNT},
                ),
                *calls(ADMINISTRATOR, "s3:GetObject", "sts:AssumeRole", context=FOR_A_STRANGER),
                *calls(
                    "cloudtrail.amazonaws.com",
                    "s3:PutObject",
                    resource_account=LOG_ARCHIVE_ACCOUNT,
                    context={**FOR_A_STRANGER, **RESOURCE_IS_NOBODYS},
                ),
            ),
        ),
    ),
    checks=SOURCE_CHECKS,
    parameters=("services_with_sources",),
    audit=(policy_type_is_enabled("RESOURCE_CONTROL_POLICY"),),
)
