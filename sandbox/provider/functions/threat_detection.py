"""The GuardDuty detector that an account has."""

from typing import Any

from sandbox.provider.errors import NotServedError
from sandbox.provider.session import PARTITION, Session
from sandbox.provider.values import Properties


def get_detector(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give a detector: the named one, or the only one that the account has in a region.

    Raises:
        NotServedError: if none is named and there is not exactly one.
    """
    region = arguments.get("region") or session.region
    detector_id = arguments.get("id") or _only_detector(session, region)
    found = session.call("guardduty", "GetDetector", region, DetectorId=detector_id)
    arn = f"arn:{PARTITION}:guardduty:{region}:{session.account_id}:detector/{detector_id}"
    return {
        "arn": arn,
        "features": found.get("Features", []),
        "findingPublishingFrequency": found.get("FindingPublishingFrequency"),
        "id": detector_id,
        "region": region,
        "serviceRoleArn": found.get("ServiceRole"),
        "status": found.get("Status"),
        "tags": found.get("Tags", {}),
    }


def _only_detector(session: Session, region: str) -> str:
    found = session.call("guardduty", "ListDetectors", region)["DetectorIds"]
    if len(found) != 1:
        raise NotServedError(
            f"account {session.account_id} has {len(found)} GuardDuty detectors in {region}, and "
            "getDetector without an id needs exactly one; GuardDuty makes it when the account "
            "becomes the delegated administrator there"
        )
    return str(found[0])
