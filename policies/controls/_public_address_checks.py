"""The checks of `instances_without_public_addresses`: all that can be given a public address."""

from ._check import Check
from ._node_classes import NODE_CLASS, a_node_class, of_node_class
from ._option_settings import BEANSTALK, an_option, beanstalk_sets_not
from ._rules import in_each, must_be, must_not_be_set
from ._types import INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, tokens

NO_ADDRESS = "associate_public_ip_address=False"
NETWORK = "aws:ec2:vpc"
TASK = "assign_public_ip=False"
PRIVATE_TASK = {"subnets": ["subnet-1"], "assignPublicIp": False}
PUBLIC_TASK = {"subnets": ["subnet-1"], "assignPublicIp": True}
BEHIND = "a load balancer in front, and the instance in a private subnet"

no_address = must_be("associatePublicIpAddress", wanted=False, default=False, write=NO_ADDRESS)
task_without = must_be("assignPublicIp", wanted=False, default=False, write=TASK)

PUBLIC_ADDRESS_CHECKS = (
    Check(
        name="instance",
        types=(*INSTANCE, *LAUNCH_CONFIGURATION),
        find=no_address,
        passes=({}, {"associatePublicIpAddress": False}),
        fails=({"associatePublicIpAddress": True}, {"associatePublicIpAddress": "true"}),
        remedy={"associatePublicIpAddress": False},
    ),
    Check(
        name="launch-template",
        types=LAUNCH_TEMPLATE,
        find=in_each("networkInterfaces", no_address),
        passes=({}, {"networkInterfaces": [{"associatePublicIpAddress": "false"}]}),
        fails=({"networkInterfaces": [{"associatePublicIpAddress": "true"}]},),
    ),
    Check(
        name="spot-fleet",
        types=tokens("ec2", "SpotFleetRequest"),
        find=in_each("launchSpecifications", no_address),
        passes=({"launchSpecifications": [{"ami": "ami-1"}]},),
        fails=({"launchSpecifications": [{"associatePublicIpAddress": True}]},),
    ),
    Check(
        name="subnet",
        types=tokens("ec2", "DefaultSubnet", "Subnet"),
        find=must_be(
            "mapPublicIpOnLaunch",
            wanted=False,
            default=False,
            write="map_public_ip_on_launch=False",
        ),
        passes=({}, {"mapPublicIpOnLaunch": False}),
        fails=({"mapPublicIpOnLaunch": True},),
        remedy={"mapPublicIpOnLaunch": False},
    ),
    Check(
        name="ecs-service",
        types=tokens("ecs", "Service", "TaskSet"),
        find=in_each("networkConfiguration", task_without),
        passes=({}, {"networkConfiguration": PRIVATE_TASK}),
        fails=({"networkConfiguration": PUBLIC_TASK},),
    ),
    Check(
        name="event-target",
        types=tokens("cloudwatch", "EventTarget"),
        find=in_each("ecsTarget.networkConfiguration", task_without),
        passes=({"ecsTarget": {"networkConfiguration": PRIVATE_TASK}},),
        fails=({"ecsTarget": {"networkConfiguration": PUBLIC_TASK}},),
    ),
    Check(
        name="schedule",
        types=tokens("scheduler", "Schedule"),
        find=in_each("target.ecsParameters.networkConfiguration", task_without),
        passes=({"target": {"ecsParameters": {"networkConfiguration": PRIVATE_TASK}}},),
        fails=({"target": {"ecsParameters": {"networkConfiguration": PUBLIC_TASK}}},),
    ),
    Check(
        name="karpenter",
        types=NODE_CLASS,
        find=of_node_class(
            must_be(
                "associatePublicIPAddress",
                wanted=False,
                default=False,  # the subnet's setting, which is checked there
                write='"associatePublicIPAddress": False',
            )
        ),
        passes=(a_node_class(), a_node_class(associatePublicIPAddress=False)),
        fails=(a_node_class(associatePublicIPAddress=True),),
    ),
    Check(
        name="beanstalk",
        types=BEANSTALK,
        find=beanstalk_sets_not(
            NETWORK,
            "AssociatePublicIpAddress",
            "true",
            problem="each instance is on the internet",
            write='"value": "false", and NAT or endpoints for what goes out',
        ),
        passes=({}, an_option(NETWORK, "AssociatePublicIpAddress", "false")),
        fails=(
            an_option(NETWORK, "AssociatePublicIpAddress", "true"),
            an_option(NETWORK, "associatePublicIpAddress", "True"),
        ),
    ),
    Check(
        name="elastic-ip",
        types=tokens("ec2", "Eip"),
        find=must_not_be_set("instance", problem="is an instance on the internet", write=BEHIND),
        passes=({"domain": "vpc"}, {"networkInterface": "eni-1"}),
        fails=({"instance": "i-0123456789abcdef0"},),
    ),
    Check(
        name="elastic-ip-association",
        types=tokens("ec2", "EipAssociation"),
        find=must_not_be_set("instanceId", problem="is an instance on the internet", write=BEHIND),
        passes=({"allocationId": "eipalloc-1", "networkInterfaceId": "eni-1"},),
        fails=({"allocationId": "eipalloc-1", "instanceId": "i-0123456789abcdef0"},),
    ),
)
