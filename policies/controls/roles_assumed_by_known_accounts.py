"""Roles trust accounts that are known; others assume them under a condition only.

A trust policy is a door into the account, and the number in it is the only sign of who has the
key. A third party that holds roles in many customers' accounts can be talked into using the wrong
one (the confused deputy): it must show an external id, which is different for each customer.

Exceptions: the accounts in `trusted_accounts`, the own one among them. Where none are configured,
nobody can tell the own account from another, and only a statement that lets in a whole account is
at fault, unless the account's number stands in another ARN of the same role. Accounts in
`vendor_accounts` need `sts:ExternalId` always. A principal of `*` is judged by
`nothing_shared_outside_organization`.
"""

import re
from collections.abc import Iterator

from ._accounts import account_of
from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, items
from ._limits import limited
from ._model import Control, Frameworks
from ._params import Params
from ._policy_text import Statement
from ._proof import STRANGER, TRUSTED_ACCOUNT
from ._request import VENDOR_ACCOUNT
from ._trust import trust, trust_rule
from ._types import tokens

EXTERNAL_ID = "sts:externalid"
# Keys, in lower case, by which a trust policy narrows down who of an account comes in.
NARROWING = (
    "aws:multifactorauthpresent",
    "aws:principalarn",
    "aws:principalorg",
    "aws:principaltag/",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceip",
    "aws:sourceorg",
    "aws:sourcevpc",
    "aws:userid",
    "saml:",
    EXTERNAL_ID,
    "sts:sourceidentity",
)
OWN_ARN = re.compile(r"arn:[^:]*:iam::(\d{12}):")
OWN_ARNS = ("arn", "permissionsBoundary", "managedPolicyArns")
WRITE_ID = '"Condition": {"StringEquals": {"sts:ExternalId": external_id}}'
WRITE = f"{WRITE_ID}, or name the account in trusted_accounts"


def _known(inputs: Inputs, params: Params) -> Iterator[Finding]:
    own = {
        found[1]
        for path in OWN_ARNS
        for arn in items(inputs.get(path))
        if isinstance(arn, str) and (found := OWN_ARN.match(arn))
    }

    def judged(statement: Statement, _: Params) -> Iterator[Finding]:
        yield from _judged(statement, params, own)

    yield from trust_rule(judged)(inputs, params)


def _judged(statement: Statement, params: Params, own: set[str]) -> Iterator[Finding]:
    principals = statement.principals("AWS")
    vendors = [each for each in principals if account_of(each)[0] in params.vendor_accounts]
    strangers = [each for each in principals if _is_strange(each, params, own)]
    if UNKNOWN in principals:
        strangers.append(UNKNOWN)
    if vendors:
        yield from _conditioned(statement, (EXTERNAL_ID,), "is a third party's account", WRITE_ID)
    elif strangers:
        known = [each for each in strangers if each is not UNKNOWN]
        problem = "is an account that nobody has named as known"
        yield from _conditioned(statement, NARROWING, problem if known else "", WRITE)


def _conditioned(
    statement: Statement, keys: tuple[str, ...], problem: str, write: str
) -> Iterator[Finding]:
    found = limited(statement, lambda key: key.startswith(keys))
    unsure = UNKNOWN in (found, statement.get("Effect"))
    if found is True:
        return
    if unsure or not problem:
        yield Undecided(statement.at("Principal"))
    else:
        yield Violation(
            statement.at("Principal"), f"{problem}, and there is no condition on it", write
        )


def _is_strange(principal: object, params: Params, own: set[str]) -> bool:
    account, who = account_of(principal)
    if not account or account in {*params.trusted_accounts, *own}:
        return False
    return bool(params.trusted_accounts) or who in {"", "root"}


def _root(account: str) -> dict[str, str]:
    return {"AWS": f"arn:aws:iam::{account}:root"}


EXTERNAL = {"sts:ExternalId": "4f1c2a"}

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(),
    checks=(
        Check(
            name="trust",
            types=tokens("iam", "Role"),
            find=_known,
            passes=(
                {},
                trust({"Service": "ec2.amazonaws.com"}),
                trust(_root(TRUSTED_ACCOUNT)),
                trust({"AWS": [TRUSTED_ACCOUNT, f"arn:aws:iam::{TRUSTED_ACCOUNT}:role/app"]}),
                trust(_root(VENDOR_ACCOUNT), StringEquals=EXTERNAL),
                trust(_root(STRANGER), StringEquals=EXTERNAL),
                trust(_root(STRANGER), StringEquals={"aws:PrincipalOrgID": "o-exampleorgid"}),
                trust(_root(STRANGER), Bool={"aws:MultiFactorAuthPresent": "true"}),
                {
                    **trust(_root(STRANGER)),
                    "permissionsBoundary": f"arn:aws:iam::{STRANGER}:policy/team-boundary",
                },
            ),
            fails=(
                trust(_root(STRANGER)),
                trust({"AWS": STRANGER}),
                trust({"AWS": [TRUSTED_ACCOUNT, f"arn:aws:iam::{STRANGER}:role/app"]}),
                trust(_root(VENDOR_ACCOUNT)),
                trust(_root(VENDOR_ACCOUNT), Bool={"aws:MultiFactorAuthPresent": "true"}),
                trust(_root(VENDOR_ACCOUNT), StringLike={"sts:ExternalId": "*"}),
                trust(_root(STRANGER), StringEqualsIfExists=EXTERNAL),
                trust(_root(STRANGER), Bool={"aws:SecureTransport": "true"}),
            ),
        ),
    ),
    parameters=("trusted_accounts", "vendor_accounts"),
)
