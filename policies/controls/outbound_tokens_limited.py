"""Roles get tokens of their account for known audiences only.

With a token that AWS signs, a role proves to any service on the internet who it is. That replaces
stored secrets; it also is a way out that no network control sees. The audiences are those of the
services that the company uses, in `token_audiences`; where none is named, there are no tokens.

Exceptions: the landing zone's own roles, which also switch the feature on for an account.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._request import ADMINISTRATOR, DEPLOYER, LANDING_ZONE, calls
from ._statement import Deny, Param

TOKEN = "sts:GetWebIdentityToken"  # noqa: S105 - an action, not a secret
KNOWN = {"sts:IdentityTokenAudience": "https://api.example.com"}
UNKNOWN_AUDIENCE = {"sts:IdentityTokenAudience": "https://stranger.example"}
SWITCH = "iam:EnableOutboundWebIdentityFederation"

CONTROL = Control(
    severity="medium",
    bundle="identity",
    frameworks=Frameworks(),
    service_control=(
        Deny(
            sid="DenyTokensForStrangers",
            actions=(TOKEN,),
            unless={
                "ForAnyValue:StringNotLike": {
                    "sts:IdentityTokenAudience": (Param("token_audiences"),)
                }
            },
            denied=(
                *calls(DEPLOYER, TOKEN, context=UNKNOWN_AUDIENCE),
                *calls(
                    DEPLOYER,
                    TOKEN,
                    context={
                        "sts:IdentityTokenAudience": (
                            "https://api.example.com",
                            "https://stranger.example",
                        )
                    },
                ),
            ),
            allowed=(
                *calls(DEPLOYER, TOKEN, context=KNOWN),
                *calls(DEPLOYER, "sts:GetCallerIdentity", "sts:AssumeRole"),
                *calls(LANDING_ZONE, TOKEN, context=UNKNOWN_AUDIENCE),
            ),
        ),
        Deny(
            sid="DenySwitchingTokensOn",
            actions=(SWITCH,),
            denied=calls(ADMINISTRATOR, SWITCH),
            allowed=(
                *calls(ADMINISTRATOR, "iam:DisableOutboundWebIdentityFederation"),
                *calls(LANDING_ZONE, SWITCH),
            ),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="The account gives out no tokens of its own.",
            scope="account",
            service="iam",
            operation="GetOutboundWebIdentityFederationInfo",
            expression="JwtVendingEnabled",
            expected=False,
            absent_error="FeatureDisabled",
        ),
    ),
)
