"""IAM Identity Center."""

from sandbox.provider.resources.ssoadmin import assignments, permission_sets

RESOURCES = (*permission_sets.RESOURCES, *assignments.RESOURCES)
