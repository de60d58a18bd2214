"""JSON schemas for editors, generated from the models: `python -m config.schema_files`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from config.account import Account
from config.enforcement import Enforcement
from config.landing_zone import LandingZone
from config.sources import ACCOUNT_KEYS, ACCOUNTS

FOLDER = Path(__file__).parent / "schema"
_REFERENCE = "#/$defs/"


class _EditorSchema(GenerateJsonSchema):
    """Without pydantic's titles, which only repeat each key in capitals."""

    def field_title_should_be_set(self, schema: object) -> bool:
        """Never."""
        del schema
        return False

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Keys that do not have the right shape are as wrong as unknown ones."""
        json_schema = super().dict_schema(schema)
        if "patternProperties" in json_schema:
            json_schema["additionalProperties"] = False
        return json_schema


def schema_files() -> Mapping[str, str]:
    """The schemas by the name of their file, as they should be."""
    landing_zone = _schema(LandingZone)
    # The accounts are files of their own.
    landing_zone["required"].remove(ACCOUNTS)
    for key in ACCOUNT_KEYS:
        del landing_zone["properties"][key]
    return {
        "account.schema.json": _rendered(_schema(Account)),
        "enforcement.schema.json": _rendered(_schema(Enforcement)),
        "landing-zone.schema.json": _rendered(_without_unused_definitions(landing_zone)),
    }


def stale_files(folder: Path = FOLDER) -> tuple[str, ...]:
    """Names of the schemas that are not as they should be."""
    return tuple(
        name
        for name, content in schema_files().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != content
    )


def write_schema_files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Write the schemas, and say where."""
    folder.mkdir(exist_ok=True)
    paths = []
    for name, content in schema_files().items():
        paths.append(folder / name)
        paths[-1].write_text(content, encoding="utf-8")
    return tuple(paths)


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(schema_generator=_EditorSchema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _without_unused_definitions(schema: dict[str, Any]) -> dict[str, Any]:
    definitions = schema["$defs"]
    while unused := [name for name in definitions if not _is_used(name, schema)]:
        for name in unused:
            del definitions[name]
    return schema


def _is_used(name: str, schema: Mapping[str, Any]) -> bool:
    return f'"{_REFERENCE}{name}"' in json.dumps(schema)


def _rendered(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, indent=2) + "\n"


if __name__ == "__main__":
    for path in write_schema_files():
        print(path)  # noqa: T201 what the command is for
