"""AWS Identity and Access Management."""

from sandbox.provider.resources.iam import account, identity_providers, policies, roles, root_access

RESOURCES = (
    *roles.RESOURCES,
    *policies.RESOURCES,
    *root_access.RESOURCES,
    *account.RESOURCES,
    *identity_providers.RESOURCES,
)
