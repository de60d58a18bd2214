"""GuardDuty, Security Hub, Macie, Inspector, Detective and Access Analyzer stay on.

Detection is only worth something while nobody in the account can switch it off, leave its
administrator or file the findings away. The security account administers all of it for the whole
organization; a member account has nothing to change there.

Exceptions: the landing zone's own roles, through which the security account is set up. What a
service does by itself, such as joining new accounts, it does through service-linked roles, which
no service control policy binds.
"""

from ._audit import AuditQuery
from ._detection_actions import GUARDDUTY_ACTIONS, OTHERS_ACTIONS, SECURITY_HUB_ACTIONS
from ._detection_checks import DETECTION_CHECKS
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, calls, service_linked_role
from ._statement import Deny

CONTROL = Control(
    severity="critical",
    bundle="security",
    frameworks=Frameworks(
        cis_3_0=("1.20", "4.16"),
        cis_5_0=("1.19", "4.16"),
        fsbp=("GuardDuty.1", "Inspector.1", "Inspector.2", "Inspector.4", "Macie.1"),
    ),
    service_control=(
        Deny(
            sid="DenyStoppingGuardDuty",
            actions=GUARDDUTY_ACTIONS,
            denied=calls(
                ADMINISTRATOR,
                "guardduty:CreateIPSet",
                "guardduty:DeleteDetector",
                "guardduty:UpdateDetector",
                "guardduty:DisassociateFromAdministratorAccount",
            ),
            allowed=(
                *calls(ADMINISTRATOR, "guardduty:GetFindings", "guardduty:CreateDetector"),
                *calls(LANDING_ZONE, "guardduty:UpdateDetector"),
                *calls(
                    service_linked_role(
                        "guardduty.amazonaws.com", "AWSServiceRoleForAmazonGuardDuty"
                    ),
                    "guardduty:UpdateDetector",
                ),
            ),
        ),
        Deny(
            sid="DenyStoppingSecurityHub",
            actions=SECURITY_HUB_ACTIONS,
            denied=calls(
                ADMINISTRATOR,
                "securityhub:DisableSecurityHub",
                "securityhub:BatchDisableStandards",
                "securityhub:DisassociateFromAdministratorAccount",
            ),
            allowed=(
                *calls(ADMINISTRATOR, "securityhub:GetFindings", "securityhub:BatchImportFindings"),
                *calls(LANDING_ZONE, "securityhub:UpdateSecurityHubConfiguration"),
            ),
        ),
        Deny(
            sid="DenyStoppingOtherDetection",
            actions=OTHERS_ACTIONS,
            denied=calls(
                ADMINISTRATOR,
                "access-analyzer:DeleteAnalyzer",
                "access-analyzer:UpdateFindings",
                "detective:DisassociateMembership",
                "inspector2:Disable",
                "macie2:DisableMacie",
                "macie2:UpdateMacieSession",
            ),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    "access-analyzer:ValidatePolicy",
                    "inspector2:ListFindings",
                    "macie2:GetMacieSession",
                ),
                *calls(LANDING_ZONE, "inspector2:Disable", "macie2:UpdateMacieSession"),
            ),
        ),
    ),
    checks=DETECTION_CHECKS,
    audit=(
        AuditQuery(
            sentence="A GuardDuty detector exists.",
            scope="region",
            service="guardduty",
            operation="ListDetectors",
            expression="length(DetectorIds)",
            expected=1,
        ),
        AuditQuery(
            sentence="Security Hub is on.",
            scope="region",
            service="securityhub",
            operation="DescribeHub",
            expression="HubArn != `null`",
            expected=True,
            absent_error="InvalidAccessException",
        ),
        AuditQuery(
            sentence="Inspector scans the account.",
            scope="region",
            service="inspector2",
            operation="BatchGetAccountStatus",
            expression="accounts[].state.status",
            expected=("ENABLED",),
        ),
    ),
)
