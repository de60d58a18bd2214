"""Databases, tables, volumes and file systems are in a backup selection.

Automatic backups of a service stay in its account and go with it. AWS Backup copies what it selects
to a vault elsewhere, but it selects by tag: a database that somebody forgot to tag is in no backup,
and nothing says so until it is needed.

Exceptions: off unless `backup_tier_tag` names the tag's key. Read replicas hold nothing of their
own. A selection that names the resource, or patterns, is as good as the tag.
"""

from collections.abc import Iterator

from ._check import StackCheck
from ._finding import Finding, Undecided, Violation
from ._model import Control, Frameworks
from ._params import Params
from ._stack import Resource, Stack
from ._tags import tags_of
from ._types import tokens

DATA = (
    *tokens("docdb", "Cluster"),
    *tokens("dynamodb", "Table"),
    *tokens("ebs", "Volume"),
    *tokens("efs", "FileSystem"),
    *tokens("fsx", "OntapFileSystem", "OpenZfsFileSystem", "WindowsFileSystem"),
    *tokens("neptune", "Cluster"),
    *tokens("rds", "Cluster", "Instance"),
    *tokens("redshift", "Cluster"),
)
SELECTION = tokens("backup", "Selection")
REPLICAS = ("replicateSourceDb", "replicationSourceIdentifier")


def _in_a_tier(stack: Stack, params: Params) -> Iterator[tuple[Resource, Finding]]:
    key = params.backup_tier_tag
    for resource in stack.of(DATA) if key else ():
        found, more = tags_of(resource.as_inputs)
        if key in found or _selected(stack, resource) or _is_replica(resource):
            continue
        if more or stack.may_refer(resource, SELECTION, "resources", ("arn",)):
            yield resource, Undecided("tags")
        else:
            yield resource, Violation("tags", f'has no tag "{key}"', f'tags={{"{key}": "daily"}}')


def _is_replica(resource: Resource) -> bool:
    return any(resource.as_inputs.is_set(name) for name in REPLICAS)


def _selected(stack: Stack, resource: Resource) -> bool:
    patterns = (str(selection.get("resources")) for selection in stack.of(SELECTION))
    named = stack.referring_to(resource, SELECTION, "resources", ("arn",))
    return any(True for _ in named) or any("*" in pattern for pattern in patterns)


A_TABLE = Resource(tokens("dynamodb", "Table")[0], "orders")

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(),
    stack_checks=(
        StackCheck(
            name="data-without-backup-tier",
            types=DATA,
            find=_in_a_tier,
            passes=(
                (Resource(A_TABLE.type, "orders", {"tags": {"backup": "daily"}}),),
                (A_TABLE, Resource(SELECTION[0], "s", depends_on={"resources": ("orders",)})),
            ),
            fails=(
                (A_TABLE,),
                (Resource(A_TABLE.type, "orders", {"tags": {"owner": "storefront"}}),),
            ),
        ),
    ),
    parameters=("backup_tier_tag",),
)
