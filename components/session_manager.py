"""Session Manager's preferences in an account."""

from collections.abc import Sequence

import pulumi
from pulumi_aws import kms, ssm

from components.account_facts import AccountFacts
from components.key_administration import DELETION_WINDOW_DAYS
from components.policy_document import rendered
from components.session_preferences import session_key, session_preferences
from config.session_manager import SessionManager

# The one document that Session Manager takes its preferences from.
_DOCUMENT = "SSM-SessionManagerRunShell"


class SessionPreferences(pulumi.ComponentResource):
    """Sessions on instances: encrypted, logged to the archive, ended when nobody types.

    No port is open and no key pair exists; who may start a session is what a permission set says.
    An instance needs a role that may use Systems Manager, decrypt with the region's key, and write
    to the archive; without the last two a session does not start, so none is unrecorded. An account
    in which somebody saved preferences in the console has the document already: delete it there
    once. The keys cost 1 USD a month for each account and region
    (https://aws.amazon.com/kms/pricing/). Source:
    https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-getting-started.html
    """

    def __init__(  # noqa: PLR0913 all of it describes one component, by keyword
        self,
        name: str,
        *,
        settings: SessionManager,
        regions: Sequence[str],
        facts: pulumi.Output[AccountFacts],
        bucket: str,
        alias: str,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the keys and the documents.

        Args:
            name: Name of the component and first part of its resources' names.
            settings: Time-outs and user.
            regions: Where the account works.
            facts: The account.
            bucket: The archive's bucket for logs of sessions.
            alias: Name of each key's alias (`alias/...`).
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:SessionPreferences", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        for region in regions:
            key = kms.Key(
                f"{name}-{region}",
                description="Encrypts what sessions on instances carry",
                enable_key_rotation=True,
                deletion_window_in_days=DELETION_WINDOW_DAYS,
                policy=facts.apply(lambda known: rendered(session_key(known.root_arn))),
                region=region,
                opts=child,
            )
            kms.Alias(
                f"{name}-{region}",
                name=alias,
                target_key_id=key.key_id,
                region=region,
                opts=child,
            )
            ssm.Document(
                f"{name}-{region}",
                name=_DOCUMENT,
                document_type="Session",
                document_format="JSON",
                content=pulumi.Output.all(facts, key.arn).apply(
                    lambda known: rendered(
                        session_preferences(
                            settings, bucket=bucket, prefix=known[0].account_id, key=known[1]
                        )
                    )
                ),
                region=region,
                opts=child,
            )
        self.register_outputs({})
