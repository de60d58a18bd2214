"""Databases get their first password from Secrets Manager, which also changes it.

A password that a program sets is in the program's configuration, in the state and in the head of
who made it up. RDS, Aurora, Redshift and DocumentDB make one of their own, keep it in Secrets
Manager and rotate it every seven days:
https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html

Exceptions: databases that are made from a snapshot or follow another one, which have its password.
"""

from collections.abc import Callable, Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._model import Control, Frameworks
from ._params import Params
from ._types import tokens


def _unless_managed(
    *passwords: str, managed: str, write: str
) -> Callable[[Inputs, Params], Iterator[Finding]]:
    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        if as_bool(inputs.get(managed)) is True:
            return
        for path in passwords:
            given = inputs.get(path)
            if UNKNOWN in (given, inputs.get(managed)):
                yield Undecided(inputs.at(path))
            elif given not in (None, ""):
                yield Violation(inputs.at(path), "is set by the program", write)

    return find


MANAGED = "manage_master_user_password=True"

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(),
    checks=(
        Check(
            name="database",
            types=(*tokens("rds", "Cluster"), *tokens("docdb", "Cluster")),
            find=_unless_managed(
                "masterPassword", managed="manageMasterUserPassword", write=MANAGED
            ),
            passes=(
                {"manageMasterUserPassword": True},
                {"snapshotIdentifier": "orders-2026-11-24"},
            ),
            fails=({"masterPassword": "x"}, {"engine": "docdb", "masterPassword": "y"}),
        ),
        Check(
            name="instance",
            types=tokens("rds", "Instance"),
            find=_unless_managed(
                "password", "passwordWo", managed="manageMasterUserPassword", write=MANAGED
            ),
            passes=({"manageMasterUserPassword": True}, {"replicateSourceDb": "orders"}),
            fails=({"password": "x"},),
        ),
        Check(
            name="warehouse",
            types=tokens("redshift", "Cluster"),
            find=_unless_managed(
                "masterPassword",
                managed="manageMasterPassword",
                write="manage_master_password=True",
            ),
            passes=({"manageMasterPassword": True},),
            fails=({"masterPassword": "x"},),
        ),
        Check(
            name="serverless-warehouse",
            types=tokens("redshiftserverless", "Namespace"),
            find=_unless_managed(
                "adminUserPassword",
                managed="manageAdminPassword",
                write="manage_admin_password=True",
            ),
            passes=({"manageAdminPassword": True},),
            fails=({"adminUserPassword": "x"},),
        ),
        Check(
            name="replication-endpoint",
            types=tokens("dms", "Endpoint"),
            find=_unless_managed(
                "password", managed="never", write="secrets_manager_arn=secret.arn"
            ),
            passes=({"secretsManagerArn": "arn:aws:secretsmanager:eu-central-1:1:secret:s"},),
            fails=({"password": "x"},),
        ),
    ),
)
