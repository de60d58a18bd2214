"""AWS Identity and Access Management."""

from sandbox.provider.resources.iam import policies, roles, root_access

RESOURCES = (*roles.RESOURCES, *policies.RESOURCES, *root_access.RESOURCES)
