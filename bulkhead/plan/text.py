"""A plan as text for a terminal, and as Markdown for a pull request."""

from collections.abc import Iterable, Iterator, Sequence

from bulkhead.plan.change import Change
from bulkhead.plan.story import Line, Story, stories
from bulkhead.plan.words import some

_PARTS = (
    ("newly denied", "denied"),
    ("newly allowed", "allowed"),
    ("settings that AWS keeps", "settings"),
    ("not in words", "unclear"),
)


def text(change: Change, refusals: Sequence[str], accounts: Sequence[str] = ()) -> str:
    """The plan for a terminal.

    Args:
        change: What changes.
        refusals: Why it must not.
        accounts: What becomes of accounts, a sentence each.
    """
    found = stories(change)
    lines = [_head(change, found)]
    for story in found:
        lines += ["", f"{_accounts(story)}:"]
        for title, part in _PARTS:
            lines += _part(title, getattr(story, part))
    lines += _tree(change, accounts)
    if refusals:
        lines += ["", "refused:", *(f"  {refusal}" for refusal in refusals)]
    return "\n".join(lines)


def markdown(change: Change, refusals: Sequence[str], accounts: Sequence[str] = ()) -> str:
    """The plan for a comment on a pull request; its arguments are those of `text`."""
    found = stories(change)
    lines = ["## Guardrails", "", _head(change, found)]
    if refusals:
        lines += ["", "**Refused**", "", *(f"- {_escaped(refusal)}" for refusal in refusals)]
    for story in found:
        lines += ["", f"### {_escaped(_accounts(story))}", ""]
        for title, part in _PARTS:
            lines += _bullets(title, getattr(story, part))
    lines += [f"- {_escaped(line)}" if line else "" for line in _tree(change, accounts)]
    return "\n".join(lines)


def summary(change: Change) -> Iterator[str]:
    """The plan in one line for each group of accounts: the first of each kind, and how many more.

    Full of what `bulkhead plan` would say, it would not be read.
    """
    for story in stories(change):
        parts = [
            _shortly(title, found) for title, part in _PARTS if (found := getattr(story, part))
        ]
        yield f"{_accounts(story)}: {'; '.join(parts)}"


def _shortly(title: str, lines: Sequence[Line]) -> str:
    controls = sorted({control for line in lines for control in line.controls})
    by = f" by {some(controls)}" if controls else ""
    more = f" (and {len(lines) - 1:,} more)" if len(lines) > 1 else ""
    return f"{title}{by}: {lines[0].text}{more}"


def _head(change: Change, found: Sequence[Story]) -> str:
    count = sum(len(story.accounts) for story in found)
    if not count:
        same = "No account that is there gains or loses anything"
        return f"{same}: {change.before.origin} and {change.after.origin} say the same."
    accounts = "1 account gains or loses" if count == 1 else f"{count:,} accounts gain or lose"
    return f"{accounts} something, from {change.before.origin} to {change.after.origin}."


def _accounts(story: Story) -> str:
    count = len(story.accounts)
    where = f"{count:,} account{'' if count == 1 else 's'} in {some(story.units)}"
    return f"{some(story.accounts)} ({where})"


def _part(title: str, lines: Iterable[Line]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield f"  {title}"
    for line in listed:
        yield f"    {line.text}"
        if line.controls:
            yield f"      by {some(line.controls)}"
        yield from (f"      {statement}" for statement in line.statements)


def _bullets(title: str, lines: Iterable[Line]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield from (f"**{title.capitalize()}**", "")
    for line in listed:
        by = f" (`{'`, `'.join(line.controls)}`)" if line.controls else ""
        yield f"- {_escaped(line.text)}{by}"
        yield from (f"  - `{statement}`" for statement in line.statements)
    if listed:
        yield ""


def _tree(change: Change, accounts: Sequence[str]) -> list[str]:
    lines = [f"moves: {n} from {old} to {new}" for n, (old, new) in change.moved.items()]
    if change.new:
        lines.append(f"new: {some(change.new)}, under the guardrails of their unit from the start")
    if change.gone:
        lines.append(
            f"not configured: {some(change.gone)}; what is attached to them is not planned"
        )
    lines += accounts
    return ["", *lines] if lines else []


def _escaped(words: str) -> str:
    """Text in which Markdown changes nothing."""
    return words.translate({ord(sign): f"\\{sign}" for sign in "*_`<>|"})
