"""Whether one statement does all that another does.

The answer is never wrong when it is yes. It compares texts, so that statements whose sets of
actions are equal by chance, written in other patterns, are taken for different.
"""

from bulkhead.lint.clause import Clause
from bulkhead.lint.statement import Statement
from bulkhead.lint.text import Text
from bulkhead.service_authorization import covers, overlaps

ANY_CASE = True
ARN_COLONS = 5  # arn:partition:service:region:account:resource
_LIKE = {"StringLike", "StringNotLike"}


def covers_statement(wide: Statement, narrow: Statement) -> bool:
    """Say whether `wide` applies to every request that `narrow` applies to, with its effect."""
    return (
        wide.effect == narrow.effect
        and _covers_list(
            _lowered(wide.actions), wide.not_action, _lowered(narrow.actions), narrow.not_action
        )
        and _covers_list(
            _values(wide.resources) or ["*"],
            wide.not_resource,
            _values(narrow.resources) or ["*"],
            narrow.not_resource,
        )
        and _covers_principals(wide, narrow)
        and all(any(_implies(n, w) for n in narrow.clauses) for w in wide.clauses)
    )


def covering(values: tuple[Text, ...], place: int, *, any_case: bool) -> Text | None:
    """Find another value of the list that stands for all that the value at this place does."""
    written = _lowered(values) if any_case else _values(values)
    for other, text in enumerate(written):
        equal = text == written[place]
        if other != place and _covers_text(text, written[place]) and (not equal or other < place):
            return values[other]
    return None


def _covers_list(wide: list[str], wide_not: bool, narrow: list[str], narrow_not: bool) -> bool:  # noqa: FBT001 - two lists, each with its polarity
    match wide_not, narrow_not:
        case False, False:
            return all(any(_covers_text(w, n) for w in wide) for n in narrow)
        case True, True:
            return all(any(_covers_text(n, w) for n in narrow) for w in wide)
        case True, False:
            return not any("${" in w + n or overlaps(w, n) for w in wide for n in narrow)
        case _:
            return "*" in wide


def _covers_principals(wide: Statement, narrow: Statement) -> bool:
    mine = {(kind, text.value) for kind, text in wide.principals}
    theirs = {(kind, text.value) for kind, text in narrow.principals}
    same_element = _negates_principal(wide) == _negates_principal(narrow)
    everybody = ("AWS", "*") in mine and not _negates_principal(wide)
    return everybody or (same_element and (theirs == mine or _is_more(mine, theirs, wide)))


def _is_more(mine: set[tuple[str, str]], theirs: set[tuple[str, str]], wide: Statement) -> bool:
    return not _negates_principal(wide) and bool(theirs) and theirs <= mine


def _negates_principal(statement: Statement) -> bool:
    return statement.node.get("NotPrincipal") is not None


def _implies(narrow: Clause, wide: Clause) -> bool:
    """Say whether `wide` holds whenever `narrow` does."""
    same = narrow.key.value.lower() == wide.key.value.lower()
    if not same or narrow.operator.value != wide.operator.value:
        return False
    mine, theirs = _values(wide.values), _values(narrow.values)
    fewer, more = (mine, theirs) if wide.negated else (theirs, mine)
    if wide.family == "Arn":
        return all(any(_covers_arn(m, f) for m in more) for f in fewer)
    if wide.base in _LIKE:
        return all(any(_covers_text(m, f) for m in more) for f in fewer)
    return set(fewer) <= set(more)


def _covers_text(wide: str, narrow: str) -> bool:
    """A policy variable stands for what nobody knows yet: it covers itself alone."""
    return wide == narrow if "${" in wide else covers(wide, narrow)


def _covers_arn(wide: str, narrow: str) -> bool:
    """ARN operators compare part by part: no wildcard reaches over a colon."""
    mine, theirs = wide.split(":", ARN_COLONS), narrow.split(":", ARN_COLONS)
    if len(mine) == len(theirs):
        return all(map(_covers_text, mine, theirs))
    return wide == "*"


def _values(texts: tuple[Text, ...]) -> list[str]:
    return [text.value for text in texts]


def _lowered(texts: tuple[Text, ...]) -> list[str]:
    return [text.value.lower() for text in texts]
