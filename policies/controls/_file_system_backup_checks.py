"""The checks of `databases_backed_up` on file systems.

Sources for defaults: pulumi-aws 7.51.1, and the API references of CreateFileSystem of
Amazon EFS and Amazon FSx.
"""

from collections.abc import Iterator

from ._check import Check, StackCheck
from ._data_rules import at_least, backup_days, unless_set, where
from ._finding import Finding, Undecided, Violation
from ._params import Params
from ._rules import Rule, must_be
from ._stack import Resource, Stack
from ._types import tokens

FSX = "automatic_backup_retention_days={least}"
file_system_days = at_least("automaticBackupRetentionDays", backup_days, default=0, write=FSX)


def _is_persistent(deployment: str) -> bool:
    return deployment.startswith("persistent")


def on_lasting_lustre(rule: Rule) -> Rule:
    """A rule for Lustre file systems that hold what is nowhere else, and can be backed up."""
    return unless_set("importPath", rule=where("deploymentType", _is_persistent, rule=rule))


def _file_system_without_backup(stack: Stack, _: Params) -> Iterator[tuple[Resource, Finding]]:
    for system in stack.of(EFS):
        named = (system, BACKUP_POLICY, "fileSystemId", ("id", "fileSystemId"))
        if system.as_inputs.is_set("availabilityZoneName") or any(stack.referring_to(*named)):
            continue
        if _selected(stack, system):
            continue
        if stack.may_refer(*named) or stack.may_refer(system, SELECTION, "resources", ("arn",)):
            yield system, Undecided("which file system is backed up")
        else:
            yield system, NO_POLICY


def _selected(stack: Stack, system: Resource) -> bool:
    """Whether a selection of AWS Backup names the file system, or may by tags or patterns."""
    return any(
        stack.refers(selection, "resources", system, ("arn",)) is True
        or any(selection.as_inputs.is_set(path) for path in BY_PATTERN)
        or "*" in str(selection.get("resources"))
        for selection in stack.of(SELECTION)
    )


EFS = tokens("efs", "FileSystem")
BACKUP_POLICY = tokens("efs", "BackupPolicy")
SELECTION = tokens("backup", "Selection")
BY_PATTERN = ("selectionTags", "conditions", "notResources")
NO_POLICY = Violation(
    "",
    "has no backup policy, and no selection of AWS Backup names it",
    'aws.efs.BackupPolicy(..., file_system_id=fs.id, backup_policy={"status": "ENABLED"})',
)

FILE_SYSTEM_BACKUP_CHECKS = (
    Check(
        name="file-system",
        types=tokens("fsx", "OntapFileSystem", "OpenZfsFileSystem"),
        find=file_system_days,
        passes=({"automaticBackupRetentionDays": 30},),
        fails=({}, {"automaticBackupRetentionDays": 0}),
    ),
    Check(
        name="windows-file-system",
        types=tokens("fsx", "WindowsFileSystem"),
        find=at_least("automaticBackupRetentionDays", backup_days, default=7, write=FSX),
        passes=({}, {"automaticBackupRetentionDays": 7}),
        fails=({"automaticBackupRetentionDays": 0},),
    ),
    Check(
        name="lustre-file-system",
        types=tokens("fsx", "LustreFileSystem"),
        find=on_lasting_lustre(file_system_days),
        passes=(
            {},
            {"deploymentType": "SCRATCH_2"},
            {"deploymentType": "PERSISTENT_1", "importPath": "s3://orders"},
            {"deploymentType": "PERSISTENT_2", "automaticBackupRetentionDays": 7},
        ),
        fails=({"deploymentType": "PERSISTENT_2"},),
    ),
    Check(
        name="efs-backup-policy",
        types=BACKUP_POLICY,
        find=must_be(
            "backupPolicy.status", wanted="ENABLED", write='backup_policy={"status": "ENABLED"}'
        ),
        passes=({"fileSystemId": "fs-1", "backupPolicy": {"status": "ENABLED"}},),
        fails=({"backupPolicy": {"status": "DISABLED"}},),
    ),
)

A_SYSTEM = Resource(EFS[0], "files")

FILE_SYSTEM_BACKUP_STACK_CHECKS = (
    StackCheck(
        name="file-system-without-backup",
        types=EFS,
        find=_file_system_without_backup,
        passes=(
            (
                A_SYSTEM,
                Resource(BACKUP_POLICY[0], "policy", depends_on={"fileSystemId": ("files",)}),
            ),
            (A_SYSTEM, Resource(SELECTION[0], "all", depends_on={"resources": ("files",)})),
            (A_SYSTEM, Resource(SELECTION[0], "all", {"resources": ["*"]})),
            (Resource(EFS[0], "files", {"availabilityZoneName": "eu-central-1a"}),),
        ),
        fails=(
            (A_SYSTEM,),
            (
                A_SYSTEM,
                Resource(BACKUP_POLICY[0], "policy", depends_on={"fileSystemId": ("other",)}),
            ),
        ),
    ),
)
