"""Resources are made with the tags that say whose they are.

A machine without an owner is found in an incident and belongs to nobody; nobody dares to stop it
either. The keys are in `required_tags`.

Exceptions: the landing zone's own roles. Services that make machines through service-linked roles
are not bound; what they make takes its tags from a launch template. Karpenter and other programs
must pass the tags on, or their nodes do not come: change them first. Off unless `required_tags`
names any. Other services take tags too, but not all in the request that makes the resource: the
statement is about instances and volumes, and the pack checks what runs, what holds data and what
people reach. Tags that a resource of type `aws.ec2.Tag` or `aws.autoscaling.Tag` adds come after
the resource, and do not count; those of the provider's `default_tags` do.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._proof import PROOF_PARAMS
from ._request import (
    ADMINISTRATOR,
    KARPENTER,
    LANDING_ZONE,
    STACK_SET,
    calls,
    service_linked_role,
)
from ._statement import Deny
from ._tag_checks import TAG_CHECKS

INSTANCE = "arn:aws:ec2:eu-central-1:111111111111:instance/*"
VOLUME = "arn:aws:ec2:eu-central-1:111111111111:volume/*"
IMAGE = "arn:aws:ec2:eu-central-1::image/ami-0123456789abcdef0"
TAGS = {f"aws:RequestTag/{key}": "storefront" for key in PROOF_PARAMS.required_tags}
HALF = dict([next(iter(TAGS.items()))])

CONTROL = Control(
    severity="low",
    bundle="organization",
    frameworks=Frameworks(),
    service_control=(
        Deny(
            sid="RequireTag",
            actions=("ec2:CreateVolume", "ec2:RunInstances"),
            resources=("arn:*:ec2:*:*:instance/*", "arn:*:ec2:*:*:volume/*"),
            condition={"Null": {"aws:RequestTag/{name}": "true"}},
            for_each="required_tags",
            denied=(
                *calls(ADMINISTRATOR, "ec2:RunInstances", resource=INSTANCE),
                *calls(ADMINISTRATOR, "ec2:RunInstances", resource=INSTANCE, context=HALF),
                *calls(KARPENTER, "ec2:CreateVolume", resource=VOLUME, context=HALF),
            ),
            allowed=(
                *calls(KARPENTER, "ec2:RunInstances", resource=INSTANCE, context=TAGS),
                *calls(ADMINISTRATOR, "ec2:CreateVolume", resource=VOLUME, context=TAGS),
                *calls(ADMINISTRATOR, "ec2:RunInstances", resource=IMAGE),
                *calls(LANDING_ZONE, "ec2:RunInstances", resource=INSTANCE),
                *calls(STACK_SET, "ec2:RunInstances", resource=INSTANCE),
                *calls(
                    service_linked_role(
                        "autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling"
                    ),
                    "ec2:RunInstances",
                    resource=INSTANCE,
                ),
            ),
        ),
    ),
    checks=TAG_CHECKS,
    parameters=("required_tags",),
    needs=("required_tags",),
    audit=(
        AuditQuery(
            sentence="Every running instance carries tags.",
            scope="region",
            service="ec2",
            operation="DescribeInstances",
            expression="Reservations[].Instances[?State.Name=='running' && !Tags].InstanceId[]",
        ),
    ),
)
