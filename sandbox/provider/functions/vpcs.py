"""The VPCs of a region."""

from typing import Any

from sandbox.provider.errors import NotServedError
from sandbox.provider.session import Session
from sandbox.provider.values import Properties


def get_vpcs(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give the ids of an account's VPCs in a region, all of them or those that filters name.

    Raises:
        NotServedError: if they are asked for by tags.
    """
    if arguments.get("tags"):
        raise NotServedError("getVpcs is served without tags; name them in filters")
    region = arguments.get("region") or session.region
    filters = [
        {"Name": each["name"], "Values": each["values"]} for each in arguments.get("filters") or ()
    ]
    found = session.call("ec2", "DescribeVpcs", region, Filters=filters)["Vpcs"]
    ids = sorted(each["VpcId"] for each in found)
    return {"id": region, "ids": ids, "filters": arguments.get("filters"), "region": region}
