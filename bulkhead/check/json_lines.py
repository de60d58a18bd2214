"""Resources as JSON lines: `{"type", "name", "props", "options"?, "urn"?}`, or the engine's events.

The lines of a file are one stack. A resource without an id of its own goes by its name, so that
`{"bucket": "orders"}` belongs to the bucket of that name.
"""

import json
from collections import Counter
from collections.abc import Mapping

from bulkhead.check.states import dependencies, subjects
from bulkhead.check.subject import Json, Place, Reading, Subject
from bulkhead.check.values import Reader
from policies.controls import Resource
from policies.controls._run import with_region

WANTED = 'write {"type": "aws:s3/bucket:Bucket", "name": "reports", "props": {}}'


class NoResourceError(ValueError):
    """Something stands where a resource belongs."""


def read_lines(text: str, file: str) -> Reading:
    """Read each line; one that is wrong is a problem of its own, and the rest is read."""
    reading, seen, states = Reading(), Counter[str](), dict[str, object]()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        place = Place(file, number)
        try:
            found = json.loads(line)
            if is_event(found):
                states |= dict(event_state(found))
            else:
                reading.subjects.append(read_resource(found, place, seen))
        except json.JSONDecodeError as error:
            problem = f"column {error.colno}: not JSON: {error.msg}; {WANTED}"
            reading.problems.append(f"{place}: {problem}")
        except RecursionError:
            reading.problems.append(f"{place}: nested too deeply; {WANTED}")
        except NoResourceError as error:
            reading.problems.append(f"{place}: {error}; {WANTED}")
    reading.subjects += subjects(states.values(), file, secrets_show=False)
    return reading


def read_resource(found: object, place: Place, seen: Counter[str]) -> Subject:
    """Read one resource.

    Args:
        found: What the line holds.
        place: Where it stands.
        seen: How often each type and name has occurred, for resources without a URN.

    Raises:
        NoResourceError: It is none.
    """
    if not isinstance(found, dict):
        raise NoResourceError(f"{type(found).__name__} where a resource belongs")
    type_, name = (_text(found, key) for key in ("type", "name"))
    props, options = (_object(found, key) for key in ("props", "options"))
    urn = found.get("urn")
    if urn is not None and not isinstance(urn, str):
        raise NoResourceError("urn is no text")
    inputs = Reader().properties(props)
    if isinstance(options.get("provider"), dict):
        inputs = dict(with_region(inputs, Reader().properties(options["provider"])))
    key = urn or _key(type_, name, seen)
    depends_on = dependencies(found.get("propertyDependencies"))
    return Subject(
        inputs=Resource(type_, key, inputs, depends_on),
        outputs=Resource(type_, key, {"id": name, **inputs}, depends_on),
        name=name,
        place=place,
        has_urn=urn is not None,
    )


def is_event(found: object) -> bool:
    """Whether a line is one of the engine's event log."""
    return isinstance(found, dict) and "sequence" in found and "type" not in found


def event_state(event: Json) -> Mapping[str, object]:
    """Give the state that an event announces by its URN; what is deleted has none."""
    match event:
        case {"resourcePreEvent": {"metadata": {"new": dict(state), "urn": str(urn)}}}:
            return {urn: {**state, "urn": urn}}
        case _:
            return {}


def _key(type_: str, name: str, seen: Counter[str]) -> str:
    key = f"{type_}::{name}"
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}#{seen[key]}"


def _text(found: Json, key: str) -> str:
    value = found.get(key)
    if not isinstance(value, str) or not value:
        raise NoResourceError(f"{key} is {'no text' if key in found else 'missing'}")
    return value


def _object(found: Json, key: str) -> Json:
    value = found.get(key, {})
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise NoResourceError(f"{key} is no object")
    return value
