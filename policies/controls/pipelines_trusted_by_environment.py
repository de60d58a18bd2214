"""Roles of pipelines trust one branch, tag or environment of a repository, not all of them.

Everybody who may push a branch may run a pipeline. A trust policy that ends in
`repo:acme/shop:*` gives a branch of five minutes the same role as the reviewed main branch, and
with it production.

Exceptions: subjects of pull requests, which a role that only looks may trust; providers other than
GitHub, GitLab and Buildkite, whose subjects say other things. That the repository itself is named
is held by `oidc_subjects_restricted`.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN
from ._model import Control, Frameworks
from ._oidc_checks import ROLE, takes_tokens
from ._oidc_subjects import BUILDKITE, GITHUB, GITLAB, names_environment, subjects
from ._params import Params
from ._policy_text import Statement
from ._trust import trust, trust_rule

ACTION = "sts:AssumeRoleWithWebIdentity"
KEYS = tuple(f"{host}:sub" for host in (GITHUB, GITLAB, BUILDKITE))


def _environment_is_named(statement: Statement, _: Params) -> Iterator[Finding]:
    if not takes_tokens(statement):
        return
    found = [names_environment(each) for each in subjects(statement) if each.key in KEYS]
    if not found or True in found:
        return
    if UNKNOWN in (*found, statement.get("Effect")):
        yield Undecided(statement.at("Condition"))
        return
    yield Violation(
        statement.at("Condition"),
        "trusts every branch of the repository",
        '"repo:<organization>/<repository>:environment:<environment>" as the subject',
    )


def _of(host: str, *names: str) -> dict[str, object]:
    provider = {"Federated": f"arn:aws:iam::111111111111:oidc-provider/{host}"}
    return trust(provider, ACTION, StringLike={f"{host}:sub": list(names)})


CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(),
    checks=(
        Check(
            name="trust",
            types=ROLE,
            find=trust_rule(_environment_is_named),
            passes=(
                {},
                _of(GITHUB, "repo:example/shop:environment:production"),
                _of(GITHUB, "repo:example/shop:ref:refs/tags/v*"),
                _of(GITHUB, "repo:example/shop:pull_request"),
                _of(GITLAB, "project_path:example/shop:ref_type:branch:ref:main"),
                _of(BUILDKITE, "organization:example:pipeline:shop:ref:refs/heads/main:commit:*"),
                _of("oidc.eks.eu-central-1.amazonaws.com/id/A", "system:serviceaccount:a:b"),
                trust({"Service": "ec2.amazonaws.com"}),
            ),
            fails=(
                _of(GITHUB, "repo:example/shop:*"),
                _of(GITHUB, "repo:example/shop:ref:refs/heads/main", "repo:example/shop:ref:*"),
                _of(GITHUB, "repo:example/shop:ref:refs/heads/*"),
                _of(GITHUB, "repo:example/shop:environment:*"),
                _of(GITLAB, "project_path:example/shop:ref_type:branch:ref:*"),
                _of(BUILDKITE, "organization:example:pipeline:shop:*"),
            ),
        ),
    ),
)
