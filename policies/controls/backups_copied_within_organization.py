"""Backups are copied into vaults of the organization only.

A copy of a recovery point is a copy of the data, made by a service with rights of its own: copying
into a stranger's vault needs no read access at all.

Exceptions: nobody. The vault that takes the copy must let it in as well.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, LANDING_ZONE, calls
from ._statement import Deny

COPY = "backup:CopyFromBackupVault"
POINT = "arn:aws:backup:eu-central-1:111111111111:recovery-point:1234"
TARGET = "backup:CopyTargetOrgPaths"
INSIDE = {TARGET: "o-exampleorgid/r-ab12/ou-ab12-11111111/"}
OUTSIDE = {TARGET: "o-strangerorg1/r-ab12/ou-ab12-22222222/"}

CONTROL = Control(
    severity="high",
    bundle="data",
    frameworks=Frameworks(),
    service_control=(
        Deny(
            sid="DenyCopyingBackupsOutside",
            actions=(COPY,),
            condition={"ForAnyValue:StringNotLike": {TARGET: "${aws:PrincipalOrgID}/*"}},
            absolute=True,
            denied=(
                *calls(ADMINISTRATOR, COPY, resource=POINT, context=OUTSIDE),
                *calls(LANDING_ZONE, COPY, resource=POINT, context=OUTSIDE),
            ),
            allowed=(
                *calls(ADMINISTRATOR, COPY, resource=POINT, context=INSIDE),
                *calls(ADMINISTRATOR, "backup:StartBackupJob", "backup:CopyIntoBackupVault"),
            ),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="No copy of a backup failed in the last days for want of rights.",
            scope="region",
            service="backup",
            operation="ListCopyJobs",
            arguments={"ByState": "FAILED"},
            expression="CopyJobs[?contains(StatusMessage, 'denied')].CopyJobId",
        ),
    ),
)
