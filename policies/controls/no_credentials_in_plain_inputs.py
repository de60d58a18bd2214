"""Workloads take their identity from roles, and their secrets from where secrets are kept.

What stands in an environment variable, in user data or in a plain parameter is read by everybody
who may describe the resource, is kept in the state and in CloudTrail, and is rotated by nobody.

Exceptions: what only looks like a secret by chance is told apart by its name, its form and its
entropy, so that some are missed. Values are never shown. AWS, "Best practices for Secrets Manager":
https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html
"""

from ._credential_checks import CREDENTIAL_CHECKS
from ._model import Control, Frameworks

CONTROL = Control(
    severity="critical",
    frameworks=Frameworks(fsbp=("CodeBuild.2", "ECS.8")),
    checks=CREDENTIAL_CHECKS,
)
