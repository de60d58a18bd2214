"""Which records are calls that a policy may decide about, and which calls were denied already.

AWS, "CloudTrail record contents", `eventType` and `eventCategory`:
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
"""

from collections.abc import Mapping

from bulkhead.replay.callers import Skipped
from bulkhead.replay.records import Event

BY_TYPE: Mapping[str, Skipped] = {
    "AwsServiceEvent": Skipped.NOT_A_CALL,
    "AwsConsoleSignIn": Skipped.SIGN_IN,
    "AwsConsoleSignin": Skipped.SIGN_IN,
    "AwsCloudTrailInsight": Skipped.INSIGHT,
    "AwsVpceEvent": Skipped.NETWORK_ACTIVITY,
}
BY_CATEGORY: Mapping[str, Skipped] = {
    "Insight": Skipped.INSIGHT,
    "NetworkActivity": Skipped.NETWORK_ACTIVITY,
}
NOT_AUTHORISED = frozenset({"sts.amazonaws.com:GetCallerIdentity"})
"""Operations that no policy can deny.

AWS STS API Reference, GetCallerIdentity: it needs no permission, and works where one is denied.
https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
"""
DENIED = frozenset(
    {
        "AccessDenied",
        "AccessDeniedException",
        "AccessDeniedFault",
        "AuthorizationError",
        "Client.UnauthorizedOperation",
        "Forbidden",
        "KMS.AccessDeniedException",
        "NotAuthorized",
        "NotAuthorizedException",
        "UnauthorizedAccess",
        "UnauthorizedException",
        "UnauthorizedOperation",
        "VpceAccessDenied",
    }
)
"""Error codes of a denied call; each service names it in its own way.

IAM User Guide, "Troubleshoot access denied error messages", and, for EC2's own, "Error codes for
the Amazon EC2 API":
https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
"""


def no_call(event: Event) -> Skipped | None:
    """Say why the event is no call that a policy may decide about; None where it is one."""
    skipped = BY_TYPE.get(event.event_type or "") or BY_CATEGORY.get(event.event_category or "")
    if skipped is not None:
        return skipped
    if f"{event.event_source}:{event.event_name}" in NOT_AUTHORISED:
        return Skipped.NO_AUTHORISATION
    return None


def was_denied(event: Event) -> bool:
    """Say whether AWS denied the call when it was made."""
    code = event.error_code
    return code is not None and (code in DENIED or code.startswith("AccessDenied"))
