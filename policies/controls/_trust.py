"""Trust policies: the statements of a role by which somebody may become it."""

from collections.abc import Callable, Iterator

from ._finding import Finding, Undecided
from ._inputs import Inputs
from ._params import Params
from ._permissions import is_all_actions, matches
from ._policy_text import Statement, read
from ._rules import Rule

TRUST = "assumeRolePolicy"
StatementRule = Callable[[Statement, Params], Iterator[Finding]]


def trust_rule(rule: StatementRule) -> Rule:
    """A rule for each statement of a trust policy that allows something."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        document = read(inputs, TRUST)
        if document is None:
            return
        yield from map(Undecided, document.unknown)
        for statement in document.allowing:
            yield from rule(statement, params)

    return find


def takes(statement: Statement, action: str) -> bool:
    """Whether a statement allows an action of STS, by a wildcard too."""
    wanted = action.lower()
    return any(is_all_actions(each) or matches(each, wanted) for each in statement.actions)


def trust(
    principal: object, action: object = "sts:AssumeRole", **condition: object
) -> dict[str, object]:
    """The inputs of a role that trusts a principal, for a proof."""
    statement = {"Effect": "Allow", "Principal": principal, "Action": action}
    limits = {"Condition": condition} if condition else {}
    return {TRUST: {"Version": "2012-10-17", "Statement": [{**statement, **limits}]}}
