"""The organization's policies: what nobody in an account can undo."""

from collections.abc import Iterable, Mapping

import pulumi
from pulumi_aws import organizations

from components.existing_guardrails import ExistingGuardrails
from config.guardrail_plan import PlannedPolicy


class Guardrails(pulumi.ComponentResource):
    """One policy for each planned document, attached to each of its organizational units.

    What the documents say, and that they fit AWS's quotas, was settled before anything is built
    (`config.guardrail_plan`). Nothing is attached to the root: a mistake there would reach every
    account at once. What is attached to single accounts follows them (`AccountGuardrails`).

    Everything here waits for what stands before it, in the order of the rings: a document that AWS
    refuses stops before it reaches a later ring, and Organizations, which takes two of these calls
    a second and no two at the same time (ConcurrentModificationException), is asked for one at a
    time. Pulumi detaches and deletes at the end, in the opposite order, when all that is new is
    attached; so no account is without a guardrail in between.
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html

    Attributes:
        policy_ids: Ids of the policies by name.
    """

    policy_ids: Mapping[str, pulumi.Output[str]]

    def __init__(
        self,
        name: str,
        *,
        policies: Iterable[PlannedPolicy],
        unit_ids: Mapping[str, pulumi.Input[str]],
        existing: ExistingGuardrails,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the policies.

        Args:
            name: Name of the component.
            policies: The planned policies, in the order of their rings.
            unit_ids: Ids of the organizational units by path.
            existing: What AWS holds of them already; it is imported.
            opts: Options, above all the management account's provider.
        """
        super().__init__("bulkhead:index:Guardrails", name, None, opts)
        self._last: pulumi.Resource | None = None
        self._existing = existing
        self.policy_ids = {planned.name: self._policy(planned, unit_ids) for planned in policies}
        self.register_outputs({})

    def _policy(
        self, planned: PlannedPolicy, unit_ids: Mapping[str, pulumi.Input[str]]
    ) -> pulumi.Output[str]:
        policy = organizations.Policy(
            planned.name,
            name=planned.name,
            description=planned.description,
            type=planned.type,
            content=planned.content,
            tags=planned.tags,
            opts=self._next(self._existing.policy_ids.get(planned.name)),
        )
        self._last = policy
        for path in filter(unit_ids.__contains__, planned.targets):
            self._last = organizations.PolicyAttachment(
                f"{planned.name}-{path}",
                policy_id=policy.id,
                target_id=unit_ids[path],
                opts=self._next(self._existing.attachment_ids.get((planned.name, path))),
            )
        return policy.id

    def _next(self, existing_id: str | None) -> pulumi.ResourceOptions:
        """Options of what comes after everything so far."""
        before = [self._last] if self._last else []
        return pulumi.ResourceOptions(parent=self, depends_on=before, import_=existing_id)
