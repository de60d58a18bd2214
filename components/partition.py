"""AWS partitions: the part of every ARN that says which of AWS's separate clouds it is in."""

_PARTITION_OF_PREFIX = {"cn-": "aws-cn", "us-gov-": "aws-us-gov", "eusc-": "aws-eusc"}


def partition_of(region: str) -> str:
    """The partition of a region.

    Source: https://docs.aws.amazon.com/general/latest/gr/rande.html and botocore's
    `partitions.json`. The isolated partitions (aws-iso*) carry no AWS Organizations.
    """
    for prefix, partition in _PARTITION_OF_PREFIX.items():
        if region.startswith(prefix):
            return partition
    return "aws"
