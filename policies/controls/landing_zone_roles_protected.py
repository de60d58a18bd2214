"""Nobody but the landing zone makes, changes or deletes its roles and the identity providers.

Guardrails leave the landing zone's roles alone, so whoever can change one of these roles, or make
one of that name where it is missing, stands above every guardrail. An identity provider is a door
into the account: with one of their own, outsiders decide for themselves who they are.

Exceptions: the landing zone's own roles. Identity Center keeps its roles through a service-linked
role. OpenID Connect providers of EKS clusters may be made, because every cluster that gives roles
to its pods needs one and it vouches for that cluster only. The landing zone's own stacks make those
in `own_issuers`.
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from ._audit import AuditQuery
from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._params import Params
from ._request import ADMINISTRATOR, BREAK_GLASS, LANDING_ZONE, calls, service_linked_role
from ._rules import forbidden
from ._statement import Deny, Param
from ._types import tokens

ROLE_ACTIONS = (
    "iam:AttachRolePolicy",
    "iam:CreateRole",
    "iam:DeleteRole",
    "iam:DeleteRolePermissionsBoundary",
    "iam:DeleteRolePolicy",
    "iam:DetachRolePolicy",
    "iam:PutRolePermissionsBoundary",
    "iam:PutRolePolicy",
    "iam:TagRole",
    "iam:UntagRole",
    "iam:UpdateAssumeRolePolicy",
    "iam:UpdateRole",
    "iam:UpdateRoleDescription",
)
# A boundary is taken away by nobody: see roles_made_within_boundary.
ROLE_ACTIONS_OF_TEAMS = set(ROLE_ACTIONS) - {"iam:DeleteRolePermissionsBoundary"}
PROVIDER_ACTIONS = (
    "iam:CreateSAMLProvider",
    "iam:DeleteSAMLProvider",
    "iam:UpdateSAMLProvider",
    "rolesanywhere:CreateTrustAnchor",
    "rolesanywhere:DeleteCrl",
    "rolesanywhere:DisableCrl",
    "rolesanywhere:EnableTrustAnchor",
    "rolesanywhere:ImportCrl",
    "rolesanywhere:UpdateCrl",
    "rolesanywhere:UpdateTrustAnchor",
    "sso:CreateInstance",
)
APPLICATION = "arn:aws:iam::111111111111:role/application"
EKS_PROVIDER = (
    "arn:aws:iam::111111111111:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"
)
GITHUB_PROVIDER = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"


def _role_name_is_free(inputs: Inputs, params: Params) -> Iterator[Finding]:
    name = inputs.get("name")
    protected = (params.access_role, *params.protected_role_names)
    if name is UNKNOWN:
        yield Undecided("name")
    elif isinstance(name, str) and any(fnmatchcase(name, pattern) for pattern in protected):
        yield Violation(
            "name", f"is {shown(name)}, a role of the landing zone", "another name, or none"
        )


def _provider_is_of_a_cluster(inputs: Inputs, params: Params) -> Iterator[Finding]:
    url = inputs.get("url")
    if url is UNKNOWN:
        yield Undecided("url")
        return
    issuer = url.removeprefix("https://") if isinstance(url, str) else ""
    if not issuer.startswith("oidc.eks.") and issuer not in params.own_issuers:
        yield Violation(
            "url",
            "is not the issuer of an EKS cluster; other providers are the landing zone's",
            "url=cluster.identities[0].oidcs[0].issuer, or ask for a provider in the landing zone",
        )


CONTROL = Control(
    severity="critical",
    bundle="identity",
    frameworks=Frameworks(cis_3_0=("1.21",), cis_5_0=("1.20",)),
    service_control=(
        Deny(
            sid="DenyChangingLandingZoneRoles",
            actions=ROLE_ACTIONS,
            resources=(Param("protected_role_arns"),),
            denied=(
                *calls(
                    ADMINISTRATOR,
                    "iam:CreateRole",
                    "iam:DeleteRole",
                    "iam:UpdateAssumeRolePolicy",
                    "iam:AttachRolePolicy",
                    resource=LANDING_ZONE,
                ),
                *calls(ADMINISTRATOR, "iam:PutRolePolicy", "iam:DeleteRole", resource=BREAK_GLASS),
                *calls(
                    ADMINISTRATOR,
                    "iam:CreateRole",
                    resource="arn:aws:iam::111111111111:role/golden-image-builder",
                ),
            ),
            allowed=(
                *calls(ADMINISTRATOR, *sorted(ROLE_ACTIONS_OF_TEAMS), resource=APPLICATION),
                *calls(ADMINISTRATOR, "iam:GetRole", resource=LANDING_ZONE),
                *calls(LANDING_ZONE, "iam:UpdateAssumeRolePolicy", resource=LANDING_ZONE),
                *calls(
                    service_linked_role("sso.amazonaws.com", "AWSServiceRoleForSSO"),
                    "iam:AttachRolePolicy",
                    resource=BREAK_GLASS,
                ),
            ),
        ),
        Deny(
            sid="DenyIdentityProviders",
            actions=PROVIDER_ACTIONS,
            denied=calls(ADMINISTRATOR, *PROVIDER_ACTIONS),
            allowed=(
                *calls(ADMINISTRATOR, "iam:GetSAMLProvider", "rolesanywhere:ListTrustAnchors"),
                *calls(LANDING_ZONE, "iam:CreateSAMLProvider"),
            ),
        ),
        Deny(
            sid="DenyOpenIdConnectProviders",
            actions=(
                "iam:AddClientIDToOpenIDConnectProvider",
                "iam:CreateOpenIDConnectProvider",
                "iam:DeleteOpenIDConnectProvider",
                "iam:RemoveClientIDFromOpenIDConnectProvider",
                "iam:UpdateOpenIDConnectProviderThumbprint",
            ),
            not_resources=("arn:aws:iam::*:oidc-provider/oidc.eks.*.amazonaws.com/id/*",),
            denied=calls(
                ADMINISTRATOR,
                "iam:CreateOpenIDConnectProvider",
                "iam:AddClientIDToOpenIDConnectProvider",
                resource=GITHUB_PROVIDER,
            ),
            allowed=(
                *calls(ADMINISTRATOR, "iam:CreateOpenIDConnectProvider", resource=EKS_PROVIDER),
                *calls(LANDING_ZONE, "iam:CreateOpenIDConnectProvider", resource=GITHUB_PROVIDER),
            ),
        ),
    ),
    checks=(
        Check(
            name="role-name",
            types=tokens("iam", "Role"),
            find=_role_name_is_free,
            passes=({}, {"name": "application"}),
            fails=({"name": "OrganizationAccountAccessRole"},),
        ),
        Check(
            name="openid-connect-provider",
            types=tokens("iam", "OpenIdConnectProvider"),
            find=_provider_is_of_a_cluster,
            passes=(
                {"url": "https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"},
                {"url": "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"},
                {"url": "https://gitlab.example.com"},
            ),
            fails=({}, {"url": "https://token.actions.githubusercontent.com"}),
        ),
        Check(
            name="identity-provider",
            types=(*tokens("iam", "SamlProvider"), *tokens("rolesanywhere", "TrustAnchor")),
            find=forbidden(
                "an identity provider lets outsiders say who they are",
                "an Identity Center assignment, or ask for a provider in the landing zone",
            ),
            fails=({}, {"name": "partner"}),
            forbids=True,
        ),
    ),
    parameters=("access_role", "own_issuers", "protected_role_names"),
    audit=(
        AuditQuery(
            sentence="Identity Center's is the only SAML provider.",
            scope="account",
            service="iam",
            operation="ListSAMLProviders",
            expression="SAMLProviderList[?!contains(Arn, ':saml-provider/AWSSSO_')].Arn",
        ),
        AuditQuery(
            sentence="OpenID Connect providers belong to EKS clusters only.",
            scope="account",
            service="iam",
            operation="ListOpenIDConnectProviders",
            expression="OpenIDConnectProviderList[?!contains(Arn, 'oidc-provider/oidc.eks.')].Arn",
        ),
    ),
)
