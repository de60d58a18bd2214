"""The availability zones that a network stretches over."""

import re
from collections.abc import Iterable

import pulumi
import pulumi_aws as aws

# Zones by id, as all accounts know them: a name such as eu-central-1a is another zone in each
# account ("Availability Zone IDs", AWS RAM User Guide). Local and Wavelength Zones have one part
# more in the middle (usw2-lax1-az1).
_ZONE_ID = re.compile(r"[a-z]+[0-9]-az(?P<number>[0-9]+)")

# Zones in which EKS makes no control plane: "VPC considerations", Amazon EKS User Guide, 2026-11.
_AVOIDED = frozenset({"use1-az3", "usw1-az2", "cac1-az3"})


def zone_ids(region: str, count: int, opts: pulumi.InvokeOptions) -> list[str]:
    """Ids of the zones that a network in a region stretches over.

    Args:
        region: The region.
        count: How many.
        opts: Options, above all the account's provider.

    Raises:
        pulumi.RunError: If the region has fewer.
    """
    found = aws.get_availability_zones(region=region, state="available", opts=opts).zone_ids
    chosen = chosen_zones(found, count)
    if len(chosen) < count:
        raise pulumi.RunError(
            f"{region} has {len(chosen)} availability zones that serve, and the network's tier "
            f"wants {count}: {', '.join(chosen)}"
        )
    return chosen


def chosen_zones(zone_ids: Iterable[str], count: int) -> list[str]:
    """The first zones by number, so that a new one moves no subnet."""
    numbers = {
        zone_id: int(match["number"])
        for zone_id in zone_ids
        if zone_id not in _AVOIDED and (match := _ZONE_ID.fullmatch(zone_id))
    }
    return sorted(numbers, key=numbers.__getitem__)[:count]
