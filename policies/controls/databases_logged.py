"""Databases, search domains and brokers send their logs where they outlive them.

A log on the disk of a database is gone with the database, and whoever has taken the database over
can change it. In CloudWatch Logs or a bucket it is out of reach, and alarms can read it.

Exceptions: none by kind. Of each engine the one log is asked for that says most about safety; what
else a team exports is its own matter. Audit logs of MySQL and MariaDB need an option group and are
not asked for.
"""

from ._database_log_checks import DATABASE_LOG_CHECKS, DATABASE_LOG_STACK_CHECKS
from ._model import Control, Frameworks

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(
        fsbp=(
            "DocumentDB.4",
            "ES.4",
            "ES.5",
            "MQ.2",
            "Neptune.2",
            "Opensearch.4",
            "Opensearch.5",
            "RDS.9",
            "RDS.34",
            "RDS.36",
            "RDS.37",
            "Redshift.4",
            "RedshiftServerless.6",
        )
    ),
    checks=DATABASE_LOG_CHECKS,
    stack_checks=DATABASE_LOG_STACK_CHECKS,
)
