"""Policies list what they allow; none allows all but a list.

`NotAction` with Allow grants every action that anybody ever adds to AWS, except for those that
somebody thought of on the day; `NotResource` does the same with resources. What is meant is
nearly always a Deny, which the same elements are made for.

Exceptions: statements that deny. `NotPrincipal` is for resource policies and is judged there; see
`nothing_shared_outside_organization`.
"""

from collections.abc import Iterator

from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN
from ._model import Control, Frameworks
from ._params import Params
from ._permissions import allow, permission_checks, policy, statement_rule
from ._policy_text import Statement


def _listed(statement: Statement, _: Params) -> Iterator[Finding]:
    for excluding, listing in (("NotAction", "Action"), ("NotResource", "Resource")):
        if statement.get(excluding) is None:
            continue
        if statement.get("Effect") is UNKNOWN:
            yield Undecided(statement.at("Effect"))
        else:
            yield Violation(
                statement.at(excluding),
                "allows all but a list, and with it whatever AWS adds",
                f'"{listing}": [...] with what is needed, or "Effect": "Deny"',
            )


EXCLUDING = {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(),
    checks=permission_checks(
        statement_rule(_listed),
        passes=(
            policy(allow("s3:GetObject")),
            policy({**EXCLUDING, "Effect": "Deny"}),
            policy({"Effect": "Deny", "Action": "s3:*", "NotResource": "arn:aws:s3:::orders/*"}),
        ),
        fails=(
            policy(EXCLUDING),
            policy({**EXCLUDING, "NotAction": ["iam:*", "organizations:*"]}),
            policy({"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::orders/*"}),
        ),
    ),
)
