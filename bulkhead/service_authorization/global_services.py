"""Services that answer from one region whatever region the caller works in.

AWS, "Global services" in the whitepaper AWS Fault Isolation Boundaries, the endpoints pages of the
AWS General Reference, and AWS Control Tower's region deny control CT.MULTISERVICE.PV.1, whose
exempt services these are as far as AWS still offers them and they answer from few regions. As of
2026-11, in the partition aws. What aws:RequestedRegion holds for each was not tried on AWS.
"""

from collections.abc import Mapping

_US_EAST_1 = ("us-east-1",)
_US_WEST_2 = ("us-west-2",)
# The data plane of Route 53 ARC's clusters answers from these five.
_ROUTING_CONTROL = ("us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1", "ap-southeast-2")

_HOMES: Mapping[str, tuple[str, ...]] = {
    "account": _US_EAST_1,
    "activate": _US_EAST_1,
    "artifact": _US_EAST_1,
    "aws-marketplace": _US_EAST_1,
    "aws-marketplace-management": _US_EAST_1,
    "billing": _US_EAST_1,
    "billingconductor": _US_EAST_1,
    "budgets": _US_EAST_1,
    "ce": _US_EAST_1,
    "chatbot": ("us-east-2", "us-west-2", "eu-west-1", "ap-southeast-1"),
    "chime": _US_EAST_1,
    "cloudfront": _US_EAST_1,
    "consoleapp": _US_EAST_1,
    "consolidatedbilling": _US_EAST_1,
    "cur": _US_EAST_1,
    "devicefarm": _US_WEST_2,
    "ecr-public": (*_US_EAST_1, *_US_WEST_2),
    "freetier": _US_EAST_1,
    "globalaccelerator": _US_WEST_2,
    "health": _US_EAST_1,
    "iam": _US_EAST_1,
    "invoicing": _US_EAST_1,
    "iq": _US_EAST_1,
    "networkmanager": _US_WEST_2,
    "notifications-contacts": _US_EAST_1,
    "organizations": _US_EAST_1,
    "payments": _US_EAST_1,
    "pricing": ("us-east-1", "eu-central-1", "ap-south-1"),
    "pricingplanmanager": _US_EAST_1,
    "route53": _US_EAST_1,
    "route53-recovery-cluster": _ROUTING_CONTROL,
    "route53-recovery-control-config": _US_WEST_2,
    "route53-recovery-readiness": _US_WEST_2,
    "route53domains": _US_EAST_1,
    "savingsplans": _US_EAST_1,
    "shield": _US_EAST_1,
    "sts": _US_EAST_1,
    "support": _US_EAST_1,
    "supportapp": _US_EAST_1,
    "supportplans": _US_EAST_1,
    "sustainability": _US_EAST_1,
    "tax": _US_EAST_1,
    "trustedadvisor": _US_EAST_1,
    "uxc": _US_EAST_1,
    "waf": _US_EAST_1,
}


def is_global(prefix: str) -> bool:
    """Say whether a service, given by its prefix, answers from the same region for everybody."""
    return prefix in _HOMES


def home_regions() -> Mapping[str, tuple[str, ...]]:
    """Give each global service's prefix and the regions that its requests can name."""
    return _HOMES
