"""Secrets in Secrets Manager are rotated.

A secret that leaked is of use until it changes. Rotation changes it whether anybody noticed or not:
https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html

Exceptions: secrets that a service makes and rotates itself (`passwords_managed_by_aws`), which no
program declares. What only a third party can change (a partner's key) stands with an exemption. It
is told and stops nothing.
"""

from ._audit import AuditQuery
from ._check import StackCheck
from ._finding import Violation
from ._joined import joined
from ._model import Control, Frameworks
from ._stack import Resource
from ._types import tokens

SECRET = tokens("secretsmanager", "Secret")
ROTATION = tokens("secretsmanager", "SecretRotation")


NEVER = Violation(
    "", "is never rotated", "aws.secretsmanager.SecretRotation(..., secret_id=secret.id)"
)
A_SECRET = Resource(SECRET[0], "secret", {"name": "orders"})

CONTROL = Control(
    severity="medium",
    level="advisory",
    frameworks=Frameworks(fsbp=("SecretsManager.1",)),
    stack_checks=(
        StackCheck(
            name="rotation",
            types=SECRET,
            find=joined(
                SECRET, ROTATION, "secretId", NEVER, unsure="which secret a rotation is of"
            ),
            passes=((A_SECRET, Resource(ROTATION[0], "r", {}, {"secretId": ("secret",)})), ()),
            fails=((A_SECRET,),),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="Every secret is rotated.",
            scope="region",
            service="secretsmanager",
            operation="ListSecrets",
            expression="SecretList[?!RotationEnabled && !OwningService].Name",
        ),
    ),
)
