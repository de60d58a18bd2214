"""What stacks tell each other, named in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import pulumi

from config import ORGANIZATION_STACK


@dataclass(frozen=True)
class OrganizationOutputs:
    """The outputs of stack `organization`; each field is an output of the same name.

    Attributes:
        organization_id: Id of the organization (`o-...`).
        organization_arn: ARN of the organization.
        root_id: Id of the organization's root (`r-...`).
        management_account_id: Id of the management account.
        account_ids: Account ids by the name of the account's file, the management account's too.
        organizational_unit_ids: Ids of the organizational units by their path.
        permission_set_arns: ARNs of the permission sets by name; none where Identity Center is not
            enabled.
        group_ids: Ids of the groups of people by name; none where Identity Center is not enabled.
    """

    organization_id: pulumi.Output[str]
    organization_arn: pulumi.Output[str]
    root_id: pulumi.Output[str]
    management_account_id: pulumi.Output[str]
    account_ids: pulumi.Output[Mapping[str, str]]
    organizational_unit_ids: pulumi.Output[Mapping[str, str]]
    permission_set_arns: pulumi.Output[Mapping[str, str]]
    group_ids: pulumi.Output[Mapping[str, str]]

    def export(self) -> None:
        """Make them outputs of the stack that is running."""
        _export(self)

    @classmethod
    def from_stack_reference(cls) -> "OrganizationOutputs":
        """Read them from stack `organization` of the same Pulumi project and organization.

        Raises:
            pulumi.RunError: While the stack runs, if `organization` has no such output yet.
        """
        return cls(**_outputs_of(ORGANIZATION_STACK, cls))

    def account_id(self, name: str) -> pulumi.Output[str]:
        """The id of an account, by the name of its file.

        Raises:
            pulumi.RunError: While the stack runs, if the organization has no such account yet.
        """
        return self.account_ids.apply(lambda ids: _made(ids, "account", name))

    def permission_set_arn(self, name: str) -> pulumi.Output[str]:
        """The ARN of a permission set.

        Raises:
            pulumi.RunError: While the stack runs, if there is no such permission set yet.
        """
        return self.permission_set_arns.apply(lambda arns: _made(arns, "permission set", name))

    def group_id(self, name: str) -> pulumi.Output[str]:
        """The id of a group of people.

        Raises:
            pulumi.RunError: While the stack runs, if there is no such group yet.
        """
        return self.group_ids.apply(lambda ids: _made(ids, "group", name))


@dataclass(frozen=True)
class LogArchiveOutputs:
    """The outputs of the log archive's stack; each field is an output of the same name.

    Attributes:
        log_key_arn: Key that encrypts logs.
        trail_bucket: Name of the bucket that CloudTrail writes to.
        configuration_bucket: Name of the bucket that AWS Config writes to.
        network_log_bucket: Name of the bucket of flow logs and DNS queries.
        log_reader_role_arn: Role through which the security team reads logs.
    """

    log_key_arn: pulumi.Output[str]
    trail_bucket: pulumi.Output[str]
    configuration_bucket: pulumi.Output[str]
    network_log_bucket: pulumi.Output[str]
    log_reader_role_arn: pulumi.Output[str]

    def export(self) -> None:
        """Make them outputs of the stack that is running."""
        _export(self)

    @classmethod
    def from_stack_reference(cls, stack: str) -> "LogArchiveOutputs":
        """Read them from the log archive's stack of the same Pulumi project and organization.

        Args:
            stack: Name of the stack, which is that of the log archive's account.

        Raises:
            pulumi.RunError: While the stack runs, if `stack` has no such output yet.
        """
        return cls(**_outputs_of(stack, cls))


@dataclass(frozen=True)
class GuardrailOutputs:
    """A further output of stack `organization`, which only its own next run reads.

    Attributes:
        attached_guardrails: What is attached where, as `bulkhead.attached.record` writes it, by a
            digest of it: Pulumi shows both sides of a text that changes whole, but shortens one
            that comes or goes.
    """

    attached_guardrails: pulumi.Output[Mapping[str, str]]

    def export(self) -> None:
        """Make it an output of the stack that is running."""
        _export(self)


def _export(outputs: OrganizationOutputs | LogArchiveOutputs | GuardrailOutputs) -> None:
    for field in fields(outputs):
        pulumi.export(field.name, getattr(outputs, field.name))


def _outputs_of(
    stack: str, outputs: type[OrganizationOutputs | LogArchiveOutputs]
) -> Mapping[str, pulumi.Output[Any]]:
    reference = pulumi.StackReference(f"{pulumi.get_organization()}/{pulumi.get_project()}/{stack}")
    names = [field.name for field in fields(outputs)]
    return {name: _required(reference, stack, name) for name in names}


def _required(reference: pulumi.StackReference, stack: str, name: str) -> pulumi.Output[Any]:
    return reference.get_output(name).apply(lambda value: _present(value, stack, name))


def _present(value: Any, stack: str, name: str) -> Any:  # noqa: ANN401 its type is its field's
    if value is None:
        raise pulumi.RunError(
            f"stack {stack} has no output {name} yet: run `pulumi up --stack {stack}` first"
        )
    return value


def _made(found: Mapping[str, str], what: str, name: str) -> str:
    if name not in found:
        raise pulumi.RunError(
            f"stack {ORGANIZATION_STACK} has not made the {what} {name} yet: "
            f"run `pulumi up --stack {ORGANIZATION_STACK}` first"
        )
    return found[name]
