"""Moving a control in landing-zone.yaml, and leaving every other character as it is.

The file belongs to people: their comments, their order and their line breaks stay. So the text of
the one setting is replaced where the parser says that it stands, and the result is read again: if
anything else than that setting has changed, nothing is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from config.yaml_reader import read_yaml


class EditError(Exception):
    """The file cannot be edited; says where, why, and what to write by hand."""


@dataclass(frozen=True)
class Setting:
    """What a control's setting becomes; `ring` None takes the control out."""

    ring: str | None
    since: str


def move(path: Path, control: str, setting: Setting) -> None:
    """Give a control another ring in landing-zone.yaml.

    Raises:
        EditError: The control is not there, or the file would not say what it should.
    """
    text = path.read_text(encoding="utf-8")
    changed = moved(text, control, setting)
    if changed is None:
        raise EditError(f"{path}: {_by_hand(control, setting)}")
    path.write_text(changed, encoding="utf-8")


def moved(text: str, control: str, setting: Setting) -> str | None:
    """The text with the control moved; None where that cannot be done safely."""
    try:
        entry = _entry(yaml.compose(text, Loader=yaml.SafeLoader), control)
    except yaml.YAMLError:
        return None
    if entry is None:
        return None
    changed = _without(text, entry) if setting.ring is None else _with(text, entry, setting)
    return changed if _says(changed) == _wanted(text, control, setting) else None


def _entry(root: yaml.Node | None, control: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Key and value of the control's setting."""
    node, key = root, None
    for name in ("guardrails", "controls", control):
        found = _children(node).get(name)
        if found is None:
            return None
        key, node = found
    return (key, node) if key is not None and node is not None else None


def _children(node: yaml.Node | None) -> Mapping[str, tuple[yaml.Node, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    # A key can be a list or a mapping, which is none of ours.
    named = (each for each in node.value if isinstance(each[0], yaml.ScalarNode))
    return {key.value: (key, value) for key, value in named}


def _with(text: str, entry: tuple[yaml.Node, yaml.Node], setting: Setting) -> str:
    _, value = entry
    children = _children(value)
    flow = isinstance(value, yaml.MappingNode) and value.flow_style
    written = {"ring": setting.ring or "", "since": f'"{setting.since}"'}
    if not children:
        start, end = value.start_mark.index, value.end_mark.index
        space = "" if text[start - 1 : start].isspace() else " "
        inner = ", ".join(f"{name}: {new}" for name, new in written.items())
        return f"{text[:start]}{space}{{{inner}}}{text[end:]}"
    missing = [f"{name}: {new}" for name, new in written.items() if name not in children]
    if missing:
        # Behind the last of its entries, in the way in which they are written.
        last = list(children.values())[-1][1].end_mark.index
        between = ", " if flow else "\n" + " " * value.start_mark.column
        text = text[:last] + "".join(f"{between}{each}" for each in missing) + text[last:]
    for name, (_, child) in reversed(list(children.items())):
        if name in written:
            start, end = child.start_mark.index, child.end_mark.index
            text = text[:start] + written[name] + text[end:]
    return text


def _without(text: str, entry: tuple[yaml.Node, yaml.Node]) -> str:
    """Without the lines of the setting."""
    key, value = entry
    children = _children(value)
    last = list(children.values())[-1][1] if children else value
    start = text.rfind("\n", 0, key.start_mark.index) + 1
    end = text.find("\n", max(key, last, key=lambda node: node.end_mark.index).end_mark.index)
    return text[:start] + (text[end + 1 :] if end >= 0 else "")


def _says(text: str) -> object:
    file = read_yaml(text)
    return None if file.mistakes else file.value


def _wanted(text: str, control: str, setting: Setting) -> object:
    value = _says(text)
    if not isinstance(value, dict):
        return object()
    guardrails = value["guardrails"]
    controls = dict(guardrails["controls"])
    given = controls.pop(control) or {}
    if not isinstance(given, dict):
        return object()  # what equals nothing: the setting is no setting
    if setting.ring is not None:
        controls[control] = {**given, "ring": setting.ring, "since": setting.since}
    # Without any control, the key has no value, which is no setting.
    return {**value, "guardrails": {**guardrails, "controls": controls or {}}}


def _by_hand(control: str, setting: Setting) -> str:
    if setting.ring is None:
        return f"take guardrails.controls.{control} out by hand (`controls: {{}}` is none at all)"
    return (
        f"write by hand, below guardrails.controls: `{control}: {{ring: {setting.ring}, "
        f'since: "{setting.since}"}}`'
    )
