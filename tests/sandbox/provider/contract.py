"""What holds for every declared type, as functions that fail with an AssertionError."""

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from sandbox.provider.check import DEFAULTS
from sandbox.provider.compare import same
from sandbox.provider.declare import Resource
from sandbox.provider.diff import changed_properties, changes
from sandbox.provider.plan import planned_creation, planned_update
from sandbox.provider.schema import PropertyType, resource_schema
from sandbox.provider.session import Session
from sandbox.provider.values import UNKNOWN, is_empty
from tests.sandbox.provider.examples import Example
from tests.sandbox.provider.trial import Trial

TAGS = {"tags", "tagsAll"}


def whole_life(resource: Resource, example: Example, session: Session) -> None:
    """Lead a resource through everything that can happen to it."""
    trial = Trial(resource, example, session)
    trial.make_needs()
    creation(trial)
    replacements(trial)
    for name, value in example.changes:
        update_in_place(trial, name, value)
    import_by_id(trial)
    retention(trial)
    deletion(trial)
    for inputs in example.made_with:
        trial.create(**inputs)
        assert trial.changes(trial.inputs(**inputs)) == {}, "a second run would change something"
        deletion(trial)
    gone_with_its_needs(trial)


def untried(resource: Resource, example: Example) -> set[str]:
    """Name the served inputs that an example neither gives nor changes nor leaves to a default."""
    given = {*example.inputs, *chain.from_iterable(example.made_with)}
    changed = {name for name, _ in example.changes}
    return _served(resource) - {*given, *changed, *resource.defaults}


def unchanged(resource: Resource, example: Example) -> set[str]:
    """Name the inputs that can be updated and that an example does not change."""
    return _served(resource) - set(resource.replace_on) - {name for name, _ in example.changes}


def _served(resource: Resource) -> set[str]:
    return set(resource_schema(resource.type).inputs) - set(resource.unserved) - {"region"}


def creation(trial: Trial) -> None:
    """A preview promises nothing that does not come true; what was made needs no change."""
    planned = planned_creation(trial.resource, trial.inputs())
    trial.create()
    _came_true(trial.resource, planned, trial.state)
    assert trial.changes(trial.inputs()) == {}, "a second run would change something"
    assert trial.read(trial.state) == trial.state, "a refresh would change something"
    for name, document in _json_documents(trial.inputs()):
        text = json.dumps(document, indent=4)
        assert trial.changes({**trial.inputs(), name: text}) == {}, f"{name}: is compared as text"
    for name in trial.resource.sets.keys() & trial.state.keys():
        turned = list(reversed(trial.state[name] or []))
        assert trial.changes({**trial.inputs(), name: turned}) == {}, f"{name}: is no set"


def replacements(trial: Trial) -> None:
    """Another value of an input in `replace_on` replaces the resource."""
    schema = resource_schema(trial.resource.type)
    for name in trial.resource.replace_on:
        value = another(schema.inputs[name].type, trial.state.get(name))
        found = trial.changes({**trial.inputs(), name: value})
        assert changed_properties(found) == {name}
        assert all(each.replaces for each in found.values()), f"{name}: does not replace"


def update_in_place(trial: Trial, name: str, value: object) -> None:
    """An input is updated in place, a change behind Pulumi's back is seen, and both are mended."""
    inputs = trial.inputs(**{name: value})
    changed = trial.changes(inputs)
    expected = TAGS if name == "tags" else {name}
    assert changed_properties(changed) == expected, f"{name}: is no difference"
    assert not any(each.replaces for each in changed.values()), f"{name}: would replace"
    planned = planned_update(trial.resource, trial.state, inputs)
    new = trial.update(inputs)
    for output in trial.example.stale_in_previews:
        planned.pop(output)
    _came_true(trial.resource, planned, new)
    _is_seen(trial, name, expected)
    trial.state = new
    assert trial.changes(inputs) == {}, f"{name}: a second run would change something"
    trial.state = trial.update(trial.inputs())
    assert trial.changes(trial.inputs()) == {}, f"{name}: cannot be changed back"


def _is_seen(trial: Trial, name: str, expected: set[str]) -> None:
    """The recorded state is from before the update, as if somebody else had made it."""
    if name in (*trial.resource.local, *trial.resource.kept, *trial.example.no_drift):
        return
    recorded, seen = trial.state, trial.read(trial.state)
    assert seen is not None
    trial.state = seen
    assert changed_properties(trial.changes(trial.inputs())) == expected, f"{name}: drift is unseen"
    trial.state = recorded


def import_by_id(trial: Trial) -> None:
    """An import of what exists gives inputs with which nothing would change."""
    state = trial.read({})
    assert state is not None
    inputs = trial.imported(state)
    given = trial.inputs()
    never_told = {*trial.resource.kept, *trial.resource.local, DEFAULTS, "tagsAll", "region"}
    for name in given.keys() - never_told:
        if not is_empty(given[name]) and name not in given[DEFAULTS]:
            assert name in inputs, f"{name}: is missing in an import"
    recorded, trial.state = trial.state, state
    found = changed_properties(trial.changes(given)) - set(trial.resource.kept)
    assert found - set(trial.resource.local) == set(), "an import would be changed"
    trial.state = recorded


def retention(trial: Trial) -> None:
    """An input that retains the resource on deletion does."""
    for name in trial.example.retained_by:
        recorded, trial.state = trial.state, {**trial.state, name: True}
        trial.delete()
        assert trial.read(recorded) is not None, f"{name}: does not retain it"
        trial.state = recorded


def deletion(trial: Trial) -> None:
    """What is deleted is not there any more, and to delete it again is no error."""
    trial.delete()
    if trial.resource.delete and not trial.resource.remains:
        assert trial.read(trial.state) is None, "it is still there"
    trial.delete()


def gone_with_its_needs(trial: Trial) -> None:
    """What has gone with something that it needs is not there any more."""
    for name in trial.example.gone_with:
        trial.delete_need(name)
        assert trial.read(trial.state) is None, f"it is there without {name}"
        trial.delete()


def _json_documents(inputs: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in inputs.items():
        if isinstance(value, str) and value.startswith(("{", "[")):
            yield name, json.loads(value)


def _came_true(resource: Resource, planned: Mapping[str, Any], state: Mapping[str, Any]) -> None:
    for name, value in planned.items():
        if value is UNKNOWN:
            assert name in state, f"{name}: was to become known"
        elif name in resource_schema(resource.type).inputs:
            found = changes(resource, {name: state.get(name)}, {name: value})
            assert found == {}, f"{name}: was planned otherwise"
        else:
            assert same(resource, name, value, state.get(name)), f"{name}: was planned otherwise"


def another(kind: PropertyType, value: Any) -> Any:  # noqa: ANN401 - JSON
    """Give some other value of a type."""
    if kind.kind == "boolean":
        return not value
    if kind.kind in ("integer", "number"):
        return (value or 0) + 1
    if kind.kind == "array" and kind.element:
        return [*(value or []), another(kind.element, None)]
    if kind.kind in ("map", "object"):
        return {**(value or {}), "another": "value"}
    return f"{value or ''}-another"
