"""Who may use which permission set in one account."""

from collections.abc import Iterable

import pulumi
from pulumi_aws import ssoadmin

from components.outputs import OrganizationOutputs
from config import Assignment


class AccountAssignments(pulumi.ComponentResource):
    """The assignments of groups and permission sets to one account.

    They belong to the account's own stack, so that a new account and a changed assignment concern
    one small stack, and the state of stack `organization` does not grow by several resources for
    each account. Only the management account (or a delegated administrator) may assign, so they
    are made with its credentials. The permission sets are complete by then: their stack has run.
    https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateAccountAssignment.html
    """

    def __init__(
        self,
        name: str,
        *,
        assignments: Iterable[Assignment],
        organization: OrganizationOutputs,
        instance_arn: str,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the assignments.

        Args:
            name: Name of the component.
            assignments: The account's assignments.
            organization: Outputs of stack `organization`.
            instance_arn: ARN of the Identity Center instance.
            opts: Options, above all the management account's provider.
        """
        super().__init__("bulkhead:index:AccountAssignments", name, None, opts)
        for assignment in assignments:
            ssoadmin.AccountAssignment(
                f"{assignment.group}-{assignment.permission_set}",
                instance_arn=instance_arn,
                permission_set_arn=organization.permission_set_arn(assignment.permission_set),
                principal_id=organization.group_id(assignment.group),
                principal_type="GROUP",
                target_id=organization.account_id(assignment.account),
                target_type="AWS_ACCOUNT",
                opts=pulumi.ResourceOptions(parent=self),
            )
        self.register_outputs({})
