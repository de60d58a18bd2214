"""The SARIF output is what the standard's own schema allows, whatever was checked."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import ValidationError
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from bulkhead.cli.check import command

from .test_command import LATER, OPEN, SAFE, lines

CHECKED = {
    "findings of each kind": lines(SAFE, OPEN, LATER),
    "a line that cannot be read": lines(OPEN, "{bad"),
    "nothing wrong": lines(SAFE),
    "nothing at all": "",
}


def _sarif(given: str, *files: Path) -> str:
    names = [str(file) for file in files]
    return CliRunner().invoke(command, ["--format", "sarif", *names], input=given).stdout


@pytest.mark.parametrize("given", [pytest.param(text, id=name) for name, text in CHECKED.items()])
@pytest.mark.parametrize("from_file", [True, False], ids=["file", "standard input"])
def test_the_schema_allows_it(given: str, *, from_file: bool, tmp_path: Path) -> None:
    """The models are made from the schema of SARIF 2.1.0 and take nothing that it does not name."""
    file = tmp_path / "team.jsonl"
    file.write_text(given, encoding="utf-8")

    SarifLog.model_validate_json(_sarif(given, *([file] if from_file else [])))


@pytest.mark.parametrize(("name", "value"), [("kind", "wrong"), ("severity", "high")])
def test_the_schema_refuses_what_is_none(name: str, value: str) -> None:
    """A value that SARIF has not, and a property that it has not, would be noticed."""
    log = json.loads(_sarif(lines(OPEN)))
    log["runs"][0]["results"][0][name] = value

    with pytest.raises(ValidationError):
        SarifLog.model_validate(log)
