"""Secrets in Secrets Manager are rotated.

A secret that leaked is of use until it changes. Rotation changes it whether anybody noticed or not:
https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html

Exceptions: secrets that a service makes and rotates itself (`passwords_managed_by_aws`), which no
program declares. What only a third party can change (a partner's key) stands with an exemption. It
is told and stops nothing. How long at most is `longest_secret_rotation_days`; when a `cron()`
expression comes round is not computed.
"""

import re
from collections.abc import Iterator

from ._audit import AuditQuery
from ._check import Check, StackCheck
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._joined import joined
from ._model import Control, Frameworks
from ._numbers import as_number
from ._params import Params
from ._rules import in_each
from ._stack import Resource
from ._types import tokens

SECRET = tokens("secretsmanager", "Secret")
ROTATION = tokens("secretsmanager", "SecretRotation")
DAYS, SCHEDULE = "automaticallyAfterDays", "scheduleExpression"
RATE_IN_DAYS = re.compile(r"rate\((\d{1,9}) days?\)")


def _often(inputs: Inputs, params: Params) -> Iterator[Finding]:
    longest = params.longest_secret_rotation_days
    for path in (DAYS, SCHEDULE):
        given = inputs.get(path)
        rate = RATE_IN_DAYS.fullmatch(given) if isinstance(given, str) else None
        days = as_number(rate[1] if rate else given)
        if days is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif days is not None and days > longest:
            problem = f"is {shown(given)}: {longest} days are the longest"
            yield Violation(inputs.at(path), problem, f'"automatically_after_days": {longest}')


def _rules(path: str, value: object) -> dict[str, object]:
    return {"rotationRules": {path: value}}


NEVER = Violation(
    "", "is never rotated", "aws.secretsmanager.SecretRotation(..., secret_id=secret.id)"
)
A_SECRET = Resource(SECRET[0], "secret", {"name": "orders"})

CONTROL = Control(
    severity="medium",
    level="advisory",
    frameworks=Frameworks(fsbp=("SecretsManager.1", "SecretsManager.4")),
    parameters=("longest_secret_rotation_days",),
    checks=(
        Check(
            name="rotation-period",
            types=ROTATION,
            find=in_each("rotationRules", _often),
            passes=(
                _rules(DAYS, 30),
                _rules(SCHEDULE, "rate(4 hours)"),
                _rules(SCHEDULE, "rate(90 days)"),
                _rules(SCHEDULE, "cron(0 4 1 * ? *)"),
            ),
            fails=(_rules(DAYS, 365), _rules(DAYS, "91"), _rules(SCHEDULE, "rate(180 days)")),
        ),
    ),
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
