"""The page of the built-in invariants."""

from collections.abc import Iterator

from bulkhead.invariants.built_in import BUILT_IN
from bulkhead.invariants.invariant import Calls, Everywhere, Invariant

_HEAD = """\
<!-- Written by `bulkhead docs` from bulkhead/invariants/built_in/; change it there. -->

# Invariants that always hold

Each is proved over the guardrails as they are planned, for every account, before stack
`organization` changes anything, and by `bulkhead validate`. One that says what is impossible holds
in an account once its controls have reached the account's ring; until then it is pending, which
`bulkhead invariants` says. `bulkhead invariants --list` lists them with those that the
configuration adds under `invariants`.

What is proved is what organization policies decide. Whether an identity policy allows it as well,
and what AWS does not let organization policies restrict (support plans and other root tasks), is
not.
"""


def page() -> str:
    """The page, as Markdown."""
    possible = [invariant for invariant in BUILT_IN if invariant.possible]
    impossible = [invariant for invariant in BUILT_IN if not invariant.possible]
    lines = [_HEAD, "## What stays possible", ""]
    for invariant in possible:
        lines += _section(invariant)
    lines += ["## What stays impossible", ""]
    for invariant in impossible:
        lines += _section(invariant)
    return "\n".join(lines).rstrip() + "\n"


def _section(invariant: Invariant) -> Iterator[str]:
    places = invariant.places
    where = places.value if isinstance(places, Everywhere) else "named accounts"
    yield from (f"### `{invariant.id}`", "", f"{invariant.title}. {invariant.reason}", "")
    yield f"- Who: {', '.join(caller.title for caller in invariant.callers)}"
    for calls in invariant.calls:
        yield f"- What: {_calls(calls)}"
    yield f"- Where: {where}"
    if invariant.context:
        keys = ", ".join(f"`{key}`" for key in invariant.context)
        yield f"- With: {keys}"
    if invariant.unknown:
        keys = ", ".join(f"`{key}`" for key in invariant.unknown)
        yield f"- Whatever the value of: {keys}"
    if invariant.controls:
        yield f"- By: {', '.join(f'[{c}](controls/{c}.md)' for c in invariant.controls)}"
    yield from (f"- Source: {invariant.source}", "")


def _calls(calls: Calls) -> str:
    actions = ", ".join(f"`{action}`" for action in calls.actions)
    return actions if calls.resource == "*" else f"{actions} on `{calls.resource}`"
