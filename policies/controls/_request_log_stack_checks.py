"""The checks of `requests_logged` where another resource holds the setting."""

from ._check import StackCheck
from ._finding import Violation
from ._joined import joined
from ._stack import Resource
from ._types import tokens

DISTRIBUTION = tokens("cloudfront", "Distribution")
DELIVERY = tokens("cloudwatch", "LogDeliverySource")
FIREWALL = tokens("networkfirewall", "Firewall")
FIREWALL_LOGS = tokens("networkfirewall", "LoggingConfiguration")

SITE = Resource(DISTRIBUTION[0], "site")
WALL = Resource(FIREWALL[0], "wall")

REQUEST_LOG_STACK_CHECKS = (
    StackCheck(
        name="distribution",
        types=DISTRIBUTION,
        find=joined(
            DISTRIBUTION,
            DELIVERY,
            "resourceArn",
            Violation(
                "loggingConfig",
                "is not set, and no delivery of logs names the distribution",
                'logging_config={"bucket": logs.bucket_domain_name}',
            ),
            unless="loggingConfig",
        ),
        passes=(
            (Resource(DISTRIBUTION[0], "site", {"loggingConfig": {"bucket": "logs"}}),),
            (SITE, Resource(DELIVERY[0], "logs", depends_on={"resourceArn": ("site",)})),
        ),
        fails=(
            (SITE,),
            (SITE, Resource(DELIVERY[0], "logs", depends_on={"resourceArn": ("other",)})),
        ),
    ),
    StackCheck(
        name="network-firewall",
        types=FIREWALL,
        find=joined(
            FIREWALL,
            FIREWALL_LOGS,
            "firewallArn",
            Violation(
                "",
                "logs nowhere",
                "aws.networkfirewall.LoggingConfiguration(..., firewall_arn=firewall.arn)",
            ),
        ),
        passes=((WALL, Resource(FIREWALL_LOGS[0], "l", depends_on={"firewallArn": ("wall",)})),),
        fails=((WALL,),),
    ),
)
