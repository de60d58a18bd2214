"""Which regions an account has opted in to. Recorded: a region that is off still answers.

Gap: moto has none of these operations.
Source: "Enable or disable AWS Regions in your account", AWS Account Management Reference Guide, as
of 2026-11-23.
"""

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers

ALWAYS_ON = [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
]
OPT_IN = [
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-south-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-west-1",
    "eu-central-2",
    "eu-south-1",
    "eu-south-2",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
]


@answers("account", "ListRegions")
def list_regions(call: Call) -> Answer:
    """Every region with its status, or those of one status."""
    wanted = call.params.get("RegionOptStatusContains")
    statuses = {region: _status(call, region) for region in sorted([*ALWAYS_ON, *OPT_IN])}
    return {
        "Regions": [
            {"RegionName": region, "RegionOptStatus": status}
            for region, status in statuses.items()
            if not wanted or status in wanted
        ]
    }


@answers("account", "GetRegionOptStatus")
def get_region_opt_status(call: Call) -> Answer:
    """One region's status."""
    region = call.params["RegionName"]
    return {"RegionName": region, "RegionOptStatus": _status(call, region)}


@answers("account", "EnableRegion")
def enable_region(call: Call) -> Answer:
    """Opt in; done at once, which takes AWS minutes to hours."""
    return _opt(call, "ENABLED")


@answers("account", "DisableRegion")
def disable_region(call: Call) -> Answer:
    """Opt out; done at once."""
    return _opt(call, "DISABLED")


def _opt(call: Call, status: str) -> Answer:
    region = call.params["RegionName"]
    if region not in OPT_IN:
        raise AwsError("ValidationException", f"{region} cannot be enabled or disabled.")
    call.table("regions")[region] = status
    return {}


def _status(call: Call, region: str) -> str:
    if region in ALWAYS_ON:
        return "ENABLED_BY_DEFAULT"
    if region not in OPT_IN:
        raise AwsError("ValidationException", f"{region} is not a region.")
    return str(call.table("regions").get(region, "DISABLED"))
