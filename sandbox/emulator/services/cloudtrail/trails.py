"""What there is to know of a trail."""

from moto.cloudtrail.models import cloudtrail_backends

from sandbox.emulator.call import Call

CLOUDTRAIL = "cloudtrail.amazonaws.com"


def is_organization_trail(call: Call) -> bool:
    """Whether the trail is, or is to be, the whole organization's."""
    if "IsOrganizationTrail" in call.params:
        return bool(call.params["IsOrganizationTrail"])
    name = call.params["Name"].rpartition("/")[2]
    trail = cloudtrail_backends[call.account][call.region].trails.get(name)
    return bool(trail and trail.is_org_trail)
