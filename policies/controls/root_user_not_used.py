"""The root user of a member account is not used.

The root user cannot be limited by IAM policies and its password outlives every joiner and leaver.
Its credentials are removed centrally; this control makes sure that credentials which come back, by
password recovery for example, are worth nothing. Sessions that the management account opens with
sts:AssumeRoot stay possible: they last 15 minutes, carry one task policy and are recorded.

Exceptions: sessions of sts:AssumeRoot, and what AWS never lets a service control policy restrict
(registering for Enterprise support, trusted signers of CloudFront, reverse DNS and a few more).
The management account's root user is out of reach of guardrails: its use raises an alarm instead.
"""

from collections.abc import Iterator, Sequence

from ._audit import AuditQuery
from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._params import Params
from ._request import ADMINISTRATOR, LANDING_ZONE, ROOT_USER, calls
from ._statement import Deny
from ._types import tokens

FEATURES = ("RootCredentialsManagement", "RootSessions")


def _root_is_managed_centrally(inputs: Inputs, _: Params) -> Iterator[Finding]:
    enabled = inputs.get("enabledFeatures")
    given = enabled if isinstance(enabled, Sequence) and not isinstance(enabled, str) else ()
    if enabled is UNKNOWN or UNKNOWN in given:
        yield Undecided("enabledFeatures")
        return
    for feature in FEATURES:
        if feature not in given:
            yield Violation(
                "enabledFeatures",
                f"lacks {feature}: member accounts keep root credentials of their own",
                'enabled_features=["RootCredentialsManagement", "RootSessions"]',
            )


CONTROL = Control(
    severity="critical",
    bundle="identity",
    frameworks=Frameworks(cis_3_0=("1.4", "1.7"), cis_5_0=("1.3", "1.6"), fsbp=("IAM.4", "IAM.6")),
    service_control=(
        Deny(
            sid="DenyRootUser",
            actions=("*",),
            condition={
                "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"},
                # Present, and true, only in sessions that sts:AssumeRoot opened.
                "Null": {"aws:AssumedRoot": "true"},
            },
            absolute=True,
            denied=calls(
                ROOT_USER,
                "iam:CreateAccessKey",
                "s3:DeleteBucket",
                "ec2:RunInstances",
                "sts:GetFederationToken",
            ),
            allowed=(
                *calls(
                    ROOT_USER,
                    "s3:DeleteBucketPolicy",
                    "iam:DeleteLoginProfile",
                    context={"aws:AssumedRoot": "true"},
                ),
                *calls(ADMINISTRATOR, "iam:CreateRole", "ec2:RunInstances"),
                *calls(LANDING_ZONE, "s3:DeleteBucketPolicy"),
            ),
        ),
    ),
    checks=(
        Check(
            name="root-managed-centrally",
            types=tokens("iam", "OrganizationsFeatures"),
            find=_root_is_managed_centrally,
            passes=({"enabledFeatures": list(FEATURES)},),
            fails=(
                {},
                {"enabledFeatures": []},
                {"enabledFeatures": ["RootSessions"]},
                {"enabledFeatures": "RootSessions"},
            ),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="The root user has no access key.",
            scope="account",
            service="iam",
            operation="GetAccountSummary",
            expression="SummaryMap.AccountAccessKeysPresent",
            expected=0,
        ),
        AuditQuery(
            sentence="Root credentials and root sessions are managed centrally.",
            scope="organization",
            service="iam",
            operation="ListOrganizationsFeatures",
            expression="sort(EnabledFeatures)",
            expected=FEATURES,
        ),
    ),
)
