"""Amazon EC2."""

from sandbox.provider.resources.ec2 import account_settings

RESOURCES = (*account_settings.RESOURCES,)
