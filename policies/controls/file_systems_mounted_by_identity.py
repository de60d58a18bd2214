"""EFS file systems are mounted over TLS only, and access points say as whom and where.

A file system without a policy lets every client that reaches its mount target mount it, as root and
in the clear. A policy that denies requests without TLS makes clients use the mount helper, which
encrypts. An access point that names neither a user nor a directory gives whoever uses it the whole
file system under any name.

Exceptions: file systems without a mount target in their stack, whose policy may be made where the
mount target is. A policy that lives in another stack cannot be seen.
"""

from ._file_system_access_checks import FILE_SYSTEM_ACCESS_CHECKS, FILE_SYSTEM_ACCESS_STACK_CHECKS
from ._model import Control, Frameworks

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(fsbp=("EFS.3", "EFS.4")),
    checks=FILE_SYSTEM_ACCESS_CHECKS,
    stack_checks=FILE_SYSTEM_ACCESS_STACK_CHECKS,
)
