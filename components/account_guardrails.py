"""The organization's policies on single accounts, which have them before their units do."""

from collections.abc import Iterable, Mapping

import pulumi
from pulumi_aws import organizations

from components.existing_guardrails import ExistingGuardrails
from config.account import account_target
from config.guardrail_plan import PlannedPolicy


class AccountGuardrails(pulumi.ComponentResource):
    """The attachments of policies to accounts that are in an earlier ring than their unit.

    The accounts have to be there, and they come to their units when the units' guardrails are
    (`Guardrails`): so a new account is under its unit's guardrails at once, and under its own when
    this is built. One attachment waits for the other, for the reason that `Guardrails` gives.

    Attributes:
        last_attachment: Id of the attachment that waits for all others; empty if there is none.
    """

    last_attachment: pulumi.Output[str]

    def __init__(
        self,
        name: str,
        *,
        policies: Iterable[PlannedPolicy],
        policy_ids: Mapping[str, pulumi.Input[str]],
        account_ids: Mapping[str, pulumi.Input[str]],
        existing: ExistingGuardrails,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the attachments.

        Args:
            name: Name of the component.
            policies: The planned policies, in the order of their rings.
            policy_ids: Ids of the policies by name.
            account_ids: Ids of the member accounts by name.
            existing: What AWS holds of the attachments already; it is imported.
            opts: Options, above all the management account's provider.
        """
        super().__init__("bulkhead:index:AccountGuardrails", name, None, opts)
        ids = {account_target(account): i for account, i in account_ids.items()}
        before: list[pulumi.Resource] = []
        self.last_attachment = pulumi.Output.from_input("")
        for planned in policies:
            for target in filter(ids.__contains__, planned.targets):
                attachment = organizations.PolicyAttachment(
                    f"{planned.name}-{target}",
                    policy_id=policy_ids[planned.name],
                    target_id=ids[target],
                    opts=pulumi.ResourceOptions(
                        parent=self,
                        depends_on=before,
                        import_=existing.attachment_ids.get((planned.name, target)),
                    ),
                )
                before = [attachment]
                self.last_attachment = attachment.id
        self.register_outputs({})
