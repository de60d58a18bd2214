"""Amazon EC2: networks, and what an account sets for all of a region."""

from sandbox.provider.resources.ec2 import (
    account_settings,
    endpoints,
    exclusions,
    flow_logs,
    gateways,
    groups,
    network_acls,
    routes,
    vpc,
)

RESOURCES = (
    *account_settings.RESOURCES,
    *vpc.RESOURCES,
    *gateways.RESOURCES,
    *routes.RESOURCES,
    *groups.RESOURCES,
    *endpoints.RESOURCES,
    *flow_logs.RESOURCES,
    *exclusions.RESOURCES,
    *network_acls.RESOURCES,
)
