"""The actions of AWS that a statement names."""

from collections.abc import Iterator

from bulkhead.lint.statement import Statement
from bulkhead.lint.text import Text
from bulkhead.service_authorization import Action, reference


def named_actions(statement: Statement) -> Iterator[tuple[Text, tuple[Action, ...]]]:
    """Give each value of `Action` with the actions that it stands for.

    `*` is left out: it names nothing. So is what names nothing that exists, which has rules of its
    own.
    """
    if statement.not_action:
        return
    for text in statement.actions:
        found = () if text.value == "*" else reference().matching(text.value)
        if found:
            yield text, found
