"""AWS partitions: separate clouds, each with its own accounts, ARNs and global services."""

from collections.abc import Mapping
from types import MappingProxyType

COMMERCIAL = "aws"

_PARTITION_OF_PREFIX = {"cn-": "aws-cn", "us-gov-": "aws-us-gov", "eusc-": "aws-eusc"}

# The region in which a partition keeps IAM and other global services. Source: credential scopes in
# botocore's endpoints.json; the European Sovereign Cloud has one region only.
GLOBAL_REGIONS: Mapping[str, str] = MappingProxyType(
    {
        COMMERCIAL: "us-east-1",
        "aws-cn": "cn-north-1",
        "aws-us-gov": "us-gov-west-1",
        "aws-eusc": "eusc-de-east-1",
    }
)


def partition_of(region: str) -> str:
    """The partition of a region, as it stands in ARNs.

    Source: https://docs.aws.amazon.com/general/latest/gr/rande.html and botocore's
    `partitions.json`. The isolated partitions (aws-iso*) carry no AWS Organizations.
    """
    for prefix, partition in _PARTITION_OF_PREFIX.items():
        if region.startswith(prefix):
            return partition
    return COMMERCIAL
