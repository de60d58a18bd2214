"""How trails are changed and deleted."""

from moto.cloudtrail.models import Trail, cloudtrail_backends

from sandbox.emulator.call import Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import before


@before("cloudtrail", "PutInsightSelectors")
def insight_selectors_are_replaced(call: Call) -> None:
    """Gap: moto adds to the selectors. Source: API reference of PutInsightSelectors."""
    trail = _trails(call).get(_name(call.params.get("TrailName") or ""))
    if trail is not None:
        trail.insight_selectors.clear()


@before("cloudtrail", "DeleteTrail")
def trail_is_deleted_by_its_arn(call: Call) -> None:
    """Gap: moto ignores an ARN, and an unknown trail. Source: API reference of DeleteTrail."""
    name = call.params["Name"]
    if _trails(call).pop(_name(name), None) is None:
        raise AwsError("TrailNotFoundException", f"Unknown trail: {name}")


def _trails(call: Call) -> dict[str, Trail]:
    trails: dict[str, Trail] = cloudtrail_backends[call.account][call.region].trails
    return trails


def _name(name_or_arn: str) -> str:
    return name_or_arn.rpartition("/")[2]
