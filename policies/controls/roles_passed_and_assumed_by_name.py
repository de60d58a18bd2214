"""Roles are passed to services and assumed by name only.

`iam:PassRole` on `*` hands any role of the account to a machine or function of one's own, an
administrator's among them; `sts:AssumeRole` on `*` tries every role of every account that trusts
this one. Both are how one foothold becomes all of them.

Exceptions: statements whose condition names the roles by tag, account or organization. The
service that a role is passed to (`iam:PassedToService`) does not say which role it is. A path or
prefix of names (`role/shop-*`) is a name.
"""

from collections.abc import Iterator

from ._finding import Finding, Violation
from ._inputs import UNKNOWN
from ._limits import limited
from ._model import Control, Frameworks
from ._params import Params
from ._permissions import (
    allow,
    allows,
    if_about_everything,
    permission_checks,
    policy,
    statement_rule,
)
from ._policy_text import Statement

PASSING = "iam:PassRole"
ASSUMING = "sts:AssumeRole"
# Keys, in lower case, that say which role it is. Source: Service Authorization Reference.
ROLE_KEYS = ("aws:resourcetag/", "iam:resourcetag/", "aws:resourceorg", "aws:resourceaccount")
ANY_ROLE = "arn:aws:iam::111111111111:role/*"
TO_EC2 = {"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}
BY_TAG = {"StringEquals": {"aws:ResourceTag/team": "shop"}}


def _names_role(key: str) -> bool:
    return key.startswith(ROLE_KEYS)


def _by_name(statement: Statement, _: Params) -> Iterator[Finding]:
    for action in (PASSING, ASSUMING):
        if not allows(statement, action):
            continue
        narrowed = limited(statement, _names_role)
        free = narrowed if narrowed is UNKNOWN else not narrowed
        violation = Violation(
            statement.at("Resource"),
            f"is every role, for {action}",
            f'"Action": "{action}", "Resource": [role.arn] in a statement of its own',
        )
        yield from if_about_everything(statement, violation, free=free)


CONTROL = Control(
    severity="high",
    frameworks=Frameworks(),
    checks=permission_checks(
        statement_rule(_by_name),
        passes=(
            policy(allow(PASSING, "arn:aws:iam::111111111111:role/shop-*")),
            policy(allow(ASSUMING, ["arn:aws:iam::111111111111:role/deploy"])),
            policy(allow(PASSING, ANY_ROLE, Condition=BY_TAG)),
            policy(allow(ASSUMING, Condition={"StringEquals": {"aws:ResourceOrgID": "o-1"}})),
            policy(allow(["iam:GetRole", "iam:List*", "sts:GetCallerIdentity"])),
        ),
        fails=(
            policy(allow(PASSING)),
            policy(allow(["ec2:RunInstances", "iam:pass*"], ["*"])),
            policy(allow(PASSING, ANY_ROLE)),
            policy(
                allow(
                    PASSING,
                    Condition={"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}},
                )
            ),
            policy(allow(ASSUMING)),
            policy(allow("sts:Assume*", "arn:aws:iam::*:role/*")),
        ),
    ),
)
