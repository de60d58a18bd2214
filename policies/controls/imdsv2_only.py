"""Instances give out credentials through version 2 of the instance metadata service only.

Version 1 answers any request that reaches it, so one URL that a server can be tricked into
fetching hands over the role of the instance. Version 2 asks for a token first. The setting itself
is held by a declarative policy, not by a service control policy: it makes token use the default in
every region and lets no launch go without it, also where an old launch template or a managed
service says nothing, which a statement on ec2:RunInstances would have to deny. The statements deny
what weakens an instance afterwards, and calls with credentials that version 1 has handed out.

Exceptions: the declarative policy binds everybody, break-glass included; the statements leave the
landing zone's own roles alone. Credentials that did not come from an instance carry no
ec2:RoleDelivery key and are untouched. Which versions the instances of a Beanstalk environment
answer where it says nothing is up to its platform, and not judged.
"""

from ._audit import AuditQuery
from ._metadata_checks import METADATA_CHECKS
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, DEPLOYER, LANDING_ZONE, calls
from ._statement import Declarative, Deny

INSTANCE_ARN = "arn:aws:ec2:eu-central-1:111111111111:instance/i-0123456789abcdef0"

CONTROL = Control(
    severity="high",
    bundle="data",
    frameworks=Frameworks(
        cis_3_0=("5.6",), cis_5_0=("5.7",), fsbp=("AutoScaling.3", "EC2.8", "EC2.170")
    ),
    service_control=(
        Deny(
            sid="DenyOptionalTokens",
            actions=("ec2:ModifyInstanceMetadataOptions",),
            condition={"StringEquals": {"ec2:Attribute/HttpTokens": "optional"}},
            denied=calls(
                ADMINISTRATOR,
                "ec2:ModifyInstanceMetadataOptions",
                resource=INSTANCE_ARN,
                context={"ec2:Attribute/HttpTokens": "optional"},
            ),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    "ec2:ModifyInstanceMetadataOptions",
                    resource=INSTANCE_ARN,
                    context={"ec2:Attribute/HttpTokens": "required"},
                ),
                *calls(ADMINISTRATOR, "ec2:ModifyInstanceMetadataOptions", resource=INSTANCE_ARN),
                *calls(
                    LANDING_ZONE,
                    "ec2:ModifyInstanceMetadataOptions",
                    resource=INSTANCE_ARN,
                    context={"ec2:Attribute/HttpTokens": "optional"},
                ),
            ),
        ),
        Deny(
            sid="DenyChangingMetadataDefaults",
            actions=("ec2:ModifyInstanceMetadataDefaults",),
            denied=calls(ADMINISTRATOR, "ec2:ModifyInstanceMetadataDefaults"),
            allowed=(
                *calls(ADMINISTRATOR, "ec2:GetInstanceMetadataDefaults"),
                *calls(LANDING_ZONE, "ec2:ModifyInstanceMetadataDefaults"),
            ),
        ),
        Deny(
            sid="DenyCredentialsOfImdsV1",
            actions=("*",),
            condition={"NumericLessThan": {"ec2:RoleDelivery": "2.0"}},
            denied=calls(
                DEPLOYER, "s3:GetObject", "sts:AssumeRole", context={"ec2:RoleDelivery": "1.0"}
            ),
            allowed=(
                *calls(DEPLOYER, "s3:GetObject", context={"ec2:RoleDelivery": "2.0"}),
                *calls(DEPLOYER, "s3:GetObject", "sts:AssumeRole"),
                *calls(LANDING_ZONE, "s3:GetObject", context={"ec2:RoleDelivery": "1.0"}),
            ),
        ),
    ),
    declarative=(
        Declarative(
            type="DECLARATIVE_POLICY_EC2",
            content={
                "ec2_attributes": {
                    "instance_metadata_defaults": {
                        "http_endpoint": {"@@assign": "no_preference"},
                        # One hop more than the instance itself, for its containers.
                        "http_put_response_hop_limit": {"@@assign": 2},
                        "http_tokens": {"@@assign": "required"},
                        "http_tokens_enforced": {"@@assign": "enabled"},
                        "instance_metadata_tags": {"@@assign": "no_preference"},
                    }
                }
            },
        ),
    ),
    checks=METADATA_CHECKS,
    audit=(
        AuditQuery(
            sentence="Every running instance requires tokens.",
            scope="region",
            service="ec2",
            operation="DescribeInstances",
            expression="Reservations[].Instances[?MetadataOptions.HttpTokens!='required'"
            " && MetadataOptions.HttpEndpoint=='enabled'].InstanceId[]",
        ),
        AuditQuery(
            sentence="Tokens are the default for new instances.",
            scope="region",
            service="ec2",
            operation="GetInstanceMetadataDefaults",
            expression="AccountLevel.HttpTokens",
            expected="required",
        ),
    ),
)
