"""Examples of Amazon Route 53."""

from tests.sandbox.provider.examples import Example, Need
from tests.sandbox.provider.examples.ec2 import TAGGED, TAGS, VPC

CONFIGURATION = Need(
    "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig",
    {"destinationArn": "arn:aws:s3:::example-logs", "name": "queries"},
)

EXAMPLES = {
    "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": Example(
        inputs={**CONFIGURATION.inputs, "tags": TAGS},
        changes=TAGGED,
    ),
    "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": Example(
        needs={"vpc": VPC, "configuration": CONFIGURATION},
        inputs={
            "resolverQueryLogConfigId": "${configuration.id}",
            "resourceId": "${vpc.id}",
        },
    ),
}
