"""Member accounts cannot leave the organization.

An account that leaves takes its guardrails, its audit trail and its billing arrangements with it,
and whoever controls it answers to nobody. No public framework asks for this: they look at one
account at a time.

Exceptions: none. An account is let go from the management account, by
organizations:RemoveAccountFromOrganization, which guardrails do not bind.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, BREAK_GLASS, LANDING_ZONE, ROOT_USER, calls
from ._statement import Deny

LEAVE = "organizations:LeaveOrganization"

CONTROL = Control(
    severity="critical",
    bundle="organization",
    frameworks=Frameworks(),
    service_control=(
        Deny(
            sid="DenyLeavingOrganization",
            actions=(LEAVE,),
            absolute=True,
            denied=(
                *calls(ADMINISTRATOR, LEAVE),
                *calls(LANDING_ZONE, LEAVE),
                *calls(BREAK_GLASS, LEAVE),
                *calls(ROOT_USER, LEAVE, context={"aws:AssumedRoot": "true"}),
            ),
            allowed=calls(
                ADMINISTRATOR,
                "organizations:DescribeOrganization",
                "organizations:DescribeAccount",
            ),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="The account belongs to an organization with all features.",
            scope="account",
            service="organizations",
            operation="DescribeOrganization",
            expression="Organization.FeatureSet",
            expected="ALL",
            absent_error="AWSOrganizationsNotInUseException",
        ),
    ),
)
