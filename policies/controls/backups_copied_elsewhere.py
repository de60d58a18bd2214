"""Backup plans copy what they make into another region or account, where that is configured.

Recovery points beside their data are lost with it: with the region, with the account, or to the
attacker who has both. A copy in a vault of another account is out of reach for whoever took over
this one:
https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html

Exceptions: off unless `backups_copied` is set. Rules that write into a logically air-gapped vault
need no copy. Whether the vault that is copied to really is elsewhere is not looked at: its ARN is
often not known before it is made.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._params import Params
from ._types import tokens

AIR_GAPPED = "targetLogicallyAirGappedBackupVaultArn"
COPY = '"copy_actions": [{"destination_vault_arn": vault_elsewhere.arn}]'


def _copied(inputs: Inputs, params: Params) -> Iterator[Finding]:
    for rule in inputs.blocks("rules") if params.backups_copied else ():
        copies = rule.get("copyActions")
        if copies is UNKNOWN:
            yield Undecided(rule.at("copyActions"))
        elif not copies and not rule.is_set(AIR_GAPPED):
            yield Violation(rule.at("copyActions"), "is not set: there is no copy elsewhere", COPY)


def _rule(**more: object) -> dict[str, object]:
    return {"ruleName": "daily", "targetVaultName": "daily", **more}


COPIED = _rule(
    copyActions=[
        {"destinationVaultArn": "arn:aws:backup:eu-west-1:111122223333:backup-vault:copies"}
    ]
)

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(),
    checks=(
        Check(
            name="plan",
            types=tokens("backup", "Plan"),
            find=_copied,
            passes=(
                {"rules": [COPIED]},
                {"rules": [_rule(targetLogicallyAirGappedBackupVaultArn="arn:aws:backup:a")]},
            ),
            fails=(
                {"rules": [_rule()]},
                {"rules": [COPIED, _rule(copyActions=[])]},
            ),
        ),
    ),
    parameters=("backups_copied",),
)
