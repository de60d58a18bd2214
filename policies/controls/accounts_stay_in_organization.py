"""Member accounts cannot leave the organization.

An account that leaves takes its guardrails, its audit trail and its billing arrangements with it,
and whoever controls it answers to nobody.

Exceptions: none. An account is let go from the management account, by
organizations:RemoveAccountFromOrganization, which guardrails do not bind.
"""

from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, BREAK_GLASS, LANDING_ZONE, Request
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
                Request(principal=ADMINISTRATOR, action=LEAVE),
                Request(principal=LANDING_ZONE, action=LEAVE),
                Request(principal=BREAK_GLASS, action=LEAVE),
            ),
            allowed=(
                Request(principal=ADMINISTRATOR, action="organizations:DescribeOrganization"),
            ),
        ),
    ),
)
