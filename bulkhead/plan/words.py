"""Statements and their parts in words."""

from collections.abc import Sequence

from bulkhead.plan.clauses import Clause

_MOST = 4  # of a kind in a sentence; the count of the others follows
_ROLE = ":role/"
_IDENTITY_CENTER = "AWSReservedSSO_"


def some(names: Sequence[str]) -> str:
    """Names in a sentence: the first ones, and how many more there are."""
    more = len(names) - _MOST
    if more <= 1:
        return ", ".join(names)
    return f"{', '.join(names[:_MOST])} and {more:,} more"


def actions(clause: Clause) -> str:
    """What a statement is about."""
    if clause.not_action:
        return f"everything but {some(clause.actions)}"
    return "everything" if clause.actions == ("*",) else some(clause.actions)


def resources(clause: Clause) -> str:
    """On what; empty for everything."""
    if clause.not_resource:
        return f"on everything but {some(clause.resources)}"
    return "" if clause.resources == ("*",) else f"on {some(clause.resources)}"


def callers(clause: Clause) -> str:
    """For whom: what the statement's conditions say about the caller."""
    condition = clause.condition
    only = condition.get(("ArnLike", "aws:PrincipalArn"), ())
    exempt = condition.get(("ArnNotLike", "aws:PrincipalArn"), ())
    everyone = some([principal(arn) for arn in only]) if only else "everyone"
    but = f" but {some([principal(arn) for arn in exempt])}" if exempt else ""
    return f"for {everyone}{but}"


def principal(arn: str) -> str:
    """A caller by the name that people know."""
    if arn.endswith(":root"):
        return "the root user"
    name = arn.partition(_ROLE)[2] or arn
    if _IDENTITY_CENTER in name:
        return f"permission set {name.partition(_IDENTITY_CENTER)[2].removesuffix('_*')}"
    return f"role {name}" if _ROLE in arn else name


def conditions(clause: Clause, said: tuple[str, str] | None = None) -> str:
    """When: every condition but those on the caller's ARN; empty for always.

    Args:
        clause: The statement.
        said: Operator and key of a condition that has been said already.
    """
    others = [
        condition(operator, key, values)
        for (operator, key), values in clause.conditions
        if key.lower() != "aws:principalarn" and (operator, key) != said
    ]
    return f"{'and' if said else 'when'} {' and '.join(others)}" if others else ""


def condition(operator: str, key: str, values: Sequence[str]) -> str:
    """One condition."""
    quantifier, _, name = operator.rpartition(":")
    name = name.removesuffix("IfExists")
    absent = " or absent" if operator.endswith("IfExists") else ""
    each = {"ForAllValues": "every value of ", "ForAnyValue": "a value of "}.get(quantifier, "")
    if name == "Null":
        return f"{key} is {'absent' if values[0].lower() == 'true' else 'present'}"
    return f"{each}{key} {_relation(name, values)}{absent}"


def _relation(name: str, values: Sequence[str]) -> str:
    listed = some(list(values))
    comparisons = {
        "NumericLessThan": "is less than",
        "NumericLessThanEquals": "is at most",
        "NumericGreaterThan": "is more than",
        "NumericGreaterThanEquals": "is at least",
        "DateLessThan": "is before",
        "DateGreaterThan": "is after",
    }
    if name in comparisons:
        return f"{comparisons[name]} {listed}"
    several = len(values) > 1
    if "Not" in name:
        return f"is none of {listed}" if several else f"is not {listed}"
    return f"is one of {listed}" if several else f"is {listed}"


def sentence(*parts: str) -> str:
    """Parts that are not empty, in one sentence."""
    return " ".join(part for part in parts if part)
