"""Analytics jobs, builds and caches of APIs write nothing in the clear.

These services write copies of data beside the stores that everybody looks after: bookmarks and
logs of jobs, results of queries, artifacts of builds, cached answers of an API.

Exceptions: results that a service writes to a bucket are encrypted by the bucket; that a job's
settings name a key is asked for by `customer_managed_keys_used`. Artifacts of builds can be left
unencrypted only on purpose, so that is what is found.
"""

from ._audit import AuditQuery
from ._build_checks import BUILD_CHECKS
from ._job_checks import JOB_CHECKS
from ._model import Control, Frameworks

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(
        fsbp=(
            "APIGateway.5",
            "AppSync.1",
            "AppSync.6",
            "CodeBuild.3",
            "CodeBuild.7",
            "EMR.3",
            "EMR.4",
            "WorkSpaces.1",
            "WorkSpaces.2",
        )
    ),
    checks=(*JOB_CHECKS, *BUILD_CHECKS),
    audit=(
        AuditQuery(
            sentence="Every desktop is encrypted.",
            scope="region",
            service="workspaces",
            operation="DescribeWorkspaces",
            expression="Workspaces[?!(RootVolumeEncryptionEnabled && UserVolumeEncryptionEnabled)]"
            ".WorkspaceId",
        ),
    ),
)
