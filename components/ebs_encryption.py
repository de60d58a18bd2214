"""EBS encryption by default."""

from collections.abc import Sequence

import pulumi
from pulumi_aws import ebs, kms

from components.account_facts import AccountFacts
from components.ebs_key_policy import ebs_key
from components.key_administration import DELETION_WINDOW_DAYS
from components.policy_document import rendered


class EbsEncryption(pulumi.ComponentResource):
    """Every new volume and copied snapshot is encrypted, with the account's own key in a region.

    The settings are per account and region, and so is the key: a key that all accounts shared
    would open the disks of all at once. It costs 1 USD a month for each account and region
    (https://aws.amazon.com/kms/pricing/). Without the key no volume can be attached again, so it is
    retained when the stack is destroyed; so are the settings, which would otherwise be switched
    off. Source: https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
    """

    def __init__(
        self,
        name: str,
        *,
        regions: Sequence[str],
        facts: pulumi.Output[AccountFacts],
        alias: str,
        protect: bool,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the keys and the settings.

        Args:
            name: Name of the component and first part of its resources' names.
            regions: Where volumes are encrypted.
            facts: What the keys' policies need to know.
            alias: Name of each key's alias (`alias/...`).
            protect: Whether Pulumi refuses to delete the keys.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:EbsEncryption", name, None, opts)
        self._name = name
        self._alias = alias
        self._kept = pulumi.ResourceOptions(parent=self, retain_on_delete=True)
        self._protected = pulumi.ResourceOptions.merge(
            self._kept, pulumi.ResourceOptions(protect=protect)
        )
        for region in regions:
            key = self._key(region, facts)
            ebs.DefaultKmsKey(f"{name}-{region}", key_arn=key.arn, region=region, opts=self._kept)
            ebs.EncryptionByDefault(
                f"{name}-{region}", enabled=True, region=region, opts=self._kept
            )
        self.register_outputs({})

    def _key(self, region: str, facts: pulumi.Output[AccountFacts]) -> kms.Key:
        key = kms.Key(
            f"{self._name}-{region}",
            description="Encrypts EBS volumes and snapshots",
            enable_key_rotation=True,
            deletion_window_in_days=DELETION_WINDOW_DAYS,
            policy=facts.apply(lambda known: rendered(ebs_key(known, region))),
            region=region,
            opts=self._protected,
        )
        kms.Alias(
            f"{self._name}-{region}",
            name=self._alias,
            target_key_id=key.key_id,
            region=region,
            opts=pulumi.ResourceOptions(parent=self),
        )
        return key
