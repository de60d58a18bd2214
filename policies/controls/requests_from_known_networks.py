"""Credentials of the organization are used from its own networks only.

Stolen credentials are used from somewhere else. Where people, pipelines and workloads all call AWS
from known addresses and VPCs, a call from anywhere else is a theft, and fails.

Exceptions: the landing zone's own roles, calls that an AWS service makes on behalf of its caller,
and the data planes whose clients connect straight to a resource in a VPC. Service-linked roles are
not bound. Roles that AWS services assume, such as those of functions outside a VPC, call from
addresses of AWS's: they must be exempt or moved into a VPC first. Off unless `source_networks`
names ranges of addresses; where it names VPCs too, calls through the endpoints of others are denied
as well. Start with an audit of CloudTrail.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._request import (
    ADMINISTRATOR,
    DEPLOYER,
    LANDING_ZONE,
    STACK_SET,
    calls,
    service_linked_role,
)
from ._statement import Deny, Param

OFFICE = {"aws:SourceIp": "198.51.100.7"}
ELSEWHERE = {"aws:SourceIp": "203.0.113.9"}
OWN_VPC = {"aws:SourceVpc": "vpc-0123456789abcdef0", "aws:VpcSourceIp": "10.0.0.5"}
STRANGE_VPC = {"aws:SourceVpc": "vpc-fedcba9876543210f", "aws:VpcSourceIp": "10.0.0.5"}
BY_SERVICE = {**ELSEWHERE, "aws:ViaAWSService": "true"}
BY_HAND = {**ELSEWHERE, "aws:ViaAWSService": "false"}
# Clients of these connect to a resource in a VPC: their requests carry no address to compare.
IN_THE_NETWORK = (
    "dax:*",
    "elasticfilesystem:Client*",
    "es:ESHttp*",
    "kafka-cluster:*",
    "neptune-db:*",
    "rds-db:connect",
)
WORK = ("s3:GetObject", "ec2:DescribeInstances", "secretsmanager:GetSecretValue")

CONTROL = Control(
    severity="high",
    bundle="network",
    frameworks=Frameworks(),
    service_control=(
        Deny(
            sid="DenyUnknownNetworks",
            not_actions=IN_THE_NETWORK,
            # A call through a VPC's endpoint carries no aws:SourceIp but aws:SourceVpc.
            condition={
                "NotIpAddress": {"aws:SourceIp": (Param("source_networks"),)},
                "Null": {"aws:SourceIp": "false"},
                "BoolIfExists": {"aws:ViaAWSService": "false"},
            },
            needs="source_networks",
            denied=calls(ADMINISTRATOR, *WORK, context=BY_HAND),
            allowed=(
                *calls(ADMINISTRATOR, *WORK, context=OFFICE),
                *calls(DEPLOYER, *WORK, context=OWN_VPC),
                *calls(ADMINISTRATOR, "s3:GetObject", context=BY_SERVICE),
                *calls(DEPLOYER, "rds-db:connect", "kafka-cluster:Connect", context=ELSEWHERE),
                *calls(LANDING_ZONE, *WORK, context=BY_HAND),
                *calls(STACK_SET, "ec2:CreateVpc", context=BY_HAND),
                *calls(
                    service_linked_role("config.amazonaws.com", "AWSServiceRoleForConfig"),
                    "ec2:DescribeInstances",
                    context=ELSEWHERE,
                ),
            ),
        ),
        Deny(
            sid="DenyUnknownVpcs",
            not_actions=IN_THE_NETWORK,
            condition={
                "StringNotEquals": {"aws:SourceVpc": (Param("source_vpcs"),)},
                "Null": {"aws:SourceVpc": "false"},
                "BoolIfExists": {"aws:ViaAWSService": "false"},
            },
            needs="source_vpcs",
            denied=calls(DEPLOYER, *WORK, context=STRANGE_VPC),
            allowed=(
                *calls(DEPLOYER, *WORK, context=OWN_VPC),
                *calls(ADMINISTRATOR, *WORK, context=OFFICE),
                *calls(LANDING_ZONE, *WORK, context=STRANGE_VPC),
                *calls(DEPLOYER, *WORK, context={**STRANGE_VPC, "aws:ViaAWSService": "true"}),
            ),
        ),
    ),
    needs=("source_networks",),
    audit=(
        AuditQuery(
            sentence="VPCs have endpoints of their own for S3.",
            scope="region",
            service="ec2",
            operation="DescribeVpcEndpoints",
            expression="length(VpcEndpoints[?ends_with(ServiceName, '.s3')]) > `0`",
            expected=True,
        ),
    ),
)
