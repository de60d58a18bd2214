"""CloudTrail, AWS Config and flow logs stay on.

Whoever breaks in turns the recording off first. The organization's trail and recorders are set up
from outside the account; this control keeps an account's own administrators, and whoever has taken
over their credentials, from stopping, redirecting or thinning them out.

Exceptions: the landing zone's own roles, which set the recording up. AWS Config records through a
service-linked role, which no service control policy binds. Deleting log groups and changing their
retention stays a matter of the workload's team, except where `log_groups_kept` names them: the
audit logs are in the log archive, not in log groups of workload accounts. Rules and conformance
packs of AWS Config are a team's own; those of Security Hub are the service's, which lets nobody
else change them.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._recording_checks import RECORDING_CHECKS, RECORDING_STACK_CHECKS
from ._request import ADMINISTRATOR, LANDING_ZONE, calls, service_linked_role
from ._statement import Deny

CONTROL = Control(
    severity="critical",
    bundle="logging",
    frameworks=Frameworks(
        cis_3_0=("3.1", "3.2", "3.3", "3.5", "3.7"),
        cis_5_0=("3.1", "3.2", "3.3", "3.5", "3.7"),
        fsbp=("CloudTrail.1", "CloudTrail.2", "CloudTrail.4", "Config.1", "EC2.6"),
    ),
    service_control=(
        Deny(
            sid="DenyStoppingCloudTrail",
            actions=(
                "cloudtrail:DeleteChannel",
                "cloudtrail:DeleteEventDataStore",
                "cloudtrail:DeleteTrail",
                "cloudtrail:DisableFederation",
                "cloudtrail:PutEventSelectors",
                "cloudtrail:PutInsightSelectors",
                "cloudtrail:RemoveTags",
                "cloudtrail:StopEventDataStoreIngestion",
                "cloudtrail:StopLogging",
                "cloudtrail:UpdateEventDataStore",
                "cloudtrail:UpdateTrail",
            ),
            denied=calls(
                ADMINISTRATOR,
                "cloudtrail:StopLogging",
                "cloudtrail:DeleteTrail",
                "cloudtrail:UpdateTrail",
                "cloudtrail:PutEventSelectors",
                resource="arn:aws:cloudtrail:eu-central-1:111111111111:trail/organization",
            ),
            allowed=(
                *calls(ADMINISTRATOR, "cloudtrail:LookupEvents", "cloudtrail:DescribeTrails"),
                *calls(LANDING_ZONE, "cloudtrail:UpdateTrail", "cloudtrail:PutInsightSelectors"),
                *calls(
                    service_linked_role("cloudtrail.amazonaws.com", "AWSServiceRoleForCloudTrail"),
                    "cloudtrail:UpdateTrail",
                ),
            ),
        ),
        Deny(
            sid="DenyStoppingConfig",
            actions=(
                "config:DeleteAggregationAuthorization",
                "config:DeleteConfigurationAggregator",
                "config:DeleteConfigurationRecorder",
                "config:DeleteDeliveryChannel",
                "config:DeleteEvaluationResults",
                "config:DeleteRetentionConfiguration",
                "config:DeleteServiceLinkedConfigurationRecorder",
                "config:PutConfigurationRecorder",
                "config:PutDeliveryChannel",
                "config:PutRetentionConfiguration",
                "config:StopConfigurationRecorder",
            ),
            denied=calls(
                ADMINISTRATOR,
                "config:StopConfigurationRecorder",
                "config:DeleteDeliveryChannel",
                "config:PutConfigurationRecorder",
            ),
            allowed=(
                *calls(ADMINISTRATOR, "config:PutConfigRule", "config:DescribeConfigRules"),
                *calls(LANDING_ZONE, "config:PutConfigurationRecorder"),
                *calls(
                    service_linked_role("config.amazonaws.com", "AWSServiceRoleForConfig"),
                    "config:PutDeliveryChannel",
                ),
            ),
        ),
        Deny(
            sid="DenyDeletingFlowLogs",
            actions=("ec2:DeleteFlowLogs",),
            denied=calls(
                ADMINISTRATOR,
                "ec2:DeleteFlowLogs",
                resource="arn:aws:ec2:eu-central-1:111111111111:vpc-flow-log/fl-1",
            ),
            allowed=(
                *calls(ADMINISTRATOR, "ec2:CreateFlowLogs", "ec2:DescribeFlowLogs"),
                *calls(LANDING_ZONE, "ec2:DeleteFlowLogs"),
            ),
        ),
    ),
    checks=RECORDING_CHECKS,
    stack_checks=RECORDING_STACK_CHECKS,
    audit=(
        AuditQuery(
            sentence="An organization trail records every region, with log file validation.",
            scope="account",
            service="cloudtrail",
            operation="DescribeTrails",
            expression="length(trailList[?IsOrganizationTrail && IsMultiRegionTrail"
            " && LogFileValidationEnabled]) > `0`",
            expected=True,
        ),
        AuditQuery(
            sentence="AWS Config records.",
            scope="region",
            service="config",
            operation="DescribeConfigurationRecorderStatus",
            expression="length(ConfigurationRecordersStatus[?recording]) > `0`",
            expected=True,
        ),
    ),
)
