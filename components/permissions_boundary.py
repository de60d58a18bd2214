"""The permissions boundary of an account."""

import pulumi
from pulumi_aws import iam

from components.account_facts import AccountFacts
from components.permissions_boundary_policy import permissions_boundary
from components.policy_document import rendered


class PermissionsBoundary(pulumi.ComponentResource):
    """The managed policy that every role made by a pipeline or a service carries.

    Its name is the same in every account, so that guardrails can demand it
    (`roles_made_within_boundary`) and teams can name it without asking.

    Attributes:
        arn: ARN of the policy.
    """

    arn: pulumi.Output[str]

    def __init__(
        self,
        name: str,
        *,
        policy_name: str,
        facts: pulumi.Output[AccountFacts],
        protected_roles: tuple[str, ...],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the policy.

        Args:
            name: Name of the component and of its resource.
            policy_name: Name of the policy in AWS.
            facts: What it needs to know about the account.
            protected_roles: Names (with `*`) of the landing zone's own roles.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:PermissionsBoundary", name, None, opts)
        policy = iam.Policy(
            name,
            name=policy_name,
            description="The most that roles made by pipelines and services may do",
            policy=facts.apply(
                lambda known: rendered(permissions_boundary(known, policy_name, protected_roles))
            ),
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.arn = policy.arn
        self.register_outputs({"arn": self.arn})
