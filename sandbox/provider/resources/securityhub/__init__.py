"""AWS Security Hub CSPM."""

from sandbox.provider.resources.securityhub import accounts, configuration_policies

RESOURCES = (*accounts.RESOURCES, *configuration_policies.RESOURCES)
