"""Services about which a rule of identity applies where the configuration says nothing else."""

SENSITIVE_SERVICES = (
    *("account", "backup", "cloudformation", "cloudtrail", "config", "dynamodb", "ec2"),
    *("ecr", "eks", "guardduty", "iam", "identitystore", "kms", "lambda", "organizations"),
    *("ram", "rds", "s3", "secretsmanager", "securityhub", "ssm", "sso", "sso-directory", "sts"),
)
"""IAM prefixes of services that hold data, keys, identities, code or the record of what was done.

Source: prefixes from the Service Authorization Reference; the choice is a judgement.
"""

SERVICES_WITH_SOURCES = (
    *("bedrock", "logs", "pipes", "rolesanywhere", "scheduler", "states", "transfer"),
    "vpc-flow-logs",
)
"""Services, by the first part of their principals' names, that say for whom they assume a role.

Each documents a trust policy with aws:SourceArn or aws:SourceAccount in its own guide, under
"confused deputy prevention" or with the role that it needs. Services that are not here either send
neither key or have no page that asks for it (Amazon EC2, for instance, whose instances have no
source).
"""
