"""What an account sets for EC2 in every region, where no declarative policy keeps it."""

from collections.abc import Callable, Collection, Mapping, Sequence

import pulumi
from pulumi_aws import ebs, ec2


class Ec2Settings(pulumi.ComponentResource):
    """IMDSv2 for new instances, no public images or snapshots, no serial console.

    The organization's declarative policies keep the same settings in accounts that they have
    reached; there AWS refuses to set them, and nothing of it is built. Where a policy arrives later
    the setting is forgotten here and not switched off, and where one is withdrawn it is set here
    again: at no moment is it off. Values are those of the policies (`imdsv2_only`,
    `nothing_shared_outside_organization`, `ec2_account_settings_kept`). Source:
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative.html
    """

    def __init__(
        self,
        name: str,
        *,
        regions: Sequence[str],
        declared: Collection[str],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the settings.

        Args:
            name: Name of the component and first part of its resources' names.
            regions: Where the account works.
            declared: Settings that declarative policies keep, as they name them.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:Ec2Settings", name, None, opts)
        kept = pulumi.ResourceOptions(parent=self, retain_on_delete=True)
        for region in regions:
            for setting, build in _SETTINGS.items():
                if setting not in declared:
                    build(f"{name}-{region}", region, kept)
        self.register_outputs({})


def _metadata(name: str, region: str, opts: pulumi.ResourceOptions) -> None:
    ec2.InstanceMetadataDefaults(
        name,
        http_tokens="required",
        # One hop more than the instance itself, for its containers.
        http_put_response_hop_limit=2,
        region=region,
        opts=opts,
    )


def _images(name: str, region: str, opts: pulumi.ResourceOptions) -> None:
    ec2.ImageBlockPublicAccess(name, state="block-new-sharing", region=region, opts=opts)


def _snapshots(name: str, region: str, opts: pulumi.ResourceOptions) -> None:
    ebs.SnapshotBlockPublicAccess(name, state="block-new-sharing", region=region, opts=opts)


def _serial_console(name: str, region: str, opts: pulumi.ResourceOptions) -> None:
    ec2.SerialConsoleAccess(name, enabled=False, region=region, opts=opts)


# Attribute of a declarative EC2 policy -> what sets it in an account.
_SETTINGS: Mapping[str, Callable[[str, str, pulumi.ResourceOptions], None]] = {
    "instance_metadata_defaults": _metadata,
    "image_block_public_access": _images,
    "snapshot_block_public_access": _snapshots,
    "serial_console_access": _serial_console,
}
