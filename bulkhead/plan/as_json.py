"""A plan for machines."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from bulkhead.plan.change import Change
from bulkhead.plan.story import Line, Story, stories


def as_json(
    change: Change, refusals: Sequence[str], accounts: Sequence[str] = ()
) -> Mapping[str, object]:
    """The plan, with the requests that prove each line.

    A request is written as `bulkhead simulate` reads it.

    Args:
        change: What changes.
        refusals: Why it must not.
        accounts: What becomes of accounts, a sentence each.
    """
    return {
        "before": change.before.origin,
        "after": change.after.origin,
        "refused": list(refusals),
        "groups": [_story(story) for story in stories(change)],
        "new": list(change.new),
        "not_configured": list(change.gone),
        "accounts": list(accounts),
        "moved": {name: {"from": old, "to": new} for name, (old, new) in change.moved.items()},
    }


def _story(story: Story) -> Mapping[str, object]:
    return {
        "accounts": list(story.accounts),
        "organizational_units": list(story.units),
        "denied": [_line(line) for line in story.denied],
        "allowed": [_line(line) for line in story.allowed],
        "settings": [_line(line) for line in story.settings],
        "unclear": [_line(line) for line in story.unclear],
    }


def _line(line: Line) -> Mapping[str, object]:
    return {
        "controls": list(line.controls),
        "text": line.text,
        "requests": [asdict(request) for request in line.requests],
        "statements": list(line.statements),
    }
