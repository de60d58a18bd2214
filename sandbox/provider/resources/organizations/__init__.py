"""AWS Organizations."""

from sandbox.provider.resources.organizations import policies, tree

RESOURCES = (*tree.RESOURCES, *policies.RESOURCES)
