"""What is declared as dataclasses, as YAML: each field under the name that its format gives it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import yaml

_WIDTH = 1_000  # characters; an expression stays on its line


class _Dumper(yaml.SafeDumper):
    """Writes each value where it stands, scripts line by line."""

    def ignore_aliases(self, _data: object) -> bool:
        """Never an anchor: not every reader of YAML follows them."""
        return True


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def camel_case(field: str) -> str:
    """The name of a field in a Kubernetes resource: `service_account_name`, serviceAccountName."""
    first, *rest = field.split("_")
    return first + "".join(word.capitalize() for word in rest)


def kebab_case(field: str) -> str:
    """The name of a field in a GitHub workflow: `runs_on`, runs-on; `if_`, a Python word, if."""
    return field.rstrip("_").replace("_", "-")


def plain(value: object, name: Callable[[str], str]) -> Any:  # noqa: ANN401 - what YAML holds
    """Dataclasses as mappings, in the order of their fields, without what is not said.

    Args:
        value: A dataclass, or what may hold some.
        name: The name in the format, for that of a field.
    """
    if is_dataclass(value):
        found = {name(each.name): getattr(value, each.name) for each in fields(value)}
        return {key: plain(each, name) for key, each in found.items() if each not in (None, (), "")}
    if isinstance(value, Mapping):
        return {key: plain(each, name) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(each, name) for each in value]
    return value


def text_of(documents: Iterable[object], name: Callable[[str], str]) -> str:
    """One YAML text of one or more documents.

    Args:
        documents: Dataclasses.
        name: As for `plain`.
    """
    return yaml.dump_all(
        [plain(each, name) for each in documents], Dumper=_Dumper, sort_keys=False, width=_WIDTH
    )
