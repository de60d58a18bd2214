"""Condition keys that every request carries, whatever it is about.

AWS, "AWS global condition context keys":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
S3 names the version of TLS; AWS serves nothing older than 1.2: "TLS 1.2 to become the minimum TLS
protocol level for all AWS API endpoints", AWS Security Blog, 2022.
"""

from collections.abc import Mapping


def carried_keys(region: str) -> Mapping[str, str]:
    """The keys of a request to a region."""
    return {
        "aws:RequestedRegion": region,
        "aws:SecureTransport": "true",
        "s3:TlsVersion": "1.2",
    }
