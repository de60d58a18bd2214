"""Reading what people have at hand: a state export, a checkpoint, a preview, events, JSON lines."""

import json
from collections import Counter
from collections.abc import Mapping

from bulkhead.check.json_lines import (
    NoResourceError,
    event_state,
    is_event,
    read_lines,
    read_resource,
)
from bulkhead.check.states import subjects
from bulkhead.check.subject import Json, Place, Reading

FORMS = (
    "write `pulumi stack export`, `pulumi preview --json --show-sames`, or a resource on each line"
)
_NO_STACK = "checks of a whole stack are left out"
_KNOWN_FORMS = ("deployment", "checkpoint", "resources", "steps", "events")


def read(text: str, file: str) -> Reading:
    """Read a file of any form; what cannot be read is among the problems.

    Args:
        text: What the file holds.
        file: Its name, for messages.
    """
    reading = _read(text, file)
    if not (reading.subjects or reading.problems):
        reading.notes.append(f"{file}: no resource is in it, so nothing was checked")
    return reading


def _read(text: str, file: str) -> Reading:
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        return _lines_or_broken(text, file, error)
    except RecursionError:
        return Reading(problems=[f"{file}: nested too deeply"])
    if isinstance(content, dict) and not is_event(content) and "type" not in content:
        return _document(content, file)
    if isinstance(content, list):
        return _list(content, file)
    return read_lines(json.dumps(content), file)


def _lines_or_broken(text: str, file: str, error: json.JSONDecodeError) -> Reading:
    """A text that is no JSON as a whole is lines, unless it is a document with a fault in it."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.strip() in {"{", "["}:
        problem = f"{file}:{error.lineno}: column {error.colno}: not JSON: {error.msg}; {FORMS}"
        return Reading(problems=[problem])
    if not first:
        return Reading(problems=[f"{file}: empty; {FORMS}"])
    return read_lines(text, file)


def _list(content: list[object], file: str) -> Reading:
    reading, seen = Reading(), Counter[str]()
    for number, each in enumerate(content):
        try:
            reading.subjects.append(read_resource(each, Place(file), seen))
        except NoResourceError as error:
            reading.problems.append(f"{file}: [{number}]: {error}; {FORMS}")
    return reading


def _document(content: Json, file: str) -> Reading:
    match content:
        case (
            {"deployment": {"resources": list(states)}}
            | {"checkpoint": {"latest": {"resources": list(states)}}}
            | {"resources": list(states)}
        ):
            return _state(states, file)
        case {"steps": list(steps)}:
            return _preview(content, steps, file)
        case {"events": list(events)}:
            return _events(events, file)
        case {"deployment": dict() | None} | {"checkpoint": dict() | None}:
            return Reading()
        case _:
            given = ", ".join(map(str, content)) or "nothing"
            wanted = f"none of {', '.join(_KNOWN_FORMS)}; {FORMS}"
            return Reading(problems=[f"{file}: holds {given[:60]}, {wanted}"])


def _state(states: list[object], file: str) -> Reading:
    return Reading(list(subjects(states, file, secrets_show=True)))


def _preview(content: Json, steps: list[object], file: str) -> Reading:
    listed = [step for step in steps if isinstance(step, dict)]
    found = subjects((step.get("newState") for step in listed), file, secrets_show=True)
    reading = Reading(list(found))
    summary = content.get("changeSummary")
    unchanged = summary.get("same") if isinstance(summary, Mapping) else 0
    missing = (unchanged if isinstance(unchanged, int) else 0) - sum(
        step.get("op") == "same" for step in listed
    )
    if missing > 0:
        reading.whole = False
        reading.notes.append(
            f"{file}: {missing} unchanged resources are not in this preview, and {_NO_STACK}; "
            "write it with `pulumi preview --json --show-sames`"
        )
    return reading


def _events(events: list[object], file: str) -> Reading:
    states: dict[str, object] = {}
    for event in events:
        if isinstance(event, dict):
            states |= dict(event_state(event))
    return Reading(list(subjects(states.values(), file, secrets_show=False)))
