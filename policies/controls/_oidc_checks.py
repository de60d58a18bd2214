"""The checks of `oidc_subjects_restricted`: trust policies name subject and audience of a token."""

import re
from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._limits import limited
from ._oidc_subjects import GITHUB, names_one, subjects
from ._params import Params
from ._permissions import matches
from ._policy_text import Statement
from ._trust import takes, trust, trust_rule
from ._types import tokens

ACTION = "sts:AssumeRoleWithWebIdentity"
AUDIENCE_KEYS = (":aud", ":azp", ":oaud", ":app_id")
PROVIDER = {"Federated": f"arn:aws:iam::111111111111:oidc-provider/{GITHUB}"}
SUBJECT = f"{GITHUB}:sub"
AUDIENCE = f"{GITHUB}:aud"
EKS = "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"
EKS_ISSUER = re.compile(r"oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(\.cn)?/id/\w+")
OURS = "the issuer's name and subjects into openid_connect first"
COGNITO = "cognito-identity.amazonaws.com"


def takes_tokens(statement: Statement) -> bool:
    """Whether a statement lets in somebody with a token of a provider."""
    providers = [str(each) for each in statement.principals("Federated")]
    saml_only = bool(providers) and all(":saml-provider/" in each for each in providers)
    return takes(statement, ACTION) and bool(providers) and not saml_only


def _subject_is_named(statement: Statement, _: Params) -> Iterator[Finding]:
    if not takes_tokens(statement):
        return
    found = [names_one(condition) for condition in subjects(statement)]
    if True in found:
        return
    if UNKNOWN in (*found, statement.get("Effect")):
        yield Undecided(statement.at("Condition"))
        return
    yield Violation(
        statement.at("Condition"),
        "names no single subject: others of the provider's customers or repositories get in",
        f'"StringEquals": {{"{SUBJECT}": '
        '"repo:<organization>/<repository>:environment:<environment>"}}',
    )


def _audience_is_named(statement: Statement, _: Params) -> Iterator[Finding]:
    if not takes_tokens(statement):
        return
    found = limited(statement, lambda key: key.endswith(AUDIENCE_KEYS))
    if UNKNOWN in (found, statement.get("Effect")):
        yield Undecided(statement.at("Condition"))
    elif not found:
        yield Violation(
            statement.at("Condition"),
            "names no audience: tokens that were made for somebody else get in",
            f'"StringEquals": {{"{AUDIENCE}": "sts.amazonaws.com"}}',
        )


def _subject_is_ours(statement: Statement, params: Params) -> Iterator[Finding]:
    """Subjects of configured providers are among those that the configuration has for them."""
    ours = {f"{each.name}:sub": each.subjects for each in params.openid_connect}
    for condition in subjects(statement) if takes_tokens(statement) else ():
        for subject in condition.values if condition.key in ours else ():
            if subject is UNKNOWN or statement.get("Effect") is UNKNOWN:
                yield Undecided(statement.at("Condition"))
            elif not any(matches(pattern, str(subject)) for pattern in ours[condition.key]):
                yield Violation(
                    statement.at("Condition"),
                    "names a subject that is not the company's",
                    f"a subject such as {ours[condition.key][0]}, or add it to openid_connect",
                )


def _provider_is_known(inputs: Inputs, params: Params) -> Iterator[Finding]:
    """Where providers are configured, there are no others but those of EKS clusters."""
    url = inputs.get("url")
    if not params.openid_connect:
        return
    if url is UNKNOWN:
        yield Undecided("url")
        return
    name = str(url).removeprefix("https://").rstrip("/")
    known = any(name == each.name for each in params.openid_connect)
    if not known and not EKS_ISSUER.fullmatch(name):
        yield Violation("url", f"is {shown(url)}, which nobody has configured", OURS)


def _like(subject: object) -> dict[str, object]:
    return trust(
        PROVIDER,
        ACTION,
        StringLike={SUBJECT: subject},
        StringEquals={AUDIENCE: "sts.amazonaws.com"},
    )


def _exactly(provider: str, **claims: object) -> dict[str, object]:
    principal = {"Federated": f"arn:aws:iam::111111111111:oidc-provider/{provider}"}
    keys = {f"{provider}:{claim}": value for claim, value in claims.items()}
    return trust(principal, [ACTION], StringEquals=keys)


POOL = trust({"Federated": COGNITO}, ACTION, StringEquals={f"{COGNITO}:aud": "eu-central-1:1a2b"})
RIGHT: tuple[dict[str, object], ...] = (
    {},
    trust({"Service": "ec2.amazonaws.com"}),
    POOL,
    _like("repo:example/shop:environment:production"),
    _like(["repo:example/shop:ref:refs/heads/main", "repo:example/shop:ref:refs/tags/v*"]),
    _exactly(EKS, sub="system:serviceaccount:shop:orders", aud="sts.amazonaws.com"),
    _exactly("gitlab.com", sub="project_path:example/shop:ref_type:branch:ref:main", aud="https"),
)
ROLE = tokens("iam", "Role")

OIDC_CHECKS = (
    Check(
        name="trust",
        types=ROLE,
        find=trust_rule(_subject_is_named),
        passes=(*RIGHT, _like("repo:example/shop:*"), trust(PROVIDER, "sts:TagSession")),
        fails=(
            trust(PROVIDER, ACTION),
            trust(PROVIDER, ACTION, StringEquals={AUDIENCE: "sts.amazonaws.com"}),
            trust(PROVIDER, "sts:*"),
            trust(PROVIDER, ACTION, StringLikeIfExists={SUBJECT: "repo:example/shop:*"}),
            trust(PROVIDER, ACTION, **{"ForAllValues:StringLike": {SUBJECT: "repo:a/b:*"}}),
            _like("repo:*"),
            _like("repo:example/*"),
            _like("repo:example*/shop:*"),
            _like("repo:example/shop*"),
            _like(["repo:example/shop:ref:refs/heads/main", "*"]),
            _exactly(EKS, sub="system:serviceaccount:*:*", aud="sts.amazonaws.com"),
            _exactly("gitlab.com", sub="project_path:example/*", aud="https://gitlab.com"),
            _exactly("agent.buildkite.com", sub="organization:example:pipeline:*", aud="a"),
        ),
    ),
    Check(
        name="audience",
        types=ROLE,
        find=trust_rule(_audience_is_named),
        passes=RIGHT,
        fails=(
            trust(PROVIDER, ACTION),
            trust(PROVIDER, ACTION, StringLike={SUBJECT: "repo:example/shop:*"}),
            trust(PROVIDER, ACTION, StringLike={AUDIENCE: "*"}),
            _exactly(EKS, sub="system:serviceaccount:shop:orders"),
        ),
    ),
    Check(
        name="subject",
        types=ROLE,
        find=trust_rule(_subject_is_ours),
        passes=RIGHT,
        fails=(
            _like("repo:stranger/shop:environment:production"),
            _like(["repo:example/shop:ref:refs/heads/main", "repo:example-stranger/shop:*"]),
            _exactly("gitlab.com", sub="project_path:stranger/shop:ref_type:branch:ref:main"),
        ),
    ),
    Check(
        name="provider",
        types=tokens("iam", "OpenIdConnectProvider"),
        find=_provider_is_known,
        passes=({"url": f"https://{GITHUB}"}, {"url": f"https://{EKS}"}),
        fails=({"url": "https://idp.stranger.example"}, {"url": f"https://evil-{GITHUB}"}, {}),
    ),
)
