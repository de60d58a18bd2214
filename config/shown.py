"""Values and alternatives as error messages show them."""

import json
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_LONGEST = 60  # characters of a value; a message stays one line
_MOST_ALTERNATIVES = 12
_RESEMBLANCE = 0.6  # of two names, from 0 to 1; a lower one offers names that nobody meant


def shown(value: object) -> str:
    """A value on one line: short, and unmistakable where it is empty or has odd characters."""
    if isinstance(value, str) and value.isprintable() and value == value.strip() != "":
        text = value
    else:
        text = json.dumps(value, default=str, ensure_ascii=False)
    if len(text) > _LONGEST:
        return f"{text[: _LONGEST - 3]}... ({len(text)} characters)"
    return text


def instead(value: object, valid: Iterable[str]) -> str:
    """What would be right: the nearest of the valid values, or else all, or some of them."""
    choices = tuple(valid)
    if not choices:
        return "there is none that could stand here"
    if near := nearest(str(value), choices):
        return f"did you mean {near}?"
    more = len(choices) - _MOST_ALTERNATIVES
    listed = ", ".join(choices[:_MOST_ALTERNATIVES])
    return f"give one of {listed}" + (f" or {more} others" if more > 0 else "")


@lru_cache(maxsize=1024)
def nearest(value: str, choices: tuple[str, ...]) -> str | None:
    """The choice that the value was most likely meant to be; None if it resembles none."""
    folded = {choice.casefold(): choice for choice in choices}
    longer = [choice for choice in folded if choice.startswith(value.casefold())]
    if len(longer) == 1:
        return folded[longer[0]]
    matches = get_close_matches(value.casefold(), folded, n=1, cutoff=_RESEMBLANCE)
    return folded[matches[0]] if matches else None
