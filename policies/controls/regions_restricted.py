"""Work happens in the approved regions only.

A region that nobody watches is where stolen credentials mine coins and where data ends up that was
never meant to leave. Services that answer from one place whatever the caller's region (IAM,
Route 53, CloudFront, billing and others) stay usable. ACM, KMS and WAF are among them because
CloudFront needs them in us-east-1; a second statement pins them to that region and the approved
ones, so that the exemption does not open them everywhere. A model of Amazon Bedrock that is called
through an inference profile works in any region of the profile's geography: a third statement lets
those profiles leave the approved regions that `inference_profiles` names, and no other call. No
public framework asks for this.

Exceptions: the landing zone's own roles, which set up detection in every region. Service-linked
roles are not bound. A global service that AWS launches tomorrow is denied until it is added here;
denials are visible in CloudTrail with this policy's ARN.
"""

from collections.abc import Iterator

from ._audit import AuditQuery
from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._global_services import GLOBAL_ACTIONS
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._params import Params
from ._request import (
    ADMINISTRATOR,
    LANDING_ZONE,
    WORKLOAD_ACCOUNT,
    calls,
    service_linked_role,
)
from ._statement import Deny, Param
from ._types import ANY_AWS_TYPE

INSIDE = {"aws:RequestedRegion": "eu-west-1"}
OUTSIDE = {"aws:RequestedRegion": "ap-southeast-2"}
UNITED_STATES = {"aws:RequestedRegion": "us-east-1"}

MODEL_CALLS = ("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream")


def _through(profile: str) -> dict[str, str]:
    arn = f"arn:aws:bedrock:eu-central-1:{WORKLOAD_ACCOUNT}:inference-profile/{profile}"
    return {"bedrock:InferenceProfileArn": arn}


def _region_is_allowed(inputs: Inputs, params: Params) -> Iterator[Finding]:
    region = inputs.get("region")
    if region is None or not params.allowed_regions:
        return
    if region is UNKNOWN:
        yield Undecided("region")
    elif region not in params.pinned_regions:
        allowed = ", ".join(params.allowed_regions)
        yield Violation(
            "region",
            f"is {shown(region)}, the approved regions are {allowed}",
            f'region="{params.allowed_regions[0]}"',
        )


CONTROL = Control(
    severity="high",
    bundle="regions",
    frameworks=Frameworks(),
    service_control=(
        Deny(
            sid="DenyOtherRegions",
            not_actions=(*GLOBAL_ACTIONS, *MODEL_CALLS),
            condition={"StringNotEquals": {"aws:RequestedRegion": (Param("allowed_regions"),)}},
            denied=(
                *calls(
                    ADMINISTRATOR,
                    "ec2:RunInstances",
                    "lambda:CreateFunction",
                    "s3:CreateBucket",
                    "sagemaker:CreateTrainingJob",
                    context=OUTSIDE,
                ),
                *calls(ADMINISTRATOR, "ec2:RunInstances", context=UNITED_STATES),
            ),
            allowed=(
                *calls(ADMINISTRATOR, "ec2:RunInstances", "s3:CreateBucket", context=INSIDE),
                *calls(
                    ADMINISTRATOR,
                    "iam:CreateRole",
                    "route53:ChangeResourceRecordSets",
                    "cloudfront:CreateDistribution",
                    "organizations:DescribeOrganization",
                    "support:CreateCase",
                    "sts:AssumeRole",
                    "s3:ListAllMyBuckets",
                    "budgets:ViewBudget",
                    context=UNITED_STATES,
                ),
                *calls(LANDING_ZONE, "guardduty:CreateDetector", context=OUTSIDE),
                *calls(
                    service_linked_role(
                        "access-analyzer.amazonaws.com", "AWSServiceRoleForAccessAnalyzer"
                    ),
                    "s3:GetBucketPolicy",
                    context=OUTSIDE,
                ),
            ),
        ),
        Deny(
            sid="DenyPinnedServicesElsewhere",
            actions=("acm:*", "kms:*", "wafv2:*"),
            condition={"StringNotEquals": {"aws:RequestedRegion": (Param("pinned_regions"),)}},
            denied=calls(
                ADMINISTRATOR,
                "acm:RequestCertificate",
                "kms:CreateKey",
                "wafv2:CreateWebACL",
                context=OUTSIDE,
            ),
            allowed=(
                *calls(
                    ADMINISTRATOR, "acm:RequestCertificate", "kms:Decrypt", context=UNITED_STATES
                ),
                *calls(ADMINISTRATOR, "kms:CreateKey", context=INSIDE),
                *calls(LANDING_ZONE, "kms:CreateKey", context=OUTSIDE),
            ),
        ),
        Deny(
            sid="DenyModelsElsewhere",
            actions=MODEL_CALLS,
            condition={"StringNotEquals": {"aws:RequestedRegion": (Param("allowed_regions"),)}},
            unless={
                "ArnNotLike": {"bedrock:InferenceProfileArn": (Param("inference_profile_arns"),)}
            },
            denied=(
                *calls(ADMINISTRATOR, *MODEL_CALLS, context=OUTSIDE),
                *calls(ADMINISTRATOR, *MODEL_CALLS, context={**OUTSIDE, **_through("us.model-1")}),
            ),
            allowed=(
                *calls(ADMINISTRATOR, *MODEL_CALLS, context=INSIDE),
                *calls(
                    ADMINISTRATOR,
                    *MODEL_CALLS,
                    context={"aws:RequestedRegion": "eu-north-1", **_through("eu.model-1")},
                ),
                *calls(LANDING_ZONE, *MODEL_CALLS, context=OUTSIDE),
            ),
        ),
    ),
    checks=(
        Check(
            name="region",
            types=ANY_AWS_TYPE,
            find=_region_is_allowed,
            passes=({}, {"region": "eu-central-1"}, {"region": "us-east-1"}),
            fails=({"region": "ap-southeast-2"}, {"region": "EU-CENTRAL-1"}),
        ),
    ),
    parameters=("allowed_regions",),
    audit=(
        AuditQuery(
            sentence="No instance runs in a region that is not approved.",
            scope="other_region",
            service="ec2",
            operation="DescribeInstances",
            expression="Reservations[].Instances[?State.Name!='terminated'].InstanceId[]",
        ),
    ),
)
