"""The organization's policies: what nobody in an account can undo."""

from collections.abc import Iterable, Mapping

import pulumi
from pulumi_aws import organizations

from config.guardrail_plan import PlannedPolicy


class Guardrails(pulumi.ComponentResource):
    """One policy for each planned document, attached to each of its organizational units.

    What the documents say, and that they fit AWS's quotas, was settled before anything is built
    (`config.guardrail_plan`). Nothing is attached to the root: a mistake there would reach every
    account at once. Organizations allows two attachments a second; the provider tries again when
    it is told to slow down (TooManyRequestsException):
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
    """

    def __init__(
        self,
        name: str,
        *,
        policies: Iterable[PlannedPolicy],
        unit_ids: Mapping[str, pulumi.Input[str]],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the policies.

        Args:
            name: Name of the component.
            policies: The planned policies.
            unit_ids: Ids of the organizational units by path.
            opts: Options, above all the management account's provider.
        """
        super().__init__("bulkhead:index:Guardrails", name, None, opts)
        for planned in policies:
            policy = organizations.Policy(
                planned.name,
                name=planned.name,
                description=planned.description,
                type=planned.type,
                content=planned.content,
                tags=planned.tags,
                opts=pulumi.ResourceOptions(parent=self),
            )
            for path in planned.targets:
                organizations.PolicyAttachment(
                    f"{planned.name}-{path}",
                    policy_id=policy.id,
                    target_id=unit_ids[path],
                    opts=pulumi.ResourceOptions(parent=self),
                )
        self.register_outputs({})
