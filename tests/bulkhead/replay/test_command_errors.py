"""`bulkhead replay` with input that is wrong."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli import main
from tests.bulkhead.replay.builders import record


def _replay(*words: str) -> Result:
    return CliRunner().invoke(main, ["replay", *words])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[]", "Expected `object`, got `array`"),
        ('{"payments-prod": "12"}', "matching regex"),
        ("{", "truncated"),
        ('{"nobody": "310000000013"}', "no node has one of the names nobody"),
    ],
)
def test_wrong_file_of_accounts_is_said(tmp_path: Path, content: str, said: str) -> None:
    """With the file's name and what would be right."""
    path, events = tmp_path / "ids.json", tmp_path / "events.json"
    events.write_text(json.dumps(record()))
    path.write_text(content)
    result = _replay("--events", str(events), "--accounts", str(path))
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--events", "no-such-file"], "no-such-file: No such file or directory"),
        ([], "give at least one PATH"),
    ],
)
def test_wrong_input_is_said_without_a_traceback(words: list[str], said: str) -> None:
    """The message names the path and what is wrong with it."""
    result = _replay(*words)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output
