"""Identity pools of Amazon Cognito give no credentials to guests.

A guest of an identity pool is anybody who has seen the pool's id, which is in every app that uses
it: a role for guests is a public role, and scanners look for its id in web pages.

Exceptions: the landing zone's own roles, which no guest has. People who have signed in are left
alone.
"""

from ._audit import AuditQuery
from ._check import Check
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, WORKLOAD_ACCOUNT, calls
from ._rules import must_be
from ._statement import Deny
from ._types import tokens

POOL = "arn:aws:cognito-identity:eu-central-1:111111111111:identitypool/eu-central-1:1"
GUEST = {"cognito-identity-unauth:IdentityPoolArn": POOL}
MEMBER = {"cognito-identity-auth:IdentityPoolArn": POOL}
GIVING = (
    "cognito-identity:GetCredentialsForIdentity",
    "cognito-identity:GetId",
    "cognito-identity:GetOpenIdToken",
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
