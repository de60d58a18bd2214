"""The zones of a region."""

from typing import Any

from sandbox.provider.errors import NotServedError
from sandbox.provider.session import Session
from sandbox.provider.values import Properties

NOT_SERVED = ("allAvailabilityZones", "excludeNames", "excludeZoneIds", "filters")


def get_availability_zones(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give the zones that an account may use in a region, by name and by id.

    Raises:
        NotServedError: if some of them are asked for in a way that is not served.
    """
    if asked := [name for name in NOT_SERVED if arguments.get(name)]:
        raise NotServedError(f"getAvailabilityZones is served without {', '.join(asked)}")
    region = arguments.get("region") or session.region
    state = arguments.get("state")
    found = session.call("ec2", "DescribeAvailabilityZones", region)["AvailabilityZones"]
    zones = sorted(
        (each for each in found if state in (None, each["State"])),
        key=lambda each: each["ZoneName"],
    )
    return {
        "groupNames": sorted({each["GroupName"] for each in zones if "GroupName" in each}),
        "id": region,
        "names": [each["ZoneName"] for each in zones],
        "region": region,
        "state": state,
        "zoneIds": [each["ZoneId"] for each in zones],
    }
