"""The account's block of public access to S3."""

from collections.abc import Collection

import pulumi
from pulumi_aws import s3

# What the organization's S3 policy calls the setting.
_DECLARED = "public_access_block_configuration"


class S3PublicAccess(pulumi.ComponentResource):
    """No bucket of the account is public, whatever its policy and its ACLs say.

    It holds for all regions. Where the organization's S3 policy has reached the account, AWS keeps
    the setting by itself, refuses to change it here, and nothing is built. Sources:
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    and https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_s3.html
    """

    def __init__(
        self,
        name: str,
        *,
        declared: Collection[str],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the block.

        Args:
            name: Name of the component and of its resource.
            declared: Settings that declarative policies keep, as they name them.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:S3PublicAccess", name, None, opts)
        if _DECLARED not in declared:
            s3.AccountPublicAccessBlock(
                name,
                block_public_acls=True,
                block_public_policy=True,
                ignore_public_acls=True,
                restrict_public_buckets=True,
                opts=pulumi.ResourceOptions(parent=self, retain_on_delete=True),
            )
        self.register_outputs({})
