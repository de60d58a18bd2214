"""Who and where the provider is."""

from typing import Any

from sandbox.provider.session import PARTITION, Session
from sandbox.provider.values import Properties

# The partition of every account in the sandbox.
DNS_SUFFIX = "amazonaws.com"


def get_caller_identity(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give the account and the principal that the provider acts as."""
    del arguments
    found = session.call("sts", "GetCallerIdentity")
    account = found["Account"]
    return {"accountId": account, "arn": found["Arn"], "userId": found["UserId"], "id": account}


def get_region(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give the region that the provider works in, or the one asked about."""
    region = arguments.get("region") or arguments.get("name") or session.region
    return {
        "description": region,
        "endpoint": f"ec2.{region}.{DNS_SUFFIX}",
        "id": region,
        "name": region,
        "region": region,
    }


def get_partition(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give the partition of AWS that the provider works in."""
    del session, arguments
    return {
        "dnsSuffix": DNS_SUFFIX,
        "id": PARTITION,
        "partition": PARTITION,
        "reverseDnsPrefix": ".".join(reversed(DNS_SUFFIX.split("."))),
    }
