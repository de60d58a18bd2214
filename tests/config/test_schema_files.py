"""The JSON schemas that editors check the configuration with."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from config.schema_files import FOLDER, schema_files, stale_files, write_schema_files
from tests.config.broken import EXAMPLE, LANDING_ZONE

ACCOUNT_FILES = sorted((EXAMPLE / "accounts").glob("*.yaml"))
SCHEMAS = {name: json.loads(content) for name, content in schema_files().items()}


def problems(schema: str, content: object) -> list[str]:
    """What an editor would say."""
    validator = jsonschema.Draft202012Validator(SCHEMAS[schema])
    return [error.message for error in validator.iter_errors(content)]


def test_committed_schemas_are_those_of_the_models() -> None:
    """A change of the models comes with its schemas: `bulkhead schema` writes them."""
    assert stale_files() == ()


def test_a_stale_or_missing_schema_is_named(tmp_path: Path) -> None:
    """What was changed by hand, or is not there, is stale."""
    write_schema_files(tmp_path)
    assert stale_files(tmp_path) == ()
    (tmp_path / "account.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "landing-zone.schema.json").unlink()
    assert set(stale_files(tmp_path)) == {"account.schema.json", "landing-zone.schema.json"}


@pytest.mark.parametrize("file", [EXAMPLE / LANDING_ZONE, *ACCOUNT_FILES], ids=lambda f: f.stem)
def test_an_editor_accepts_the_example(file: Path) -> None:
    """Each file is valid, and names in its first line the schema that an editor then loads."""
    first, *_ = file.read_text(encoding="utf-8").splitlines()
    schema = (file.parent / first.partition("$schema=")[2]).resolve()
    assert schema.parent == FOLDER
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert problems(schema.name, content) == []


@pytest.mark.parametrize(
    "change",
    [
        {"ownr": "x"},
        {"email": "nobody"},
        {"environment": "prod"},
        {"network": {"cidr": "10.0.0.0"}},
        {"id": 111122223333},
        {"tags": {"aws:name": "x"}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_editor_refuses_what_the_loader_refuses(change: dict[str, Any]) -> None:
    """Misspelt keys, shapes, choices and kinds are shown while somebody types."""
    content = yaml.safe_load((EXAMPLE / "accounts/sandbox.yaml").read_text(encoding="utf-8"))
    assert problems("account.schema.json", {**content, **change})


def _properties(node: object, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for name, inner in node.get("properties", {}).items():
            yield f"{path}.{name}", inner
        for name, inner in node.get("$defs", {}).items():
            yield name, inner
            yield from _properties(inner, name)


# A key that only refers to a definition is explained there; an empty one takes any value.
PROPERTIES = [
    (f"{file} {path}", node)
    for file, schema in SCHEMAS.items()
    for path, node in _properties(schema)
    if node and set(node) != {"$ref"}
]


@pytest.mark.parametrize(("path", "node"), PROPERTIES, ids=[path for path, _ in PROPERTIES])
def test_every_key_is_explained(path: str, node: dict[str, Any]) -> None:
    """An editor shows a sentence for each key; a number's says its unit."""
    description = node.get("description", "")
    assert description.endswith("."), path
    if node.get("type") == "integer":
        units = (
            *("days", "hops", "hours", "minutes", "percent", "policies", "us dollars", "zones"),
        )
        assert any(unit in description.casefold() for unit in units), f"{path}: {description}"
