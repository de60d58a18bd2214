"""Reading a team's file about the policy pack: every problem at once, with its line."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from config.enforcement import Enforcement
from config.errors import ConfigurationError, Problem
from config.findings import dotted
from config.yaml_reader import Position, YamlFile, read_yaml

_START = Position(1, 1)


def read_enforcement(path: Path) -> Enforcement:
    """Read the file.

    Raises:
        ConfigurationError: If anything is wrong, with everything that is.
    """
    try:
        file = read_yaml(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            [Problem(str(path), 1, 1, "", f"cannot be read: {error}")]
        ) from None
    if file.mistakes:
        raise ConfigurationError(
            Problem(
                str(path),
                mistake.position.line,
                mistake.position.column,
                dotted(mistake.location),
                mistake.message,
            )
            for mistake in file.mistakes
        )
    try:
        return Enforcement.model_validate(file.value or {})
    except ValidationError as error:
        raise ConfigurationError(_problems(str(path), file, error)) from None


def _problems(path: str, file: YamlFile, error: ValidationError) -> Iterator[Problem]:
    for found in error.errors(include_url=False, include_input=False):
        location = tuple(part for part in found["loc"] if part != "[key]")
        near = location
        while near and near not in file.positions:
            near = near[:-1]
        position = file.positions.get(near, _START)
        message = found["msg"].removeprefix("Value error, ")
        yield Problem(path, position.line, position.column, dotted(location), message)
