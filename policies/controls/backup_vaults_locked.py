"""Backup vaults of production are locked.

An attacker who wants a ransom deletes the backups first. The lock of a vault refuses to delete a
recovery point before its time, whoever asks; a policy on the vault can be taken away.

Exceptions: stacks with `production` set to false. Logically air-gapped vaults are locked by nature.
A lock without days for changing it holds against mistakes, but not against an administrator, who
may remove it: whether it is made to last is a decision for each vault, because nobody can undo it.
"""

from collections.abc import Iterator

from ._check import StackCheck
from ._finding import Finding, Violation
from ._joined import joined
from ._model import Control, Frameworks
from ._params import Params
from ._stack import Resource, Stack
from ._types import tokens

VAULT = tokens("backup", "Vault")
LOCK = tokens("backup", "VaultLockConfiguration")
A_VAULT = Resource(VAULT[0], "daily")
every_vault_locked = joined(
    VAULT,
    LOCK,
    "backupVaultName",
    Violation(
        "",
        "has no lock, so recovery points can be deleted",
        "aws.backup.VaultLockConfiguration(..., backup_vault_name=vault.name,"
        " min_retention_days=7)",
    ),
)


def _locked(stack: Stack, params: Params) -> Iterator[tuple[Resource, Finding]]:
    if params.production:
        yield from every_vault_locked(stack, params)


CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(),
    stack_checks=(
        StackCheck(
            name="vault-without-lock",
            types=VAULT,
            find=_locked,
            passes=(
                (A_VAULT, Resource(LOCK[0], "lock", depends_on={"backupVaultName": ("daily",)})),
            ),
            fails=((A_VAULT,),),
        ),
    ),
    parameters=("production",),
)
