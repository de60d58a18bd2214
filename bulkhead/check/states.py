"""Resources as Pulumi's states have them: exports, checkpoints, previews and events alike."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bulkhead.check.subject import Json, Place, Subject, name_of
from bulkhead.check.values import Reader
from policies.controls import Resource
from policies.controls._run import with_region

_SOURCE = re.compile(r"(?:project:///|file://)(.+)#(\d+)")


def subjects(states: Iterable[object], file: str, *, secrets_show: bool) -> Iterator[Subject]:
    """Give the resources that are to stay.

    Args:
        states: Objects with `type`, `urn`, `inputs` and the rest that Pulumi writes of a resource.
        file: Where they were read from.
        secrets_show: Whether a value that is not marked as secret there is none.
    """
    listed = [each for each in states if isinstance(each, dict) and not each.get("delete")]
    providers = {
        str(each["urn"]): Reader().properties(each.get("inputs"))
        for each in listed
        if str(each.get("type")).startswith("pulumi:providers:") and "urn" in each
    }
    for state in listed:
        type_, urn = state.get("type"), state.get("urn")
        if isinstance(type_, str) and isinstance(urn, str):
            provider = providers.get(str(state.get("provider", "")).rpartition("::")[0], {})
            yield _subject(state, provider, Place(file, source=_source(state)), secrets_show)


def _subject(state: Json, provider: Json, place: Place, secrets_show: bool) -> Subject:  # noqa: FBT001 - handed on
    type_, urn = str(state["type"]), str(state["urn"])
    given = Reader()
    inputs = with_region(given.properties(state.get("inputs")), provider)
    outputs = Reader().properties(state.get("outputs"))
    depends_on = dependencies(state.get("propertyDependencies"))
    secrets = frozenset(given.secrets) if secrets_show else None
    return Subject(
        inputs=Resource(type_, urn, inputs, depends_on, secrets),
        outputs=Resource(type_, urn, _known(state, outputs), depends_on),
        name=name_of(urn),
        place=place,
    )


def _known(state: Json, outputs: dict[str, object]) -> dict[str, object]:
    """The outputs, and the id, which Pulumi keeps beside them."""
    resource_id = state.get("id")
    return {"id": resource_id, **outputs} if resource_id else outputs


def dependencies(given: object) -> Mapping[str, tuple[str, ...]]:
    """What each input is made of, as URNs."""
    if not isinstance(given, dict):
        return {}
    return {
        str(name): tuple(map(str, urns)) for name, urns in given.items() if isinstance(urns, list)
    }


def _source(state: Json) -> tuple[str, int] | None:
    found = _SOURCE.match(str(state.get("sourcePosition", "")))
    return (found[1], int(found[2])) if found else None
