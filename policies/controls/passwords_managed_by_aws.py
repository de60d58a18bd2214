"""Passwords of databases, caches and their clients are kept and changed by AWS, not by programs.

A password that a program sets is in the program's configuration, in the state and in the head of
who made it up. RDS, Aurora, Redshift and DocumentDB make one of their own, keep it in Secrets
Manager and rotate it every seven days:
https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
AWS DMS, Glue, QuickSight and FSx take the secret instead of what is in it. ElastiCache, MemoryDB
and OpenSearch Service need no password where their users come with IAM.

Exceptions: databases that are made from a snapshot or follow another one, which have its password.
Amazon MQ, Lightsail and Timestream for InfluxDB take passwords only: `secret_inputs_are_secret`
sees to it that theirs are secrets of Pulumi's.
"""

from ._model import Control, Frameworks
from ._password_checks import PASSWORD_CHECKS

CONTROL = Control(severity="high", frameworks=Frameworks(), checks=PASSWORD_CHECKS)
