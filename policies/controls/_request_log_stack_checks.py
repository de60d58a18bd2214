"""The checks of `requests_logged` where another resource holds the setting."""

from ._check import StackCheck
from ._finding import Violation
from ._joined import Found, joined
from ._params import Params
from ._stack import Resource, Stack
from ._types import tokens

DISTRIBUTION = tokens("cloudfront", "Distribution")
DELIVERY = tokens("cloudwatch", "LogDeliverySource")
FIREWALL = tokens("networkfirewall", "Firewall")
FIREWALL_LOGS = tokens("networkfirewall", "LoggingConfiguration")
ZONE = tokens("route53", "Zone")
QUERY_LOG = tokens("route53", "QueryLog")

SITE = Resource(DISTRIBUTION[0], "site")
WALL = Resource(FIREWALL[0], "wall")
NAMES = Resource(ZONE[0], "names", {"name": "example.com"})

every_public_zone_logs = joined(
    ZONE,
    QUERY_LOG,
    "zoneId",
    Violation(
        "",
        "logs no queries",
        "aws.route53.QueryLog(..., zone_id=zone.id, cloudwatch_log_group_arn=log_group.arn)",
    ),
    unless="vpcs",
    identities=("id", "zoneId"),
)


def _queries_logged(stack: Stack, params: Params) -> Found:
    if params.dns_queries_logged:
        yield from every_public_zone_logs(stack, params)


REQUEST_LOG_STACK_CHECKS = (
    StackCheck(
        name="public-zone",
        types=ZONE,
        find=_queries_logged,
        passes=(
            (NAMES, Resource(QUERY_LOG[0], "log", depends_on={"zoneId": ("names",)})),
            (Resource(ZONE[0], "inside", {"vpcs": [{"vpcId": "vpc-1"}]}),),
        ),
        fails=(
            (NAMES,),
            (NAMES, Resource(QUERY_LOG[0], "log", depends_on={"zoneId": ("others",)})),
        ),
    ),
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
