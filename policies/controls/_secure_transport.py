"""Whether a resource's policy denies requests over plain HTTP.

Source: "Restrict access to only HTTPS requests", Amazon S3 User Guide; the same statement works for
Amazon SNS and SQS.
"""

from collections.abc import Iterator, Mapping, Sequence

from ._inputs import UNKNOWN, Inputs, Unknown, as_bool
from ._json_text import parsed

KEY = "aws:securetransport"


def denial(action: str) -> str:
    """The statement to write, with an action that the service takes in its policies."""
    return (
        f'{{"Effect": "Deny", "Principal": "*", "Action": "{action}", "Resource": [arn, ...], '
        '"Condition": {"Bool": {"aws:SecureTransport": "false"}}}'
    )


def denies_plain_http(policy: object) -> bool | Unknown:
    """Whether a policy, as text or as an object, denies everybody plain HTTP; maybe unknown."""
    document = parsed(policy)
    if document is UNKNOWN:
        return UNKNOWN
    verdicts = [_denies(statement) for statement in Inputs(document).blocks("Statement")]
    return True if True in verdicts else UNKNOWN if UNKNOWN in verdicts else False


def _denies(statement: Inputs) -> bool | Unknown:
    parts = [statement.get("Effect"), *_everybody(statement.get("Principal")), *_plain(statement)]
    if UNKNOWN in parts:
        return UNKNOWN
    return parts[0] == "Deny" and "*" in parts and False in parts


def _everybody(principal: object) -> Iterator[object]:
    """A `*` or unknown among the principals."""
    value = principal.get("AWS") if isinstance(principal, Mapping) else principal
    yield from (each for each in _each(value) if each in ("*", UNKNOWN))


def _plain(statement: Inputs) -> Iterator[object]:
    """False where the condition is that the request is not encrypted; unknown where it may be."""
    condition = statement.get("Condition")
    if condition is UNKNOWN:
        yield UNKNOWN
    if not isinstance(condition, Mapping):
        return
    for operator, keys in condition.items():
        if str(operator).lower() not in {"bool", "boolifexists"}:
            continue
        if keys is UNKNOWN:
            yield UNKNOWN
        if isinstance(keys, Mapping):
            values = [each for key, each in keys.items() if str(key).lower() == KEY]
            yield from (as_bool(each) for value in values for each in _each(value))


def _each(value: object) -> Sequence[object]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)
