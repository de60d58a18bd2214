"""Services about which a rule of identity applies where the configuration says nothing else."""

SENSITIVE_SERVICES = (
    *("account", "backup", "cloudformation", "cloudtrail", "config", "dynamodb", "ec2"),
    *("ecr", "eks", "guardduty", "iam", "identitystore", "kms", "lambda", "organizations"),
    *("ram", "rds", "s3", "secretsmanager", "securityhub", "ssm", "sso", "sso-directory", "sts"),
)
"""IAM prefixes of services that hold data, keys, identities, code or the record of what was done.

Source: prefixes from the Service Authorization Reference; the choice is a judgement.
"""
