"""Central management of the root users of member accounts."""

import pulumi
from pulumi_aws import iam


class RootAccess(pulumi.ComponentResource):
    """Member accounts have no root credentials, and the management account can act for their root.

    With RootCredentialsManagement, accounts that are created have no root password or keys and
    cannot recover one, and those of older accounts can be deleted from one place. RootSessions lets
    the management account take a short session for the few tasks that only root may do. Both need
    trusted access for iam.amazonaws.com:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
    """

    def __init__(self, name: str, *, opts: pulumi.ResourceOptions | None = None) -> None:
        """Enable both features; `opts` carries the provider and the trusted access to wait for."""
        super().__init__("bulkhead:index:RootAccess", name, None, opts)
        iam.OrganizationsFeatures(
            name,
            enabled_features=["RootCredentialsManagement", "RootSessions"],
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.register_outputs({})
