"""One permission set of Identity Center: what its sessions may do, and for how long."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

import pulumi
from pulumi_aws import ssoadmin

from components.policy_document import rendered
from config import PermissionsBoundary as Boundary
from config import PermissionSet as Configured


class PermissionSet(pulumi.ComponentResource):
    """A permission set with its boundary and its policies.

    Identity Center makes a role of it in each account it is assigned in. What it holds is attached
    piece by piece, the boundary first: each attachment provisions the set anew, and Identity
    Center refuses a change while another is under way (ConflictException):
    https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_AttachManagedPolicyToPermissionSet.html

    Attributes:
        arn: ARN of the permission set, known once it is complete, so that nobody is assigned half
            a permission set.
    """

    arn: pulumi.Output[str]

    def __init__(
        self,
        name: str,
        *,
        configured: Configured,
        instance_arn: str,
        partition: str,
        existing_id: str | None,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the permission set.

        Args:
            name: Name of the permission set.
            configured: What the configuration says of it.
            instance_arn: ARN of the Identity Center instance.
            partition: AWS partition, for the ARNs of AWS's own policies.
            existing_id: What it is imported by, if AWS has it already.
            opts: Options, above all the management account's provider.
        """
        super().__init__("bulkhead:index:PermissionSet", name, None, opts)
        permission_set = ssoadmin.PermissionSet(
            name,
            name=name,
            description=configured.description,
            instance_arn=instance_arn,
            session_duration=iso_8601(configured.session_minutes),
            opts=pulumi.ResourceOptions(parent=self, import_=existing_id),
        )
        last: pulumi.CustomResource = permission_set
        held = configured.adopted and existing_id is not None
        for attachment, key in _attachments(name, configured, f"arn:{partition}:iam::aws:policy/"):
            last = attachment(
                instance_arn=instance_arn,
                permission_set_arn=permission_set.arn,
                opts=pulumi.ResourceOptions(
                    parent=self,
                    depends_on=[last],
                    import_=f"{key},{existing_id}" if held and key else None,
                ),
            )
        self.arn = pulumi.Output.all(permission_set.arn, last.id).apply(lambda known: str(known[0]))
        self.register_outputs({"arn": self.arn})


def _attachments(
    name: str, configured: Configured, managed: str
) -> Iterator[tuple[Callable[..., pulumi.CustomResource], str]]:
    """Each with what begins its import id; empty for what AWS sets again without a conflict."""
    boundary = configured.permissions_boundary
    if boundary:
        yield (
            partial(
                ssoadmin.PermissionsBoundaryAttachment,
                name,
                permissions_boundary=_boundary(boundary, managed),
            ),
            "",
        )
    for policy in sorted(configured.managed_policies):
        yield (
            partial(
                ssoadmin.ManagedPolicyAttachment,
                f"{name}-{policy}",
                managed_policy_arn=managed + policy,
            ),
            managed + policy,
        )
    for policy in sorted(configured.customer_managed_policies):
        yield (
            partial(
                ssoadmin.CustomerManagedPolicyAttachment,
                f"{name}-{policy}",
                customer_managed_policy_reference={"name": policy, "path": "/"},
            ),
            f"{policy},/",
        )
    if configured.inline_policy:
        yield (
            partial(
                ssoadmin.PermissionSetInlinePolicy,
                name,
                inline_policy=rendered(configured.inline_policy),
            ),
            "",
        )


def _boundary(boundary: Boundary, managed: str) -> Mapping[str, object]:
    if boundary.managed_policy:
        return {"managed_policy_arn": managed + boundary.managed_policy}
    return {
        "customer_managed_policy_reference": {
            "name": boundary.customer_managed_policy,
            "path": "/",
        }
    }


def iso_8601(minutes: int) -> str:
    """A duration as Identity Center takes it: `PT1H30M`."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")
