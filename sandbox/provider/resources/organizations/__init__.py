"""AWS Organizations."""

from sandbox.provider.resources.organizations import policies, tree, trust

RESOURCES = (*tree.RESOURCES, *policies.RESOURCES, *trust.RESOURCES)
