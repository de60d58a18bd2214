"""Serial consoles stay closed, and an account's switches for sharing images and snapshots stay on.

The serial console reaches a machine past its network and its security groups. The switches that
keep images and snapshots from becoming public belong to the account: one call turns them off for
everything in it.

Exceptions: the declarative policy binds everybody, break-glass included; the statement, which also
holds where the declarative policy is not attached yet, leaves the landing zone's own roles alone.
"""

from ._audit import AuditQuery
from ._check import Check
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, calls
from ._rules import must_be
from ._statement import Declarative, Deny
from ._types import tokens

SWITCHING = (
    "ec2:DisableAllowedImagesSettings",
    "ec2:DisableImageBlockPublicAccess",
    "ec2:DisableSnapshotBlockPublicAccess",
    "ec2:EnableSerialConsoleAccess",
)

CONTROL = Control(
    severity="medium",
    bundle="network",
    frameworks=Frameworks(),
    service_control=(
        Deny(
            sid="DenySwitchingEc2Settings",
            actions=SWITCHING,
            denied=calls(ADMINISTRATOR, *SWITCHING),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    "ec2:DisableSerialConsoleAccess",
                    "ec2:EnableImageBlockPublicAccess",
                    "ec2:GetSerialConsoleAccessStatus",
                ),
                *calls(LANDING_ZONE, *SWITCHING),
            ),
        ),
    ),
    declarative=(
        Declarative(
            type="DECLARATIVE_POLICY_EC2",
            content={
                "ec2_attributes": {"serial_console_access": {"status": {"@@assign": "disabled"}}}
            },
        ),
    ),
    checks=(
        Check(
            name="serial-console",
            types=tokens("ec2", "SerialConsoleAccess"),
            find=must_be("enabled", wanted=False, default=True, write="enabled=False"),
            passes=({"enabled": False},),
            fails=({}, {"enabled": True}),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="The serial console is closed.",
            scope="region",
            service="ec2",
            operation="GetSerialConsoleAccessStatus",
            expression="SerialConsoleAccessEnabled",
            expected=False,
        ),
        AuditQuery(
            sentence="Images cannot become public.",
            scope="region",
            service="ec2",
            operation="GetImageBlockPublicAccessState",
            expression="ImageBlockPublicAccessState",
            expected="block-new-sharing",
        ),
    ),
)
