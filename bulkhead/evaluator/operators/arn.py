"""ARN operators: the six parts of an ARN are compared one by one.

AWS, "Amazon Resource Name (ARN) condition operators": each of the six parts that colons separate
is checked separately and may hold wildcards; ArnEquals and ArnLike behave identically.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from bulkhead.evaluator.context import Context
from bulkhead.evaluator.errors import PolicyError
from bulkhead.evaluator.operators.comparison import Pattern, ValueTest
from bulkhead.evaluator.templates import (
    Template,
    Token,
    Tokens,
    expression,
    parse_template,
)
from bulkhead.evaluator.truth import Truth, all_of

ARN_PARTS = 6


def _split(tokens: Tokens) -> list[Tokens]:
    """Split at the first five colons that the policy itself writes, not those of variables."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if not isinstance(token, str):
            parts[-1].append(token)
            continue
        first, *rest = token.split(":", ARN_PARTS - len(parts))
        parts[-1].append(first)
        parts.extend([text] for text in rest)
    return [tuple(token for token in part if token != "") for part in parts]


def arn_like(text: str, *, variables: bool) -> ValueTest:
    """Compare part by part, with wildcards; `*` alone matches every ARN.

    Raises:
        PolicyError: the text has fewer than six parts.
    """
    if text == "*":
        return Pattern(".*")
    parts = _split(parse_template(text, wildcards=True, variables=variables))
    if len(parts) != ARN_PARTS:
        raise PolicyError([f"{text!r} is not an ARN; write arn:partition:service:region:account:x"])
    templates = [Template(part) for part in parts]
    return _with_variables(templates) if any(t.keys for t in templates) else _fixed(parts)


def _fixed(parts: list[Tokens]) -> ValueTest:
    """Compare all parts at once: wildcards in the first five do not reach over colons."""
    *first, last = parts
    return Pattern(":".join([*(expression(part, "[^:]") for part in first), expression(last)]))


def _with_variables(templates: list[Template]) -> ValueTest:
    def test(arn: str, context: Context) -> Truth:
        found = arn.split(":", ARN_PARTS - 1)
        if len(found) != ARN_PARTS:
            return False
        return all_of(t.matches(part, context) for t, part in zip(templates, found, strict=True))

    return test
