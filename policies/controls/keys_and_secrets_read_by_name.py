"""Secrets, parameters and encrypted data are read by name: no policy allows reading all of them.

Encryption keeps data from those who may not use the key. A policy that allows `kms:Decrypt` or
`secretsmanager:GetSecretValue` on everything undoes that for every workload of the account at
once, and the role that carries it is what an attacker looks for.

Exceptions: statements with a condition that narrows them down, such as `kms:ViaService`,
`kms:EncryptionContext:...`, `kms:ResourceAliases` or a tag of the resource. Listing and describing
are free. Parameters below a path of their own (`parameter/shop/*`) are a name.
"""

from collections.abc import Iterator

from ._finding import Finding, Violation
from ._model import Control, Frameworks
from ._params import Params
from ._permissions import (
    allow,
    allows,
    if_about_everything,
    permission_checks,
    policy,
    statement_rule,
    unconditioned,
)
from ._policy_text import Statement

READS = (
    "kms:Decrypt",
    "kms:ReEncryptFrom",
    "secretsmanager:BatchGetSecretValue",
    "secretsmanager:GetSecretValue",
    "ssm:GetParameter",
    "ssm:GetParameters",
    "ssm:GetParametersByPath",
)
SECRETS = "arn:aws:secretsmanager:eu-central-1:111111111111:secret"
THROUGH_S3 = {"StringEquals": {"kms:ViaService": "s3.eu-central-1.amazonaws.com"}}


def _by_name(statement: Statement, _: Params) -> Iterator[Finding]:
    read = next((action for action in READS if allows(statement, action)), None)
    if read is None:
        return
    violation = Violation(
        statement.at("Resource"),
        f"is everything that {read} can read",
        f'"Action": "{read}", "Resource": [the ARN of the key, secret or parameter]',
    )
    yield from if_about_everything(statement, violation, free=unconditioned(statement))


CONTROL = Control(
    severity="high",
    frameworks=Frameworks(fsbp=("KMS.1", "KMS.2")),
    checks=permission_checks(
        statement_rule(_by_name),
        passes=(
            policy(allow("secretsmanager:GetSecretValue", f"{SECRETS}:shop-*")),
            policy(allow("kms:Decrypt", "arn:aws:kms:eu-central-1:111111111111:key/1a2b")),
            policy(allow("kms:Decrypt", Condition=THROUGH_S3)),
            policy(allow(["secretsmanager:ListSecrets", "ssm:DescribeParameters", "kms:List*"])),
            policy(allow("ssm:GetParameter*", "arn:aws:ssm:*:*:parameter/shop/*")),
        ),
        fails=(
            policy(allow("kms:Decrypt")),
            policy(allow(["kms:ReEncrypt*"], "arn:aws:kms:*:111111111111:key/*")),
            policy(allow("secretsmanager:Get*", f"{SECRETS}:*")),
            policy(allow(["ssm:GetParameters"], ["*"])),
        ),
    ),
)
