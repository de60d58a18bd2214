"""Identity pools of Amazon Cognito give no credentials to guests.

A guest of an identity pool is anybody who has seen the pool's id, which is in every app that uses
it: a role for guests is a public role, and scanners look for its id in web pages.

Exceptions: the landing zone's own roles, which no guest has. People who have signed in are left
alone.
"""

from collections.abc import Iterator

from ._audit import AuditQuery
from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._limits import limits
from ._model import Control, Frameworks
from ._params import Params
from ._policy_text import Statement
from ._request import ADMINISTRATOR, WORKLOAD_ACCOUNT, calls
from ._rules import must_be
from ._statement import Deny
from ._trust import trust, trust_rule
from ._types import tokens

POOL = "arn:aws:cognito-identity:eu-central-1:111111111111:identitypool/eu-central-1:1"
GUEST = {"cognito-identity-unauth:IdentityPoolArn": POOL}
MEMBER = {"cognito-identity-auth:IdentityPoolArn": POOL}
GIVING = (
    "cognito-identity:GetCredentialsForIdentity",
    "cognito-identity:GetId",
    "cognito-identity:GetOpenIdToken",
)

# What a token of Cognito says of whoever has not signed in: "IAM roles", Amazon Cognito Developer
# Guide.
SIGNED_IN = "cognito-identity.amazonaws.com:amr"
GUESTS = "unauthenticated"
MEMBERS_ONLY = f'"ForAnyValue:StringLike": {{"{SIGNED_IN}": "authenticated"}}'


def _no_role_of_guests(inputs: Inputs, _: Params) -> Iterator[Finding]:
    if inputs.get("roles") is UNKNOWN:
        yield Undecided("roles")
    elif inputs.is_set(f"roles.{GUESTS}"):
        yield Violation(f"roles.{GUESTS}", "gives guests a role", 'roles={"authenticated": arn}')


def _no_trust_in_guests(statement: Statement, _: Params) -> Iterator[Finding]:
    for condition in limits(statement, SIGNED_IN.__eq__):
        if GUESTS in condition.values:
            yield Violation(statement.at("Condition"), "trusts guests", MEMBERS_ONLY)
        elif UNKNOWN in condition.values and condition.key:
            yield Undecided(statement.at("Condition"))


def _trusting(whom: object) -> dict[str, object]:
    return trust(
        {"Federated": "cognito-identity.amazonaws.com"},
        "sts:AssumeRoleWithWebIdentity",
        **{"ForAnyValue:StringLike": {SIGNED_IN: whom}},
    )


CONTROL = Control(
    severity="high",
    bundle="identity",
    frameworks=Frameworks(fsbp=("Cognito.2",)),
    resource_control=(
        Deny(
            sid="DenyGuests",
            actions=GIVING,
            condition={"Null": {"cognito-identity-unauth:IdentityPoolArn": "false"}},
            absolute=True,
            denied=calls(
                "anonymous",
                *GIVING,
                resource=POOL,
                resource_account=WORKLOAD_ACCOUNT,
                context=GUEST,
            ),
            allowed=(
                *calls(
                    "anonymous",
                    *GIVING,
                    resource=POOL,
                    resource_account=WORKLOAD_ACCOUNT,
                    context=MEMBER,
                ),
                *calls(ADMINISTRATOR, "cognito-identity:UpdateIdentityPool", resource=POOL),
            ),
        ),
    ),
    checks=(
        Check(
            name="identity-pool",
            types=tokens("cognito", "IdentityPool"),
            find=must_be(
                "allowUnauthenticatedIdentities",
                wanted=False,
                default=False,
                write="allow_unauthenticated_identities=False",
            ),
            passes=({"identityPoolName": "shop"}, {"allowUnauthenticatedIdentities": False}),
            fails=({"allowUnauthenticatedIdentities": True},),
        ),
        Check(
            name="role-of-guests",
            types=tokens("cognito", "IdentityPoolRoleAttachment"),
            find=_no_role_of_guests,
            passes=({"roles": {"authenticated": "arn:aws:iam::111111111111:role/member"}},),
            fails=({"roles": {"unauthenticated": "arn:aws:iam::111111111111:role/guest"}},),
        ),
        Check(
            name="trust-in-guests",
            types=tokens("iam", "Role"),
            find=trust_rule(_no_trust_in_guests),
            passes=({}, _trusting("authenticated"), trust({"Service": "ec2.amazonaws.com"})),
            fails=(_trusting("unauthenticated"), _trusting(["authenticated", "unauthenticated"])),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="There is no identity pool that nobody knows of.",
            scope="region",
            service="cognito-identity",
            operation="ListIdentityPools",
            arguments={"MaxResults": 60},
            expression="IdentityPools[].IdentityPoolName",
        ),
    ),
)
