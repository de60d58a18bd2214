"""Tokens of pipelines and other providers become roles only for the company's own subjects.

GitHub, GitLab, Terraform Cloud and their like have one issuer for all their customers. A trust
policy that forgets the subject, or ends it with the wrong wildcard, lets every customer of the
provider assume the role. Here the subjects are named once for each provider, in `openid_connect`,
and hold for every role whatever its trust policy says.

Exceptions: the OpenID Connect issuers of EKS clusters, each of which vouches for one cluster, and
Amazon Cognito, which vouches for a pool that the trust policy names. Providers that are not
configured are denied by aws:FederatedProvider; where AWS does not send that key, the statement says
nothing, and what remains is that only the landing zone can make a provider
(`landing_zone_roles_protected`). Sign-in with consumer accounts of Google, Amazon or Facebook is
denied by the keys that only their tokens carry.
"""

from ._audit import AuditQuery
from ._model import Control, Frameworks
from ._oidc_checks import OIDC_CHECKS
from ._request import WORKLOAD_ACCOUNT, Request
from ._statement import Deny, Item, Param

ACTION = "sts:AssumeRoleWithWebIdentity"
ROLE = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/deploy"
PROVIDER = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:oidc-provider"
EKS = "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"
GITHUB = "token.actions.githubusercontent.com"
CONSUMER_KEYS = ("accounts.google.com:sub", "graph.facebook.com:id", "www.amazon.com:user_id")


def _token(provider: str, **context: str) -> Request:
    """A request with a token of a provider; `sub` is its subject."""
    subject = {f"{provider}:sub": context.pop("sub")} if "sub" in context else {}
    return Request(
        principal=f"{PROVIDER}/{provider}",
        action=ACTION,
        resource=ROLE,
        context={"aws:FederatedProvider": f"{PROVIDER}/{provider}", **subject},
    )


def _consumer(provider: str, key: str) -> Request:
    return Request(principal=provider, action=ACTION, resource=ROLE, context={key: "1234"})


OURS = (
    _token(GITHUB, sub="repo:example/shop:ref:refs/heads/main"),
    _token("gitlab.com", sub="project_path:example/shop:ref_type:branch:ref:main"),
    _token("agent.buildkite.com", sub="organization:example:pipeline:shop:ref:main"),
    _token("app.terraform.io", sub="organization:example:project:shop:workspace:main"),
    _token("api.pulumi.com/oidc", sub="pulumi:deploy:org:example:project:shop"),
    _token(EKS, sub="system:serviceaccount:shop:orders"),
)
WITHOUT_PROVIDER = Request(
    principal=f"{PROVIDER}/{EKS}",
    action=ACTION,
    resource=ROLE,
    context={f"{EKS}:sub": "system:serviceaccount:shop:orders"},
)

CONTROL = Control(
    severity="critical",
    bundle="identity",
    frameworks=Frameworks(),
    resource_control=(
        Deny(
            sid="DenySubjectsOf",
            actions=(ACTION,),
            condition={
                "StringNotLike": {"{name}:sub": (Item("subjects"),)},
                "Null": {"{name}:sub": "false"},
            },
            absolute=True,
            for_each="openid_connect",
            denied=(
                _token(GITHUB, sub="repo:stranger/shop:ref:refs/heads/main"),
                _token(GITHUB, sub="repo:example-stranger/shop:ref:refs/heads/main"),
                _token("gitlab.com", sub="project_path:stranger/shop:ref_type:branch:ref:main"),
                _token("agent.buildkite.com", sub="organization:stranger:pipeline:shop"),
                _token("app.terraform.io", sub="organization:stranger:project:shop"),
                _token("api.pulumi.com/oidc", sub="pulumi:deploy:org:stranger:project:shop"),
            ),
            allowed=OURS,
        ),
        Deny(
            sid="DenyUnknownIssuers",
            actions=(ACTION,),
            condition={
                "StringNotLike": {
                    "aws:FederatedProvider": (
                        "*oidc.eks.*.amazonaws.com/id/*",
                        "*cognito-identity.amazonaws.com",
                        Param("issuer_names"),
                    )
                },
                "Null": {"aws:FederatedProvider": "false"},
            },
            absolute=True,
            denied=(
                _token("idp.stranger.example", sub="repo:example/shop"),
                _token("evil-gitlab.com", sub="project_path:example/shop"),
            ),
            allowed=(*OURS, WITHOUT_PROVIDER),
        ),
        *(
            Deny(
                sid=f"DenyConsumersOf{name}",
                actions=(ACTION,),
                condition={"Null": {key: "false"}},
                absolute=True,
                denied=(_consumer(key.partition(":")[0], key),),
                allowed=OURS,
            )
            for name, key in zip(("Google", "Facebook", "Amazon"), CONSUMER_KEYS, strict=True)
        ),
    ),
    checks=OIDC_CHECKS,
    parameters=("openid_connect",),
    audit=(
        AuditQuery(
            sentence="No role takes any token of a provider.",
            scope="account",
            service="iam",
            operation="ListRoles",
            expression="Roles[?AssumeRolePolicyDocument.Statement"
            "[?Action=='sts:AssumeRoleWithWebIdentity' && !Condition]].Arn",
        ),
    ),
)
