"""The key that encrypts logs."""

import pulumi
from pulumi_aws import kms

from components.key_administration import DELETION_WINDOW_DAYS
from components.log_archive_facts import LogArchiveFacts
from components.log_key_policy import log_key
from components.policy_document import rendered


class LogKey(pulumi.ComponentResource):
    """A KMS key with yearly rotation for the log buckets, and its alias.

    Without it no log can be read again, so it is retained when the stack is destroyed.

    Attributes:
        arn: ARN of the key.
    """

    arn: pulumi.Output[str]

    def __init__(
        self,
        name: str,
        *,
        facts: pulumi.Output[LogArchiveFacts],
        alias: str,
        protect: bool,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the key, in the provider's region.

        Args:
            name: Name of the component and of its resources.
            facts: What the key's policy needs to know.
            alias: Name of the alias (`alias/...`).
            protect: Whether Pulumi refuses to delete it.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:LogKey", name, None, opts)
        child = pulumi.ResourceOptions(parent=self, protect=protect, retain_on_delete=True)
        key = kms.Key(
            name,
            description="Encrypts the organization's logs",
            enable_key_rotation=True,
            deletion_window_in_days=DELETION_WINDOW_DAYS,
            policy=facts.apply(lambda known: rendered(log_key(known))),
            opts=child,
        )
        kms.Alias(name, name=alias, target_key_id=key.key_id, opts=child)
        self.arn = key.arn
        self.register_outputs({"arn": self.arn})
