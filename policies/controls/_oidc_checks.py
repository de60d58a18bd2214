"""The check of `oidc_subjects_restricted`: trust policies name the subject of a token."""

from collections.abc import Iterator, Mapping, Sequence

from ._check import Check
from ._documents import parsed
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._params import Params
from ._types import tokens

ACTION = "sts:AssumeRoleWithWebIdentity"
GITHUB = "token.actions.githubusercontent.com"
OPERATORS = ("StringEquals", "StringLike", "ForAnyValue:StringEquals", "ForAnyValue:StringLike")
# What a token says of whom it is for: its subject, or for a pool of Cognito the pool.
SUBJECT_KEYS = (":sub", "cognito-identity.amazonaws.com:aud")


def _subject_is_named(inputs: Inputs, _: Params) -> Iterator[Finding]:
    path = "assumeRolePolicy"
    document = Inputs(parsed(inputs.get(path)), path)
    for statement in document.blocks("Statement"):
        if UNKNOWN in (document.value, statement.value, statement.get("Condition")):
            yield Undecided(path)
        elif _takes_tokens(statement) and not any(map(_names, _subjects(statement))):
            yield Violation(
                statement.at("Condition"),
                "names no subject: every customer of the provider can assume the role",
                f'"StringLike": {{"{GITHUB}:sub": "repo:<organization>/<repository>:*"}}',
            )


def _takes_tokens(statement: Inputs) -> bool:
    return statement.get("Effect") == "Allow" and ACTION in _items(statement.get("Action"))


def _subjects(statement: Inputs) -> Iterator[object]:
    condition = statement.get("Condition")
    for operator, keys in condition.items() if isinstance(condition, Mapping) else ():
        if operator in OPERATORS and isinstance(keys, Mapping):
            yield from (value for key, value in keys.items() if str(key).endswith(SUBJECT_KEYS))


def _names(subjects: object) -> bool:
    """Whether each pattern begins with something that only one customer has."""
    patterns = _items(subjects)
    return bool(patterns) and not any(str(p).startswith(("*", "repo:*")) for p in patterns)


def _items(value: object) -> Sequence[object]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)


def _trust(**condition: object) -> dict[str, object]:
    statement = {
        "Effect": "Allow",
        "Principal": {"Federated": f"arn:aws:iam::111111111111:oidc-provider/{GITHUB}"},
        "Action": ACTION,
        **({"Condition": condition} if condition else {}),
    }
    return {"Version": "2012-10-17", "Statement": [statement]}


OIDC_CHECKS = (
    Check(
        name="trust",
        types=tokens("iam", "Role"),
        find=_subject_is_named,
        passes=(
            {},
            {"assumeRolePolicy": _trust(StringLike={f"{GITHUB}:sub": "repo:example/shop:*"})},
            {
                "assumeRolePolicy": {
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Principal": {"Service": "ec2.amazonaws.com"},
                            "Action": "sts:AssumeRole",
                        }
                    ]
                }
            },
        ),
        fails=(
            {"assumeRolePolicy": _trust()},
            {"assumeRolePolicy": _trust(StringEquals={f"{GITHUB}:aud": "sts.amazonaws.com"})},
            {"assumeRolePolicy": _trust(StringLike={f"{GITHUB}:sub": "repo:*"})},
        ),
    ),
)
