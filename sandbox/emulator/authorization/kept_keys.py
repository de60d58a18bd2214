"""Condition keys that tell of something that the sandbox keeps, beside the call itself."""

from collections.abc import Callable, Mapping

from moto.ram.models import ram_backends

from sandbox.emulator.authorization.actions import prefix_of
from sandbox.emulator.authorization.asking import UNKNOWN, Asking, Values
from sandbox.emulator.authorization.attached import organization_path
from sandbox.emulator.authorization.resources import owner_of


def _allows_external_principals(asking: Asking) -> Values | str | None:
    """Whether the share that is changed lets in principals from outside."""
    call = asking.call
    shares = ram_backends[call.account][call.region].resource_shares
    arn = call.params.get("resourceShareArn")
    found = next((share for share in shares if share.arn == arn), None)
    return (str(found.allow_external_principals).lower(),) if found else None


def _copy_target(asking: Asking) -> Values | str | None:
    """The place in the organization of the account that a backup is copied to."""
    vault = asking.call.params.get("DestinationBackupVaultArn", "")
    path = organization_path(owner_of(vault, asking.call))
    return (path,) if path else UNKNOWN


def _share_owner(asking: Asking) -> Values:
    """The account that invites to a share: it is in the invitation's ARN."""
    return (owner_of(asking.call.params.get("resourceShareInvitationArn"), asking.call),)


def _passed_to(asking: Asking) -> Values:
    """The service that a role is handed to: the one that is called, but for tasks of ECS."""
    prefix = prefix_of(asking.call.service)
    return (f"{'ecs-tasks' if prefix == 'ecs' else prefix}.amazonaws.com",)


KEPT_KEYS: Mapping[str, Callable[[Asking], Values | str | None]] = {
    "backup:copytargetorgpaths": _copy_target,
    "iam:passedtoservice": _passed_to,
    "ram:allowsexternalprincipals": _allows_external_principals,
    "ram:shareowneraccountid": _share_owner,
}
