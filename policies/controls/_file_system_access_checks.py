"""The checks of `file_systems_mounted_by_identity`.

Sources: "Using IAM to control access to file systems" and "Working with Amazon EFS access points",
Amazon Elastic File System User Guide.
"""

from collections.abc import Iterator

from ._check import Check, StackCheck
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._joined import joined
from ._params import Params
from ._rules import all_of, must_be_set, must_not_be
from ._secure_transport import denial, denies_plain_http
from ._stack import Resource, Stack
from ._types import tokens

FILE_SYSTEM = tokens("efs", "FileSystem")
POLICY = tokens("efs", "FileSystemPolicy")
MOUNT_TARGET = tokens("efs", "MountTarget")
NAMES = ("id", "fileSystemId")
DIRECTORY = 'root_directory={"path": "/orders", ...}'
DENIED = denial("*")


def _policy_needs_tls(inputs: Inputs, _: Params) -> Iterator[Finding]:
    denied = denies_plain_http(inputs.get("policy"))
    if denied is UNKNOWN:
        yield Undecided("policy")
    elif not denied:
        yield Violation("policy", "does not deny requests without TLS", f"policy=... with {DENIED}")


with_policy = joined(
    FILE_SYSTEM,
    POLICY,
    "fileSystemId",
    Violation(
        "",
        "has no policy: everybody in the network mounts it, as root and without TLS",
        f"aws.efs.FileSystemPolicy(..., file_system_id=fs.id, policy=...) with {DENIED}",
    ),
    identities=NAMES,
)


def _mounted_with_policy(stack: Stack, params: Params) -> Iterator[tuple[Resource, Finding]]:
    for system, finding in with_policy(stack, params):
        if any(stack.referring_to(system, MOUNT_TARGET, "fileSystemId", NAMES)):
            yield system, finding


STATEMENT = {
    "Effect": "Deny",
    "Principal": {"AWS": "*"},
    "Action": "*",
    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
}
ALLOWED = {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "elasticfilesystem:ClientMount"}
OF_FILES = {"fileSystemId": ("files",)}
FILES = Resource(FILE_SYSTEM[0], "files")
MOUNTED = Resource(MOUNT_TARGET[0], "mount", {}, OF_FILES)
GUARDED = Resource(POLICY[0], "policy", {}, OF_FILES)

FILE_SYSTEM_ACCESS_CHECKS = (
    Check(
        name="policy",
        types=POLICY,
        find=_policy_needs_tls,
        passes=(
            {"policy": {"Statement": [ALLOWED, STATEMENT]}},
            {
                "policy": '{"Statement": {"Effect": "Deny", "Principal": "*", "Action": "*",'
                ' "Condition": {"Bool": {"aws:SecureTransport": false}}}}'
            },
        ),
        fails=({"policy": {"Statement": [ALLOWED]}}, {"policy": "{"}, {}),
    ),
    Check(
        name="access-point",
        types=tokens("efs", "AccessPoint"),
        find=all_of(
            must_be_set("posixUser", write='posix_user={"uid": 1000, "gid": 1000}'),
            must_be_set("rootDirectory.path", write=DIRECTORY),
            must_not_be(
                "rootDirectory.path", "/", problem="all of the file system", write=DIRECTORY
            ),
        ),
        passes=({"posixUser": {"uid": 1000, "gid": 1000}, "rootDirectory": {"path": "/orders"}},),
        fails=(
            {},
            {"posixUser": {"uid": 1000, "gid": 1000}},
            {"rootDirectory": {"path": "/orders"}},
            {"posixUser": {"uid": 1000, "gid": 1000}, "rootDirectory": {"path": "/"}},
        ),
    ),
)
FILE_SYSTEM_ACCESS_STACK_CHECKS = (
    StackCheck(
        name="mounted-without-policy",
        types=FILE_SYSTEM,
        find=_mounted_with_policy,
        passes=((FILES,), (FILES, MOUNTED, GUARDED)),
        fails=(
            (FILES, MOUNTED),
            (FILES, MOUNTED, Resource(POLICY[0], "p", {}, {"fileSystemId": ("other",)})),
        ),
    ),
)
