"""What the subject of a token says: which repository, project or service account it is for."""

import re
from collections.abc import Iterator, Mapping

from ._inputs import UNKNOWN, Unknown
from ._limits import EVERYTHING, limits
from ._policy_text import Condition, Statement

GITHUB = "token.actions.githubusercontent.com"
GITLAB = "gitlab.com"
BUILDKITE = "agent.buildkite.com"
COGNITO_POOL = "cognito-identity.amazonaws.com:aud"
NAME = r"[^*?:/]+"
PATH = rf"{NAME}(?:/{NAME})+"
REPOSITORIES: Mapping[str, re.Pattern[str]] = {
    GITHUB: re.compile(rf"repo:{PATH}:"),
    GITLAB: re.compile(rf"project_path:{PATH}:"),
    BUILDKITE: re.compile(rf"organization:{NAME}:pipeline:{NAME}:"),
    "api.pulumi.com/oidc": re.compile(rf"pulumi:[^:]+:org:{NAME}:project:{NAME}(:|$)"),
    "app.terraform.io": re.compile(rf"organization:{NAME}:(project:{NAME}|project:\*:workspace)"),
}
"""How subjects begin that belong to one repository or project, by the provider's host.

Sources: each provider's own page on OpenID Connect with AWS.
"""
FIRST_WORDS = {GITHUB: "repo:", GITLAB: "project_path:"}
"""What such a subject begins with, unless the customer has chosen other claims for it."""
SERVICE_ACCOUNT = re.compile(rf"system:serviceaccount:{NAME}:{NAME}")
LABELS = frozenset(
    {"", "branch", "environment", "heads", "ref", "ref_type", "refs", "tag", "tags", "commit"}
)
"""Words of a subject that choose nothing."""


def subjects(statement: Statement) -> Iterator[Condition]:
    """The conditions of a statement on whom a token is for."""
    yield from limits(statement, lambda key: key.endswith(":sub") or key == COGNITO_POOL)


def names_one(condition: Condition) -> bool | Unknown:
    """Whether each subject of a condition is one repository, project or service account."""
    if UNKNOWN in condition.values:
        return UNKNOWN
    host = condition.key.removesuffix(":sub")
    given = [str(value) for value in condition.values]
    return bool(given) and all(_is_one(host, subject) for subject in given)


def names_environment(condition: Condition) -> bool | Unknown:
    """Whether each subject of a pipeline chooses a branch, tag or environment."""
    if UNKNOWN in condition.values:
        return UNKNOWN
    start = REPOSITORIES.get(condition.key.removesuffix(":sub"))
    found = [start.match(str(value)) if start else None for value in condition.values]
    return all(match is None or _chooses(match.string[match.end() :]) for match in found)


def _is_one(host: str, subject: str) -> bool:
    if subject in EVERYTHING or subject.startswith(("*", "?")):
        return False
    if subject.startswith("system:"):
        return SERVICE_ACCOUNT.fullmatch(subject) is not None
    start = REPOSITORIES.get(host)
    if start and subject.startswith(FIRST_WORDS.get(host, "")):
        return start.match(subject) is not None
    return True


def _chooses(rest: str) -> bool:
    words = re.split(r"[:/]", rest)
    return any(word not in LABELS and word.strip("*?") for word in words)
